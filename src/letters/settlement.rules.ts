/** What the two agreed: the offer, who made and who accepted it, and what follows if it is not kept. */
import type { Offer, Settlement } from '../claims/types.ts';
import { isRemedy } from '../claims/rules.ts';
import { otherSide } from '../contracts/types.ts';
import { feeBackMinor } from './award.rules.ts';
import { type Voice, plain } from './say.rules.ts';
import type { LetterFacts, PrintBlock } from './types.ts';
import { OFFERS, SENTENCES, SIDES } from './words.data.ts';

/** The answer first. */
export function settledSays(v: Voice, { settledRefundDueOn }: LetterFacts, settlement: Settlement): string {
  const kind = v.say(OFFERS[settlement.kind]);
  if (isRemedy(settlement)) return v.say(SENTENCES.outcome_settled_remedy, { kind, on: settlement.performBy ?? '' });
  const amount = v.money(settlement.amountMinor ?? 0);
  return settledRefundDueOn === null
    ? v.say(SENTENCES.outcome_settled_nothing, { kind, amount })
    : v.say(SENTENCES.outcome_settled_refund, { kind, amount, on: settledRefundDueOn });
}

/** Who offered and who accepted; a claim that was accepted as it was made had no offer. */
function agreementRows(v: Voice, offer: Offer | null, { at }: Settlement): readonly (readonly [string, string])[] {
  if (!offer) return [v.row('accepted', v.say(SENTENCES.accepted_claim, { on: v.day(at) }))];
  return [
    v.row('offered', v.say(SENTENCES.offered_by, { on: v.day(offer.madeAt), side: v.say(SIDES[offer.by]) })),
    v.row('accepted', v.say(SENTENCES.accepted_by, { on: v.day(at), side: v.say(SIDES[otherSide(offer.by)]) })),
  ];
}

export function agreementBlocks(v: Voice, { claim }: LetterFacts, settlement: Settlement): readonly PrintBlock[] {
  const offer = claim.offers.find(({ offerId }) => offerId === settlement.offerId) ?? null;
  const { kind, amountMinor, performBy } = settlement;
  const rows = [
    v.row('kind', v.say(OFFERS[kind])),
    ...(amountMinor === null ? [] : [v.row('amount', v.money(amountMinor))]),
    ...(performBy === null ? [] : [v.row('perform_by', performBy)]),
    ...agreementRows(v, offer, settlement),
    ...(offer?.note ? [v.row('note', v.words(offer.note))] : []),
  ];
  return [
    { kind: 'heading', level: 2, text: v.heading('what_was_agreed') },
    { kind: 'rows', rows },
    ...(kind === 'return_and_refund' ? [plain(v.say(SENTENCES.goods_back))] : []),
    ...(isRemedy(settlement) ? [plain(remedySays(v, claim.finishedAt))] : []),
  ];
}

const remedySays = (v: Voice, finishedAt: string | null): string =>
  finishedAt === null ? v.say(SENTENCES.remedy_open) : v.say(SENTENCES.remedy_done, { on: v.day(finishedAt) });

/** What is paid for it, and what of a prepaid inspection. */
export function settledPaymentBlocks(v: Voice, facts: LetterFacts, settlement: Settlement): readonly PrintBlock[] {
  const total = (settlement.amountMinor ?? 0) + feeBackMinor(facts);
  const on = facts.settledRefundDueOn;
  if (on === null) return [];
  const owed = settlement.amountMinor === null ? [] : [v.say(SENTENCES.pay_debt, { on: v.day(settlement.at) })];
  const paid = [v.say(SENTENCES.pay_total, { amount: v.money(total), on }), v.say(SENTENCES.pay_chargeback), ...owed];
  return [{ kind: 'heading', level: 2, text: v.heading('payment') }, ...paid.map(plain)];
}
