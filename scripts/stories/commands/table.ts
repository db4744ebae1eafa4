/** All commands by name: what slices bring here, and what no slice serves yet. */
import type { Command, Commands } from '../command.ts';
import type { Actor } from '../world.ts';
import { commands as inspections } from './inspections.ts';
import { commands as messages } from './messages.ts';
import { commands as orders } from './orders.ts';
import { bankCommands, commands as payments } from './payments.ts';
import { commands as shipments } from './shipments.ts';
import { commands as suppliers } from './suppliers.ts';

/** Who may do what is the server's to say: any actor may try any command but the bank's own. */
const COMMANDS: Commands = { ...orders, ...payments, ...suppliers, ...shipments, ...inspections, ...messages };

/** Words of the vocabulary whose slices this server does not have yet. */
const UNSERVED: ReadonlySet<string> = new Set([
  'pay_card',
  'charge_back',
  'open_claim',
  'respond',
  'offer',
  'accept_offer',
  'decline_offer',
  'escalate',
  'withdraw_claim',
  'appoint',
  'prepay_fee',
  'report_appointed',
  'determine',
  'approve',
  'appeal',
  'determine_appeal',
  'refund_paid',
  'case_file',
]);

/** The command of an actor, `unserved` for one that is known but not served, undefined for one that does not exist. */
export function commandOf(actor: Actor, name: string): Command | 'unserved' | undefined {
  const table = actor === 'bank' ? bankCommands : COMMANDS;
  if (Object.hasOwn(table, name)) return table[name];
  return actor !== 'bank' && UNSERVED.has(name) ? 'unserved' : undefined;
}
