/** All commands by name: what slices bring here. */
import type { Command, Commands } from '../command.ts';
import type { Actor } from '../world.ts';
import { commands as appointment } from './appointment.ts';
import { commands as cards } from './cards.ts';
import { commands as casefile } from './casefile.ts';
import { commands as claims } from './claims.ts';
import { commands as inspections } from './inspections.ts';
import { commands as messages } from './messages.ts';
import { commands as orders } from './orders.ts';
import { bankCommands, commands as payments } from './payments.ts';
import { commands as shipments } from './shipments.ts';
import { commands as suppliers } from './suppliers.ts';

/** Who may do what is the server's to say: any actor may try any command but the bank's own. */
const COMMANDS: Commands = {
  ...orders,
  ...payments,
  ...suppliers,
  ...shipments,
  ...inspections,
  ...cards,
  ...casefile,
  ...claims,
  ...appointment,
  ...messages,
};

/** The command of an actor; undefined for one that does not exist. */
export function commandOf(actor: Actor, name: string): Command | undefined {
  const table = actor === 'bank' ? bankCommands : COMMANDS;
  return Object.hasOwn(table, name) ? table[name] : undefined;
}
