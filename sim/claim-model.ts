/** What the naive model knows of one claim: its situation, what was asked, agreed and decided; and whether an act was allowed. */
import type { Json } from '../src/kernel/result.ts';
import { CLAIM_TABLE } from './claim-table.ts';
import { expect } from './move.ts';
import { sum } from './purse.ts';

type State = 'negotiating' | 'escalated' | 'inspecting' | 'determined' | 'appealed' | 'settled' | 'withdrawn' | 'closed';

export type ClaimModel = {
  readonly claimId: string;
  readonly orderId: string;
  readonly state: State;
  readonly over: boolean;
  /** What is claimed. */
  readonly amountMinor: number;
  /** What was covered when it was opened, less what had come back: claimed where no figure was asked. */
  readonly stillCoveredMinor: number;
  readonly appointment: { readonly feeMinor: number; readonly paid: boolean } | null;
  readonly settled: { readonly remedy: boolean; readonly from: State } | null;
  readonly decision: {
    readonly decisionId: string;
    readonly refundMinor: number;
    /** Taken off what the buyer has not paid. */
    readonly setOffMinor: number;
    /** It would have been the same with what a card bank had taken. */
    readonly exact: boolean;
    readonly supplierFeeMinor: number;
    readonly approved: boolean;
  } | null;
  /** The decision that stood before the appeal was decided. */
  readonly standing: ClaimModel['decision'];
  readonly appealed: boolean;
  /** Amounts of the offers by their ids; null: of a remedy. */
  readonly offers: ReadonlyMap<string, number | null>;
  /** What the table says of its last act: that it ends the claim, in the same commit. */
  readonly mustBeOver: boolean;
};

/** An event, as far as the model reads it. */
export type ToldEvent = {
  readonly seq: number;
  readonly at: string;
  readonly type: string;
  readonly data: { readonly [key: string]: Json };
};

const REMEDIES = ['repair', 'replacement', 'parts', 'reinstallation'];

/** The column of the table; null: over in a way that nothing more comes of. */
export function situationOf({ state, over, appointment, settled, decision }: ClaimModel): string | null {
  switch (state) {
    case 'inspecting':
      return appointment?.paid ? 'inspecting, fee paid' : 'inspecting, fee open';
    case 'determined':
      return over ? 'determined, over' : decision?.approved ? 'determined, approved' : 'determined';
    case 'settled':
      if (over) return null;
      return settled?.remedy ? 'settled, remedy' : 'settled, money';
    default:
      return state;
  }
}

/** The row of the table that an event is the outcome of; null: it follows from another one. */
function actOf({ type, data }: ToldEvent): string | null {
  switch (type) {
    case 'claims.evidence_filed':
      // What the appointed agency found is filed with its report.
      return data['by'] === 'platform' ? null : 'evidence filed';
    case 'claims.evidence_requested':
      return 'evidence asked for';
    case 'claims.answered':
      return data['accepted'] === true ? null : 'answered: no';
    case 'claims.offered':
      return 'offer made';
    case 'claims.offer_closed':
      return data['because'] === 'declined' ? 'offer declined' : data['because'] === 'lapsed' ? 'offer lapsed *' : null;
    case 'claims.settled':
      if (data['offerId'] === null) return 'answered: yes';
      return REMEDIES.includes(String(data['kind'])) ? 'offer of a remedy accepted' : 'offer of money accepted';
    case 'claims.resumed':
      return 'remedy’s day passed *';
    case 'claims.escalated':
      if (data['because'] === 'both_agreed') return 'both ask to escalate';
      return data['because'] === 'automatic' ? 'negotiation ended, rapid *' : 'escalated in time';
    case 'claims.negotiation_ended':
      return 'negotiation ended, others *';
    case 'claims.withdrawn':
      return 'withdrawn';
    case 'claims.closed':
      return data['because'] === 'remedy_performed'
        ? 'remedy confirmed'
        : data['because'] === 'not_escalated'
          ? 'nobody escalated *'
          : null;
    default:
      return CASE_ACTS[type] ?? null;
  }
}

const CASE_ACTS: { readonly [type: string]: string | undefined } = {
  'claims.appointed': 'agency appointed',
  'claims.fee_prepaid': 'fee prepaid',
  'claims.fee_lapsed': 'fee not prepaid in time *',
  'claims.inspection_hindered': 'inspection hindered',
  'claims.appointed_reported': 'agency reports',
  'claims.determined': 'decided',
  'claims.approved': 'approved',
  'claims.sent_back': 'sent back',
  'claims.appealed': 'appealed',
};

