/** The coach over a whole draft while somebody types: what stands as before is not read again. */
import type { Topic } from './checklist-topics.data.ts';
import { type ChecklistInput, checklistFor, coveredBy } from './checklists.rules.ts';
import { type Coached, coach } from './coach.rules.ts';

export type DraftInput = ChecklistInput & {
  readonly product?: string;
  /** The last day a proposal may name: the order's shipping date. */
  readonly dueOn?: string;
  readonly clauses: readonly { readonly id: string; readonly text: string }[];
  /** Topics that the terms settle. */
  readonly settled?: ReadonlySet<string>;
};

type Read = { readonly coached: Coached; readonly covered: ReadonlySet<string> };

export type CoachedDraft = {
  readonly clauses: readonly (Coached & { readonly id: string })[];
  /** Topics of the checklist that no clause mentions. */
  readonly absent: readonly Topic[];
  /** Clauses that were read anew: one for each that changed. */
  readonly read: number;
  /** What is known of each text under the same circumstances, for the next edit. */
  readonly memory: ReadonlyMap<string, Read>;
};

/**
 * Judges a draft. `before` is the answer to the draft as it stood an edit ago: an edit of one clause reads one clause, and
 * the answer is the same as without it. Nothing of a text that left the draft is kept.
 */
export function coachDraft(input: DraftInput, before: CoachedDraft | null = null): CoachedDraft {
  const { product, dueOn, clauses, settled = new Set<string>(), ...checklist } = input;
  const topics = checklistFor(checklist);
  const about = {
    category: checklist.category,
    ...(product === undefined ? {} : { product }),
    ...(dueOn === undefined ? {} : { dueOn }),
  };
  const circumstances = JSON.stringify([checklist, about]);
  const memory = new Map<string, Read>();
  let read = 0;
  const told = clauses.map(({ id, text }) => {
    const key = `${circumstances}${text}`;
    let known = memory.get(key) ?? before?.memory.get(key);
    if (!known) {
      read += 1;
      known = { coached: coach({ text, ...about }), covered: coveredBy(topics, text) };
    }
    memory.set(key, known);
    return { id, ...known };
  });
  return {
    clauses: told.map(({ id, coached }) => ({ id, ...coached })),
    absent: topics.filter(({ slug }) => !settled.has(slug) && !told.some(({ covered }) => covered.has(slug))),
    read,
    memory,
  };
}
