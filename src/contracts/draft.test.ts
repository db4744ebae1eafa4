/** The coach while somebody types: the same answer as read afresh, and only what changed is read. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { absentFor } from './checklists.rules.ts';
import { coach } from './coach.rules.ts';
import { type DraftInput, coachDraft } from './draft.rules.ts';

const TEXTS = [
  'Good quality tent, strong frame',
  'Clear height of the front entrance at least 200 cm',
  'Roof fabric hydrostatic head at least 3000 mm, ISO 811',
  'Colour as per sample',
  'Shipping date 30 days after deposit',
  '',
];
const draft = (texts: readonly string[], more: Partial<DraftInput> = {}): DraftInput => ({
  category: 'tents-and-outdoor',
  clauses: texts.map((text, n) => ({ id: `c${n}`, text })),
  ...more,
});

describe('an edit', () => {
  it('of one clause among sixty reads one; nothing changed reads none', () => {
    const sixty = Array.from({ length: 60 }, (_, n) => `Pole ${n} at least ${n + 10} mm thick`);
    const first = coachDraft(draft(sixty));
    expect(first.read).toBe(60);
    expect(coachDraft(draft(sixty), first).read).toBe(0);
    const edited = [...sixty.slice(0, 59), 'Pole nice'];
    const next = coachDraft(draft(edited), first);
    expect(next.read).toBe(1);
    expect(next.memory.size).toBe(60);
    // The text that was overwritten is forgotten: brought back, it is read again.
    expect(coachDraft(draft(sixty), next).read).toBe(1);
  });

  it('a clause moved, doubled or removed reads none', () => {
    const first = coachDraft(draft(TEXTS));
    expect(coachDraft(draft(TEXTS.toReversed()), first).read).toBe(0);
    expect(coachDraft(draft([...TEXTS, ...TEXTS]), first).read).toBe(0);
    expect(coachDraft(draft(TEXTS.slice(2)), first).read).toBe(0);
  });

  it.each<readonly [string, Partial<DraftInput>]>([
    ['another trade', { category: 'toys' }],
    ['another product', { product: 'Strong Tent' }],
    ['another shipping date', { dueOn: '2027-03-31' }],
    ['one machine', { singleUnit: true }],
  ])('%s reads all anew', (_, more) => {
    expect(coachDraft(draft(TEXTS, more), coachDraft(draft(TEXTS))).read).toBe(TEXTS.length);
  });
});

it('after any edits the answer is that of a draft read afresh', () => {
  const texts = fc.array(fc.constantFrom(...TEXTS), { maxLength: 8 });
  const edits = fc.array(
    fc.tuple(texts, fc.constantFrom<Partial<DraftInput>>({}, { category: 'toys' }, { dueOn: '2027-03-31' })),
    {
      minLength: 1,
      maxLength: 6,
    },
  );
  fc.assert(
    fc.property(edits, (steps) => {
      let answer = null as ReturnType<typeof coachDraft> | null;
      for (const [said, more] of steps) {
        const input = draft(said, more);
        answer = coachDraft(input, answer);
        const { clauses, absent } = coachDraft(input);
        expect({ clauses: answer.clauses, absent: answer.absent }).toEqual({ clauses, absent });
      }
      const [last, more] = steps.at(-1) ?? [[], {}];
      expect(answer?.clauses.map(({ id: _, ...coached }) => coached)).toEqual(
        last.map((text) =>
          coach({ text, category: more.category ?? 'tents-and-outdoor', ...(more.dueOn ? { dueOn: more.dueOn } : {}) }),
        ),
      );
      expect(answer?.absent).toEqual(absentFor({ category: more.category ?? 'tents-and-outdoor' }, last));
    }),
    { numRuns: 60 },
  );
});

it('what the terms settle is not asked for', () => {
  const open = coachDraft(draft([])).absent.map(({ slug }) => slug);
  const [first = ''] = open;
  expect(coachDraft(draft([], { settled: new Set([first]) })).absent.map(({ slug }) => slug)).toEqual(open.slice(1));
});
