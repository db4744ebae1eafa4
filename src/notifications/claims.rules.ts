/** Which notices follow from an event of a claim, and to whom they go. */
import type { ClaimsEvent } from '../claims/types.ts';
import type { Side } from '../contracts/types.ts';
import type { CompanyId } from '../kernel/ids.ts';
import type { PaymentsEvent } from '../payments/types.ts';
import { BOTH, type Told, tell, tellOther } from './told.rules.ts';
import type { NoticedStates, TemplateId } from './types.ts';

type Event = ClaimsEvent | PaymentsEvent;
type DataOf<T extends Event['type']> = Extract<Event, { type: T }>['data'];
type Table = { readonly [T in Event['type']]?: (data: DataOf<T>, states: NoticedStates) => readonly Told[] };

const claimOf = ({ claims }: NoticedStates, claimId: string) => claims.claims.find((claim) => claim.claimId === claimId);

/** Who made the offer, to be told what became of it. */
const offerer = (states: NoticedStates, claimId: string, offerId: string): readonly Side[] =>
  claimOf(states, claimId)?.offers.flatMap((offer) => (offer.offerId === offerId ? [offer.by] : [])) ?? [];

/** The agency appointed in the claim. */
const appointed = (states: NoticedStates, claimId: string): readonly { readonly agencyId: CompanyId }[] => {
  const agencyId = claimOf(states, claimId)?.appointment?.agencyId;
  return agencyId === undefined ? [] : [{ agencyId }];
};

/** Why a claim ended without a decision. */
const CLOSED: Readonly<Record<DataOf<'claims.closed'>['because'], TemplateId>> = {
  not_escalated: 'claim_unescalated',
  remedy_performed: 'remedy_confirmed',
};

const NEGOTIATION: Table = {
  'claims.opened': ({ amountMinor, replyBy }) => tell('claim_opened', ['supplier'], { amountMinor, replyByOn: replyBy.lastDay }),
  // What was accepted is told as the settlement that it is.
  'claims.answered': ({ accepted }) => (accepted ? [] : tell('claim_answered', ['buyer'])),
  'claims.offered': ({ by, expires }) => tellOther('offer_made', by, { answerByOn: expires.lastDay }),
  'claims.offer_closed': ({ claimId, offerId, because }, states) => {
    if (because === 'lapsed') return tell('offer_lapsed', BOTH);
    return because === 'declined' ? tell('offer_declined', offerer(states, claimId, offerId)) : [];
  },
  'claims.settled': ({ amountMinor, performBy }) => {
    if (amountMinor !== null) return tell('settled_money', BOTH, { amountMinor });
    return performBy === null ? [] : tell('settled_remedy', BOTH, { performByOn: performBy });
  },
  'claims.resumed': () => tell('claim_resumed', BOTH),
  'claims.evidence_filed': ({ by, answerBy }) => {
    if (by === 'platform') return [];
    return answerBy ? tellOther('evidence_filed_late', by, { answerByOn: answerBy.lastDay }) : tellOther('evidence_filed', by);
  },
  'claims.evidence_requested': ({ of, due }) => tell('evidence_asked', [of], { answerByOn: due.lastDay }),
  'claims.negotiation_ended': ({ closesBy }) => tell('negotiation_ended', BOTH, { escalateByOn: closesBy.lastDay }),
  'claims.escalation_asked': ({ by }) => tellOther('escalation_asked', by),
  'claims.escalated': () => tell('claim_escalated', BOTH),
  'claims.withdrawn': () => tell('claim_withdrawn', ['supplier']),
  'claims.closed': ({ because }) => tell(CLOSED[because], BOTH),
};

const DECISION: Table = {
  'claims.appointed': ({ agencyId, feeMinor, prepayBy }) => [
    ...tell('fee_to_prepay', ['buyer'], { feeMinor, prepayByOn: prepayBy.lastDay }),
    ...tell('inspection_appointed', ['supplier']),
    ...tell('appointment_made', [{ agencyId }]),
  ],
  'claims.fee_prepaid': ({ claimId }, states) => tell('appointment_paid', appointed(states, claimId)),
  'claims.fee_lapsed': () => tell('fee_lapsed', BOTH),
  'claims.inspection_hindered': () => tell('inspection_hindered', BOTH),
  'claims.appointed_reported': () => tell('appointed_report', BOTH),
  // A decision is told once a second person approved it, never before.
  'claims.approved': ({ claimId, decisionId, appealBy }, states) => {
    const decision = claimOf(states, claimId)?.decisions.find((each) => each.decisionId === decisionId);
    const amountMinor = decision?.result.award.refundMinor ?? 0;
    if (decision?.round === 'appeal') return tell('appeal_decided', BOTH, { amountMinor });
    return tell('decision_made', BOTH, { amountMinor, appealByOn: appealBy.lastDay });
  },
  'claims.appealed': ({ by }) => tellOther('claim_appealed', by),
};

const MONEY: Table = {
  'payments.refund_paid': ({ amountMinor, feeMinor }) => tell('refund_sent', BOTH, { amountMinor: amountMinor + feeMinor }),
  'payments.charged_back': ({ amountMinor }) => tell('charged_back', BOTH, { amountMinor }),
  // Its figures are below zero: it makes the sums over chargebacks what is gone now.
  'payments.chargeback_returned': ({ amountMinor }) => tell('chargeback_returned', BOTH, { amountMinor: -amountMinor }),
};

/** What claims tell, by event. */
export const CLAIM_NOTICES: Table = { ...NEGOTIATION, ...DECISION, ...MONEY };
