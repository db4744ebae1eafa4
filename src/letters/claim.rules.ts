/** What was claimed, and what the other side answered. */
import type { ClaimPoint, ShortPoint } from '../claims/determination.types.ts';
import type { ContentRef } from '../kernel/decider.ts';
import { type Voice, inUnits, plain } from './say.rules.ts';
import type { LetterFacts, PrintBlock } from './types.ts';
import { CHARGES, GROUNDS, SENTENCES } from './words.data.ts';

const quote = (v: Voice, ref: ContentRef): PrintBlock => ({ kind: 'paragraph', tone: 'quote', text: v.words(ref) });

/** A quantity of a line, `20 of 500 pcs`; of goods that are on no line of the contract, the number alone. */
function quantityOf(v: Voice, { contract }: LetterFacts, lineId: string | null, thousandths: number): string {
  const { lines } = contract.terms;
  const line = lineId === null && lines.length === 1 ? lines[0] : lines.find((each) => each.lineId === lineId);
  const quantity = inUnits(thousandths);
  if (!line) return quantity;
  return v.say(SENTENCES.quantity_of, { quantity, whole: inUnits(line.quantity.thousandths), unit: line.quantity.unit });
}

function pointSays(v: Voice, facts: LetterFacts, { clauseId, lineId, claimedThousandths }: ClaimPoint): string {
  if (claimedThousandths === null) return clauseId;
  return v.say(SENTENCES.clause_quantity, { id: clauseId, quantity: quantityOf(v, facts, lineId, claimedThousandths) });
}

function shortageSays(v: Voice, facts: LetterFacts, { lineId, claimedThousandths }: ShortPoint): string {
  const line = facts.contract.terms.lines.find((each) => each.lineId === lineId);
  const product = line ? v.words(line.product) : lineId;
  return v.say(SENTENCES.line_missing, { product, quantity: quantityOf(v, facts, lineId, claimedThousandths) });
}

/** The money that the decision started from; nothing where the case was erased or nothing was decided. */
function moneyRows(v: Voice, { input }: LetterFacts): readonly (readonly [string, string])[] {
  if (!input) return [];
  const { paidMinor, coveredMinor, returnedMinor, unpaidMinor } = input.facts;
  return [
    v.row('paid', v.money(paidMinor)),
    v.row('covered', v.money(coveredMinor)),
    ...(returnedMinor > 0 ? [v.row('came_back', v.money(returnedMinor))] : []),
    ...(unpaidMinor > 0 ? [v.row('unpaid', v.money(unpaidMinor))] : []),
  ];
}

function answerSays(v: Voice, { claim }: LetterFacts): string {
  if (!claim.answered) return v.say(SENTENCES.answer_none);
  const { accepted, at } = claim.answered;
  return v.say(accepted ? SENTENCES.answer_yes : SENTENCES.answer_no, { on: v.day(at) });
}

/** Grounds, amount, clauses, quantities, charges and the words of both sides. */
export function claimBlocks(v: Voice, facts: LetterFacts): readonly PrintBlock[] {
  const { claim } = facts;
  const { grounds, points, shortages, charges } = claim;
  const goods = [
    ...(claim.keepsGoods ? [v.say(SENTENCES.keeps_goods)] : []),
    ...(claim.usedMinor > 0 ? [v.say(SENTENCES.used, { amount: v.money(claim.usedMinor) })] : []),
  ];
  const rows = [
    v.row('grounds', v.list(grounds.map((ground) => v.say(GROUNDS[ground])))),
    v.row('opened', v.day(claim.openedAt)),
    v.row('amount_claimed', v.money(claim.amountMinor)),
    ...moneyRows(v, facts),
    ...(points.length > 0 ? [v.row('clauses', v.list(points.map((point) => pointSays(v, facts, point))))] : []),
    ...shortages.map((short) => v.row('missing', shortageSays(v, facts, short))),
    ...charges.map(({ charge, amountMinor }) =>
      v.row('charges', v.say(SENTENCES.charge_amount, { charge: v.say(CHARGES[charge]), amount: v.money(amountMinor) })),
    ),
    ...goods.map((words) => v.row('goods', words)),
  ];
  return [
    { kind: 'heading', level: 2, text: v.heading('what_was_claimed') },
    { kind: 'rows', rows },
    { kind: 'heading', level: 3, text: v.heading('buyers_words') },
    claim.text ? quote(v, claim.text) : plain(v.say(SENTENCES.nothing_said)),
    { kind: 'heading', level: 3, text: v.heading('suppliers_answer') },
    plain(answerSays(v, facts)),
    ...(claim.answered?.text ? [quote(v, claim.answered.text)] : []),
  ];
}
