/** The award line by line, who bears the inspection's fee, and what is paid until when. */
import { feeBack } from '../claims/appointment.rules.ts';
import type { AwardLine } from '../claims/determination.types.ts';
import { isRemedy } from '../claims/rules.ts';
import type { Decision } from '../claims/types.ts';
import { addDays } from '../kernel/dates.ts';
import type { Minor } from '../kernel/money.ts';
import { basisSays, numberIn } from './basis.rules.ts';
import { type Voice, plain } from './say.rules.ts';
import type { LetterFacts, PrintBlock } from './types.ts';
import { AWARD_LINES, LABELS, SENTENCES } from './words.data.ts';

/** What a line is for: of clauses their ids, of a shortage the goods. */
function lineSays(v: Voice, { contract }: LetterFacts, line: AwardLine): string {
  const kind = v.say(AWARD_LINES[line.kind]);
  const goods = contract.terms.lines.find(({ lineId }) => lineId === line.basis['lineId']);
  if (line.kind === 'shortage' && goods) return v.say(SENTENCES.subjects, { kind, subjects: v.words(goods.product) });
  const isOnClauses = line.kind === 'purchase_ends' || line.kind === 'reduction';
  return isOnClauses ? v.say(SENTENCES.subjects, { kind, subjects: v.list(line.subjects) }) : kind;
}

/** Delivered goods are at the supplier's disposal for so long. Source: programme rules, section determination. */
const DISPOSAL_DAYS = 30;

function endsBlocks(v: Voice, { result, approved }: Decision): readonly PrintBlock[] {
  const kept = result.award.lines.some(({ kind, basis }) => kind === 'purchase_ends' && numberIn(basis, 'keptMinor') > 0);
  const until = approved ? addDays(v.day(approved.at), DISPOSAL_DAYS) : null;
  return [
    ...(result.award.purchaseEnds && until !== null ? [plain(v.say(SENTENCES.purchase_ends, { until }))] : []),
    ...(kept ? [plain(v.say(SENTENCES.kept_goods))] : []),
  ];
}

export function awardBlocks(v: Voice, facts: LetterFacts, decision: Decision): readonly PrintBlock[] {
  const { lines, refundMinor } = decision.result.award;
  const head: PrintBlock = { kind: 'heading', level: 2, text: v.heading('award') };
  if (lines.length === 0) return [head, plain(v.say(SENTENCES.nothing_to_award))];
  return [
    head,
    {
      kind: 'table',
      columns: [
        { title: v.say(LABELS.award_line), share: 5, align: 'left' },
        { title: v.say(LABELS.award_basis), share: 7, align: 'left' },
        { title: v.say(LABELS.award_amount), share: 3, align: 'right' },
      ],
      rows: lines.map((line) => [lineSays(v, facts, line), basisSays(v, line), v.money(line.amountMinor)]),
      total: [v.say(LABELS.refund), '', v.money(refundMinor)],
    },
    ...endsBlocks(v, decision),
  ];
}

/** What of a prepaid fee comes back to the buyer, under the decision or (without one) under the settlement. */
export function feeBackMinor({ claim, decision }: Pick<LetterFacts, 'claim' | 'decision'>): Minor {
  const { fromHeldMinor, fromFundMinor } = feeBack(claim, decision?.result.award.fee ?? null);
  return fromHeldMinor + fromFundMinor;
}

/** Who bears the fee, once the inspection was paid for. */
function bearerSays(v: Voice, facts: LetterFacts): string {
  const { claim, decision } = facts;
  const fee = decision?.result.award.fee ?? null;
  const waits = claim.settlement !== null && isRemedy(claim.settlement) && claim.finishedAt === null;
  if (!claim.appointment?.report) return v.say(waits ? SENTENCES.fee_waits : SENTENCES.fee_back_whole);
  if (!fee) return v.say(SENTENCES.fee_earned);
  const told = { back: v.money(fee.supplierMinor), kept: v.money(fee.buyerMinor) };
  if (fee.borneBy === 'split') return v.say(SENTENCES.fee_split, told);
  return v.say(fee.borneBy === 'supplier' ? SENTENCES.fee_supplier : SENTENCES.fee_buyer, told);
}

/** The appointed inspection and its fee; nothing where none was appointed. */
export function feeBlocks(v: Voice, facts: LetterFacts): readonly PrintBlock[] {
  const { appointment } = facts.claim;
  if (!appointment) return [];
  const { agencyId, feeMinor, prepaid, prepayBy, lapsed, tested } = appointment;
  const agency = facts.names.agencies.find(({ companyId }) => companyId === agencyId);
  const fee = v.money(feeMinor);
  const paid = prepaid
    ? [v.say(SENTENCES.fee_amount, { fee, on: v.day(prepaid.at) }), bearerSays(v, facts)]
    : [lapsed ? v.say(SENTENCES.fee_unpaid, { fee, by: prepayBy.lastDay }) : v.say(SENTENCES.fee_not_asked, { fee })];
  return [
    { kind: 'heading', level: 2, text: v.heading('fee') },
    plain(v.say(SENTENCES.fee_agency, { agency: agency?.name ?? v.say(SENTENCES.no_name), tested: v.list(tested) })),
    ...paid.map(plain),
  ];
}

/** The answer first: what the buyer gets back, and until when. */
export function outcomeSays(v: Voice, facts: LetterFacts, { result, approved }: Decision): string {
  const { refundMinor } = result.award;
  const back = feeBackMinor(facts);
  const told = { amount: v.money(refundMinor), fee: v.money(back), on: approved?.refundDueOn ?? '' };
  if (refundMinor > 0) return v.say(back > 0 ? SENTENCES.outcome_refund_fee : SENTENCES.outcome_refund, told);
  return back > 0 ? v.say(SENTENCES.outcome_fee, told) : v.say(SENTENCES.outcome_nothing);
}

/** What is to be paid, until when, to where. */
export function paymentBlocks(v: Voice, facts: LetterFacts, { result, approved }: Decision): readonly PrintBlock[] {
  const { refundMinor, lines } = result.award;
  const total = refundMinor + feeBackMinor(facts);
  const setOff = lines.some(({ kind }) => kind === 'set_off');
  const paid =
    total === 0
      ? [v.say(SENTENCES.pay_nothing)]
      : [
          v.say(SENTENCES.pay_total, { amount: v.money(total), on: approved?.refundDueOn ?? '' }),
          v.say(SENTENCES.pay_chargeback),
          v.say(SENTENCES.pay_fund),
        ];
  return [
    { kind: 'heading', level: 2, text: v.heading('payment') },
    ...[...paid, ...(setOff ? [v.say(SENTENCES.pay_set_off)] : [])].map(plain),
  ];
}