export const newClaim = (orderId: string, { data }: ToldEvent): ClaimModel => ({
  claimId: String(data['claimId']),
  orderId,
  state: 'negotiating',
  over: false,
  amountMinor: Number(data['amountMinor']),
  stillCoveredMinor: 0,
  appointment: null,
  settled: null,
  decision: null,
  standing: null,
  appealed: false,
  offers: new Map(),
  mustBeOver: false,
});

export type Found = { readonly act: string; readonly situation: string };

/**
 * The claim after an event, and the cell of the table that it is in; Broken where the table has none. What state the claim
 * is in comes from the table, what was agreed and decided from the event.
 */
export function afterEvent(claim: ClaimModel, event: ToldEvent): { readonly claim: ClaimModel; readonly cell: Found | null } {
  const act = actOf(event);
  const situation = situationOf(claim) ?? '';
  const written = (act !== null && CLAIM_TABLE.get(act)?.get(situation)) || '-';
  // An offer that nobody answered before the claim was decided lapses all the same.
  const decided = act === 'offer lapsed *' && written === '-';
  expect(
    act === null || decided || written !== '-',
    `claim ${claim.claimId}: ${act} (${event.type}) while it was ${situation || 'over'}`,
    claim.orderId,
  );
  const [word = 'stays', over = ''] = (written === '-' ? 'stays' : written).split(', ');
  const told = withFacts(claim, event);
  const state = returnsTo(claim, event) ?? (word === 'stays' ? claim.state : (word as State));
  const mustBeOver = (over === 'over' || told.mustBeOver) && !told.over;
  return { claim: { ...told, state, mustBeOver }, cell: act === null || decided ? null : { act, situation } };
}

/** What the two settled at: the offer that was accepted, or what was claimed. */
export const settledAt = ({ offers, amountMinor }: ClaimModel, offerId: Json | undefined): number | null =>
  typeof offerId === 'string' ? (offers.get(offerId) ?? null) : amountMinor;

/** The table shows one place to go back to; there are as many as the claim can have come from. */
function returnsTo({ settled, appealed }: ClaimModel, { type }: ToldEvent): State | null {
  if (type === 'claims.resumed') return settled?.from ?? null;
  return type === 'claims.sent_back' && appealed ? 'appealed' : null;
}

const OVER = ['claims.withdrawn', 'claims.closed', 'claims.finished'];

function withFacts(claim: ClaimModel, { type, data }: ToldEvent): ClaimModel {
  if (OVER.includes(type)) return { ...claim, over: true };
  switch (type) {
    case 'claims.offered':
      return { ...claim, offers: new Map([...claim.offers, [String(data['offerId']), data['amountMinor'] as number | null]]) };
    case 'claims.settled':
      return { ...claim, settled: { remedy: REMEDIES.includes(String(data['kind'])), from: claim.state } };
    case 'claims.resumed':
      return { ...claim, settled: null };
    case 'claims.appointed':
      return { ...claim, appointment: { feeMinor: Number(data['feeMinor']), paid: false } };
    case 'claims.fee_prepaid':
      return { ...claim, appointment: claim.appointment && { ...claim.appointment, paid: true } };
    case 'claims.determined':
      return { ...claim, decision: decisionIn(data), standing: claim.decision };
    case 'claims.sent_back':
      return { ...claim, decision: claim.standing };
    case 'claims.approved':
      return { ...claim, decision: claim.decision && { ...claim.decision, approved: true } };
    case 'claims.appealed':
      return { ...claim, over: false, appealed: true };
    default:
      return claim;
  }
}

function decisionIn(data: ToldEvent['data']): ClaimModel['decision'] {
  const { award } = data['result'] as {
    readonly award: {
      readonly refundMinor: number;
      readonly capMinor: number;
      readonly purchaseEnds: boolean;
      readonly lines: readonly { readonly kind: string; readonly amountMinor: number }[];
      readonly fee: { readonly supplierMinor: number } | null;
    };
  };
  return {
    decisionId: String(data['decisionId']),
    refundMinor: award.refundMinor,
    setOffMinor: sum(award.lines, ({ kind, amountMinor }) => (kind === 'set_off' ? -amountMinor : 0)),
    exact: award.lines.length === 0 || (!award.purchaseEnds && award.refundMinor < award.capMinor),
    supplierFeeMinor: award.fee?.supplierMinor ?? 0,
    approved: false,
  };
}
