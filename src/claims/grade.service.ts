/** Reading the grade of an order: how much of it could be judged in a dispute, reckoned as if all were paid. */
import type { Answer, Call, Context } from '../context.ts';
import { absentFrom, checklistFor, checklistInputOf } from '../contracts/checklists.rules.ts';
import { clausesInForce, termsInForce } from '../contracts/rules.ts';
import type { Terms } from '../contracts/types.ts';
import { type Json, refuse } from '../kernel/result.ts';
import { openOrderFor } from '../orders/read.service.ts';
import { type ContentRow, readContents } from '../orders/store.ts';
import { policyFor } from './finish.rules.ts';
import { gradeOf } from './grade.rules.ts';
import { previewContract, previewFigures } from './preview.figures.rules.ts';
import { claimsStates } from './rules.ts';
import type { ClaimsStates } from './types.ts';

const BEFORE_RISK: readonly string[] = ['on_confirmation', 'before_shipment', 'on_inspection_passed'];

const dueBeforeRisk = ({ instalments }: Terms): number =>
  instalments
    .filter(({ due }) => BEFORE_RISK.includes(due.kind))
    .reduce((sum, { shareBasisPoints }) => sum + shareBasisPoints, 0);

function topicsOf({ contracts }: ClaimsStates, contents: ReadonlyMap<string, ContentRow>) {
  const terms = termsInForce(contracts);
  const input = checklistInputOf(terms);
  const texts = [terms.composition, terms.process, ...clausesInForce(contracts).map(({ text }) => text)].flatMap((ref) => {
    const body = ref && contents.get(ref.contentId)?.body;
    return typeof body === 'string' ? [body] : [];
  });
  return { topics: input ? checklistFor(input).length : 0, absent: absentFrom(terms, texts).map(({ slug }) => slug) };
}

/** The grade of the text in force, or on the table. Errors: determination.malformed, where the trade term is none of 2020. */
export async function readGrade(ctx: Context, call: Call, orderId: string): Promise<Answer> {
  const opened = await openOrderFor(ctx, call.by, 'claim.read', orderId, (q) => readContents(q, orderId));
  if (!opened.ok) return { kind: 'refused', refusal: opened };
  const { order, more: contents } = opened.value;
  const states = claimsStates(order.states);
  const terms = termsInForce(states.contracts);
  const policy = policyFor(states, { at: call.receivedAt });
  const contract = previewContract(states, policy);
  if (!contract) return { kind: 'refused', refusal: refuse('determination.malformed', { path: '/contract/rule' }) };
  const reckoned = { reckoned: 'paid_in_full', at: call.receivedAt, cards: [], inspectionFeeMinor: 0 } as const;
  const grade = gradeOf({
    contract,
    policy,
    figures: previewFigures(states, policy, reckoned),
    clauses: clausesInForce(states.contracts),
    ...topicsOf(states, contents),
    hasDate: terms.shipBy.date !== null,
    dueBeforeRisk: dueBeforeRisk(terms),
    hasApprovedInspector: terms.approvedInspectors.length > 0,
  });
  const answer = { currency: terms.currency, ...grade } as unknown as Json;
  return { kind: 'done', status: 200, answer, replayed: false };
}
