/** `bench coach [--clauses N] [--edits N] [--json]`: what an edit costs while somebody types, beside reading the whole draft anew. */
import { performance } from 'node:perf_hooks';
import { parseArgs } from 'node:util';
import { CHECKLISTS } from '../../src/contracts/checklists.data.ts';
import { type CoachedDraft, type DraftInput, coachDraft } from '../../src/contracts/draft.rules.ts';

const OPTIONS = {
  clauses: { type: 'string', default: '60' },
  edits: { type: 'string', default: '400' },
  json: { type: 'boolean', default: false },
} as const;

/** One picture of a screen that is drawn sixty times a second. */
const FRAME_MS = 16;

const print = (line = ''): void => void process.stdout.write(`${line}\n`);

/** Words as people type them, the worst first: a clause that needs a rewrite costs most. */
const TYPED =
  'Good quality strong frame as per sample, nice handfeel, about 2 mm thick, waterproof, delivery 30 days after deposit';

const timed = <T>(act: () => T): readonly [T, number] => {
  const begun = performance.now();
  return [act(), performance.now() - begun];
};

const at = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;

function draftOf(size: number): DraftInput {
  const ready = Object.values(CHECKLISTS)
    .flat()
    .map(({ clause }) => clause.en);
  const clauses = Array.from({ length: size }, (_, n) => ({ id: `c${n}`, text: ready[n % ready.length] ?? '' }));
  return { category: 'tents-and-outdoor', clauses };
}

/** @returns 0, or 2 for a wrong call */
export async function coachBench(args: readonly string[]): Promise<number> {
  const { clauses, edits, json } = parseArgs({ args: [...args], options: OPTIONS }).values;
  const [size, rounds] = [Number(clauses), Number(edits)];
  if (!Number.isInteger(size) || !Number.isInteger(rounds) || size < 1 || rounds < 1) {
    process.stderr.write('usage: bench coach [--clauses N] [--edits N] [--json]\n');
    return 2;
  }
  const draft = draftOf(size);
  let answer: CoachedDraft = coachDraft(draft);
  const typed: number[] = [];
  const whole: number[] = [];
  for (let n = 0; n < rounds; n += 1) {
    // One character more in a clause of the middle; the baseline reads the same draft without what was known.
    const text = TYPED.slice(0, 1 + (n % TYPED.length));
    const next = { ...draft, clauses: draft.clauses.map((clause, i) => (i === size >> 1 ? { ...clause, text } : clause)) };
    const [after, cost] = timed(() => coachDraft(next, answer));
    const [, anew] = timed(() => coachDraft(next));
    answer = after;
    typed.push(cost);
    whole.push(anew);
  }
  const [ours, baseline] = [typed, whole].map((list) => list.toSorted((a, b) => a - b)) as [number[], number[]];
  const within = ours.filter((ms) => ms <= FRAME_MS).length / ours.length;
  const result = {
    bench: 'coach',
    clauses: size,
    edits: rounds,
    ratio: at(baseline, 0.5) / at(ours, 0.5),
    p50Ms: at(ours, 0.5),
    p99Ms: at(ours, 0.99),
    wholeP50Ms: at(baseline, 0.5),
    withinFrame: within,
  };
  print(`${size} clauses, ${rounds} edits of one character`);
  print(`an edit          p50 ${result.p50Ms.toFixed(2)} ms, p99 ${result.p99Ms.toFixed(2)} ms`);
  print(`whole draft      p50 ${result.wholeP50Ms.toFixed(2)} ms, ${result.ratio.toFixed(1)} times an edit`);
  print(`within ${FRAME_MS} ms     ${(100 * within).toFixed(1)} %`);
  if (json) print(JSON.stringify(result));
  return 0;
}
