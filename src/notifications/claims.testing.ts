/** What happens in a claim, who is told, and with which template: rows of the table that the notices' tests go through. */
import type { ClaimsState } from '../claims/types.ts';
import type { JsonObject } from '../kernel/result.ts';
import { BUYER, SUPPLIER } from '../orders/orders.fixture.ts';
import type { TemplateId } from './types.ts';

const CLAIM = 'claim00001';
const day = (lastDay: string) => ({ lastDay, at: `${lastDay}T16:00:00.000Z` });

/** A claim with what notices look up: who made an offer, which agency was appointed, what was decided. */
export const CLAIMS = (agencyId: string): ClaimsState =>
  ({
    claims: [
      {
        claimId: CLAIM,
        offers: [{ offerId: 'o1', by: 'supplier' }],
        appointment: { agencyId },
        decisions: [
          { decisionId: 'd1', round: 'first', result: { award: { refundMinor: 480_000 } } },
          { decisionId: 'd2', round: 'appeal', result: { award: { refundMinor: 500_000 } } },
        ],
      },
    ],
    files: [],
  }) as unknown as ClaimsState;

type Row = readonly [type: string, data: JsonObject, told: readonly (readonly [string, TemplateId])[]];

const both = (template: TemplateId): Row[2] => [
  [BUYER, template],
  [SUPPLIER, template],
];
const of = (data: object): JsonObject => ({ claimId: CLAIM, ...data }) as JsonObject;

/** Rows for claims; `agencyId` is the appointed one. */
export const claimRows = (agencyId: string): readonly Row[] => [
  ['claims.opened', of({ amountMinor: 480_000, replyBy: day('2026-05-08') }), [[SUPPLIER, 'claim_opened']]],
  ['claims.answered', of({ accepted: false, text: null }), [[BUYER, 'claim_answered']]],
  ['claims.answered', of({ accepted: true, text: null }), []],
  ['claims.offered', of({ by: 'supplier', expires: day('2026-05-15') }), [[BUYER, 'offer_made']]],
  ['claims.offer_closed', of({ offerId: 'o1', because: 'declined' }), [[SUPPLIER, 'offer_declined']]],
  ['claims.offer_closed', of({ offerId: 'o1', because: 'lapsed' }), both('offer_lapsed')],
  ['claims.offer_closed', of({ offerId: 'o1', because: 'countered' }), []],
  ['claims.settled', of({ kind: 'refund', amountMinor: 60_000, performBy: null }), both('settled_money')],
  ['claims.settled', of({ kind: 'repair', amountMinor: null, performBy: '2026-06-01' }), both('settled_remedy')],
  ['claims.resumed', of({ to: 'negotiating' }), both('claim_resumed')],
  ['claims.evidence_filed', of({ by: 'buyer', answerBy: null }), [[SUPPLIER, 'evidence_filed']]],
  ['claims.evidence_filed', of({ by: 'supplier', answerBy: day('2026-06-03') }), [[BUYER, 'evidence_filed_late']]],
  ['claims.evidence_filed', of({ by: 'platform' }), []],
  ['claims.evidence_requested', of({ of: 'supplier', due: day('2026-05-12') }), [[SUPPLIER, 'evidence_asked']]],
  ['claims.negotiation_ended', of({ closesBy: day('2026-06-05') }), both('negotiation_ended')],
  ['claims.escalation_asked', of({ by: 'buyer' }), [[SUPPLIER, 'escalation_asked']]],
  ['claims.escalated', of({ by: 'buyer', because: 'negotiation_ended' }), both('claim_escalated')],
  ['claims.withdrawn', of({}), [[SUPPLIER, 'claim_withdrawn']]],
  ['claims.closed', of({ because: 'not_escalated' }), both('claim_unescalated')],
  ['claims.closed', of({ because: 'remedy_performed' }), both('remedy_confirmed')],
  [
    'claims.appointed',
    of({ agencyId, feeMinor: 85_000, prepayBy: day('2026-06-10') }),
    [
      [BUYER, 'fee_to_prepay'],
      [SUPPLIER, 'inspection_appointed'],
      [agencyId, 'appointment_made'],
    ],
  ],
  ['claims.fee_prepaid', of({ captureId: 'c', amountMinor: 85_000, currency: 'USD' }), [[agencyId, 'appointment_paid']]],
  ['claims.fee_lapsed', of({}), both('fee_lapsed')],
  ['claims.inspection_hindered', of({ refusedBy: 'supplier', goodsDisposed: false }), both('inspection_hindered')],
  ['claims.appointed_reported', of({ dated: '2026-06-12', evidenceIds: [] }), both('appointed_report')],
  [
    'claims.approved',
    of({ decisionId: 'd1', by: 'u', refundDueOn: '2026-06-30', appealBy: day('2026-06-20') }),
    both('decision_made'),
  ],
  [
    'claims.approved',
    of({ decisionId: 'd2', by: 'u', refundDueOn: '2026-07-30', appealBy: day('2026-07-20') }),
    both('appeal_decided'),
  ],
  ['claims.appealed', of({ by: 'supplier' }), [[BUYER, 'claim_appealed']]],
  ['payments.refund_paid', of({ refundId: 'r', amountMinor: 480_000, feeMinor: 85_000 }), both('refund_sent')],
  ['payments.charged_back', { amountMinor: 150_000 }, both('charged_back')],
  ['payments.chargeback_returned', { amountMinor: -150_000 }, both('chargeback_returned')],
];
