/** An order's next step in words: who must act, what, and what saying nothing leads to under the order's own policy. */
import { isPolicyName, latest, policyById } from '../../src/policy/rules.ts';
import { silenceDefaults } from '../../src/policy/silence.rules.ts';
import type { Policy, SilenceCode } from '../../src/policy/types.ts';
import type { Tone } from '../ui/Notice.tsx';
import type { Lang, Say } from '../ui/words.ts';
import type { MessageKey } from '../words.data.ts';

/** What lists and pages know of an order's turn. */
export type Turn = {
  readonly you: 'buyer' | 'supplier' | 'inspector' | 'operator';
  readonly buyer: { readonly name: string | null };
  readonly supplier: { readonly name: string | null };
  readonly next: { readonly by: string; readonly what: string; readonly instalment: string | null };
};

// biome-ignore format: a table
const STEPS: Readonly<Record<string, readonly [MessageKey, ...SilenceCode[]]>> = {
  send: ['step.send'],
  confirm: ['step.confirm'],
  pay_instalment: ['step.pay_instalment', 'order_unpaid', 'deposit_overdue'],
  recognise_wire: ['step.recognise_wire'],
  report_ready: ['step.report_ready'],
  inspect: ['step.inspect', 'inspection_not_arranged'],
  ship: ['step.ship'],
  report_arrival: ['step.report_arrival', 'arrival_untold'],
  confirm_receipt: ['step.confirm_receipt', 'receipt_unconfirmed'],
  nothing: ['step.nothing'],
  claim_answer: ['step.claim_answer', 'claim_unanswered'],
  claim_answer_offer: ['step.claim_answer_offer', 'offer_unanswered'],
  claim_escalate_or_offer: ['step.claim_escalate_or_offer', 'claim_not_escalated', 'negotiation_ended'],
  claim_inspect: ['step.claim_inspect'],
  claim_prepay_fee: ['step.claim_prepay_fee', 'fee_not_prepaid'],
  claim_approve: ['step.claim_approve'],
  claim_decide: ['step.claim_decide'],
  claim_perform: ['step.claim_perform', 'remedy_not_performed'],
  claim_pay_refund: ['step.claim_pay_refund'],
  claim_close: ['step.claim_close'],
};

const ROLE_OF: Readonly<Record<string, Turn['you']>> = {
  buyer: 'buyer',
  supplier: 'supplier',
  inspector: 'inspector',
  platform: 'operator',
};

/** Whether the reader's side is the one that must act. */
export const isYours = ({ you, next }: Turn): boolean => ROLE_OF[next.by] === you;

/** `You`, the other company's name, or the office that acts. */
function actorOf(t: Say, turn: Turn): string {
  if (isYours(turn)) return t('step.you');
  switch (turn.next.by) {
    case 'buyer':
      return turn.buyer.name ?? t('orders.buyer');
    case 'supplier':
      return turn.supplier.name ?? t('orders.supplier');
    case 'bank':
      return t('step.bank');
    case 'inspector':
      return t('step.inspector');
    case 'platform':
      return t('step.platform');
    default:
      return t('step.nobody');
  }
}

/** `You: pay the deposit`. */
export const lineOf = (t: Say, turn: Turn): string =>
  turn.next.by === 'nobody' ? t('step.nobody') : t('step.line', { actor: actorOf(t, turn), step: stepOf(t, turn.next) });

/** Amber: you must act. Violet: the platform acts. The others only wait. */
export const toneOf = (turn: Turn): Tone =>
  isYours(turn) ? 'due' : turn.next.by === 'platform' ? 'platform' : turn.next.by === 'nobody' ? 'good' : 'neutral';

/** `pay the deposit`: what is to be done. */
export function stepOf(t: Say, { what, instalment }: Turn['next']): string {
  const [key] = STEPS[what] ?? ['step.nothing'];
  return t(key, { instalment: instalment === null ? '' : instalmentName(t, instalment) });
}

/** The two usual instalments in the reader's language; others as the sides called them. */
export const instalmentName = (t: Say, name: string): string =>
  name === 'deposit' ? t('pay.deposit') : name === 'balance' ? t('pay.balance') : name;

/** The policy that an order is pinned to, or the newest of its programme while it is not. */
export function policyOf(id: string): Policy | null {
  const pinned = policyById(id);
  if (pinned.ok) return pinned.value;
  return isPolicyName(id) ? latest(id) : null;
}

/** What the clock does only while nothing is paid at all. */
const WHILE_UNPAID: ReadonlySet<SilenceCode> = new Set(['order_unpaid', 'deposit_overdue']);

/** The sentences of the contract that say what happens when nobody takes this step; `paidMinor` is what the order received. */
export function silenceOf(step: string, policyId: string, paidMinor: number, lang: Lang): readonly string[] {
  const [, ...named] = STEPS[step] ?? ['step.nothing'];
  const codes = named.filter((code) => paidMinor === 0 || !WHILE_UNPAID.has(code));
  const policy = policyOf(policyId);
  const defaults = policy ? silenceDefaults(policy) : [];
  return codes.flatMap((code) => defaults.find((one) => one.code === code)?.[lang] ?? []);
}
