/** Notices: what a company is told by mail when something happened to one of its orders. */
import type { Instant } from '../kernel/dates.ts';
import type { CompanyId, OrderId, UserId } from '../kernel/ids.ts';
import type { ClaimsStates } from '../claims/types.ts';

export type TemplateId =
  | 'contract_sent'
  | 'contract_confirmed'
  | 'contract_agreed'
  | 'contract_declined'
  | 'amendment_proposed'
  | 'amendment_agreed'
  | 'date_fixed'
  | 'amendment_off'
  | 'order_cancelled'
  | 'order_lapsed'
  | 'order_completed'
  | 'order_refunded'
  | 'payment_due'
  | 'wire_announced'
  | 'payment_received'
  | 'payment_released'
  | 'payout_sent'
  | 'goods_ready'
  | 'goods_ready_inspect'
  | 'inspection_lapsed'
  | 'inspection_waived'
  | 'goods_shipped'
  | 'papers_added'
  | 'cover_extended'
  | 'delay_requested'
  | 'delay_granted'
  | 'delay_declined'
  | 'arrival_announced'
  | 'goods_arrived'
  | 'arrival_contested'
  | 'receipt_confirmed'
  | 'receipt_by_silence'
  | 'visit_asked'
  | 'visit_booked'
  | 'visit_accepted'
  | 'visit_declined'
  | 'visit_called_off'
  | 'visit_cancelled'
  | 'visit_in_vain'
  | 'report_passed'
  | 'report_failed'
  | 'report_failed_claim'
  | 'message_received'
  | 'message_flagged'
  | ClaimTemplateId;

export type ClaimTemplateId =
  | 'claim_opened'
  | 'claim_answered'
  | 'offer_made'
  | 'offer_ends_soon'
  | 'offer_declined'
  | 'offer_lapsed'
  | 'settled_money'
  | 'settled_remedy'
  | 'remedy_due_soon'
  | 'remedy_confirmed'
  | 'claim_resumed'
  | 'evidence_filed'
  | 'evidence_filed_late'
  | 'evidence_asked'
  | 'negotiation_ended'
  | 'claim_closes_soon'
  | 'escalation_asked'
  | 'claim_escalated'
  | 'claim_withdrawn'
  | 'claim_unescalated'
  | 'fee_to_prepay'
  | 'inspection_appointed'
  | 'appointment_made'
  | 'appointment_paid'
  | 'fee_lapsed'
  | 'inspection_hindered'
  | 'appointed_report'
  | 'decision_made'
  | 'claim_appealed'
  | 'appeal_decided'
  | 'refund_sent'
  | 'charged_back'
  | 'chargeback_returned';

export type Lang = 'en' | 'zh';

/** Placeholders by name: `...Minor` an amount, `...On` a day, `buyer`, `supplier` and `other` a company; all else as it is. */
export type Template = Readonly<Record<Lang, { readonly subject: string; readonly body: string }>>;

/** Ids, codes, numbers, amounts in minor units and dates; never a name or a text that a person wrote. */
export type NoticeData = { readonly [key: string]: string | number };

/** A notice as it lies in the queue. Names and addresses are looked up when it is sent, so that none stays behind in a queue. */
export type Notice = {
  readonly template: TemplateId;
  readonly orderId: OrderId;
  /** The event it tells of, by its number in the order. */
  readonly seq: number;
  readonly at: Instant;
  readonly to: CompanyId;
  readonly data: NoticeData;
};

/** A notice to one person. */
export type NoticeLetter = { readonly notice: Notice; readonly userId: UserId };

/** The state of an order that notices are made from. */
export type NoticedStates = ClaimsStates;
