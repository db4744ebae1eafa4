/** Words of the coach: what a problem means, and the events that dates hang on. */
export type Words = { readonly en: string; readonly zh: string };

export type Advice = {
  /** What would happen in a claim. */
  readonly why: Words;
  readonly add: Words;
};

/** Events that dates in trade hang on; `day` is a written day. */
export type TriggerCode =
  | 'day'
  | 'final_payment'
  | 'deposit'
  | 'payment'
  | 'letter_of_credit'
  | 'sample_approval'
  | 'artwork_approval'
  | 'confirmation'
  | 'order'
  | 'inspection'
  | 'bill_of_lading'
  | 'documents'
  | 'shipment'
  | 'arrival'
  | 'delivery'
  | 'invoice'
  | 'claim'
  | 'holiday';
