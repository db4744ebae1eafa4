/** Changing the text on the table in one act: any of its terms and clauses, composed together and written as one version. */
import { checkClause, checkLines, clausesInForce, repeatedClause, termsInForce, withClause } from '../contracts/rules.ts';
import type { Clause, Side, Terms } from '../contracts/types.ts';
import type { Answer, Call, Context } from '../context.ts';
import { type PlainDate, dayOf } from '../kernel/dates.ts';
import { type Result, ok, refuse } from '../kernel/result.ts';
import { type ContentWriter, composeClause, composePatch, contentWriter } from './compose.service.ts';
import { type TextChange, setText, writable } from './contract.rules.ts';
import type { AmendBody, TextPatch } from './schema.ts';
import type { Seen } from './types.ts';
import { actOnOrder, checkInspectors, warned, withWarnings } from './service.ts';

type Text = { readonly terms: Terms; readonly clauses: readonly Clause[] };
/** The text as it would stand, and what of it was changed. */
export type Rewritten = Text & { readonly change: TextChange };

export type RewriteFacts = { readonly side: Side; readonly writer: ContentWriter; readonly today: PlainDate };

/** Clauses are removed first, then changed in their places, then added; each refusal names the clause. */
function rewrittenClauses(
  before: readonly Clause[],
  { addClauses = [], changeClauses = [], removeClauses = [] }: Omit<AmendBody, 'set'>,
  compose: (clause: NonNullable<AmendBody['addClauses']>[number]) => Clause,
): Result<Omit<Rewritten['change'], 'terms'> & { readonly clauses: readonly Clause[] }> {
  // Of two texts for one clause the first would be stored, and named by no event.
  const twice = repeatedClause(changeClauses);
  if (twice) return refuse('contract.clause_exists', { clauseId: twice.clauseId });
  let clauses = before;
  const written: Clause[] = [];
  for (const clauseId of removeClauses) {
    const check = checkClause(clauses, clauseId, 'remove');
    if (!check.ok) return check;
    clauses = clauses.filter((clause) => clause.clauseId !== clauseId);
  }
  const steps = [
    ...changeClauses.map((body) => ({ how: 'change' as const, body })),
    ...addClauses.map((body) => ({ how: 'add' as const, body })),
  ];
  for (const { how, body } of steps) {
    const check = checkClause(clauses, body.clauseId, how);
    if (!check.ok) return check;
    const clause = compose(body);
    written.push(clause);
    clauses = withClause(clauses, clause);
  }
  return ok({ clauses, removed: removeClauses, written });
}

/** A text with a change in it, composed anew where it changed; or the first refusal. */
export function rewrittenText(
  text: Text,
  { set, ...clauses }: AmendBody,
  { side, writer, today }: RewriteFacts,
): Result<Rewritten> {
  const terms = set ? composePatch(text.terms, set, writer, today) : ok(text.terms);
  if (!terms.ok) return terms;
  const { category } = terms.value;
  const next = rewrittenClauses(text.clauses, clauses, (body) => composeClause(body.clauseId, body, side, category, writer));
  if (!next.ok) return next;
  const lines = checkLines(terms.value, next.value.clauses);
  if (!lines.ok) return lines;
  const { removed, written } = next.value;
  return ok({
    terms: terms.value,
    clauses: next.value.clauses,
    change: { terms: set ? terms.value : null, removed, written },
  });
}

/** Changes terms and clauses of a draft or sent order. `seen`: what the writer looked at (If-Match). */
export async function editText(
  ctx: Context,
  call: Call,
  orderId: string,
  { addClauses = [], changeClauses = [], removeClauses = [], ...terms }: TextPatch,
  seen: Seen | null,
): Promise<Answer> {
  const unknown = await checkInspectors(ctx, call, terms.approvedInspectors);
  const writer = contentWriter(ctx.ids);
  const isOfClauses = addClauses.length + changeClauses.length + removeClauses.length > 0;
  const set = Object.keys(terms).length > 0 ? { set: terms } : {};
  return actOnOrder(ctx, call, orderId, {
    name: 'orders.edit',
    verb: 'order.edit',
    contents: writer.drafts,
    decide: (states, side) => {
      writer.clear();
      const can = writable(orderId, states, seen);
      if (!can.ok) return can;
      if (unknown) return unknown;
      // A version that was offered is not taken back by a change of nothing.
      if (!isOfClauses && set.set === undefined) return refuse('contract.nothing_changed');
      const { contracts } = states;
      const text = { terms: termsInForce(contracts), clauses: clausesInForce(contracts) };
      const facts = { side, writer, today: dayOf(call.receivedAt, contracts.zone) };
      const next = rewrittenText(text, { ...set, addClauses, changeClauses, removeClauses }, facts);
      if (!next.ok) return next;
      return withWarnings(ok(setText(states, side, next.value.change)), warned(states, next.value.terms, next.value.clauses));
    },
  });
}
