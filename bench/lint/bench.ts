/** `bench lint [--gold FILE.jsonl] [--misses] [--json]`: the clause check on labelled clauses, beside two baselines. */
import { readFileSync, readdirSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { lintClause } from '../../src/contracts/lint.rules.ts';
import { hasDigit, wordList } from './baselines.ts';
import { type Gold, type Judged, type Said, type Score, isRight, scoreOf } from './score.ts';
import { unseen } from './unseen.ts';

const OPTIONS = {
  gold: { type: 'string' },
  misses: { type: 'boolean', default: false },
  json: { type: 'boolean', default: false },
} as const;

const print = (line = ''): void => void process.stdout.write(`${line}\n`);

/** Labelled clauses of a JSON lines file. */
function readGold(path: string): readonly Gold[] {
  const lines = readFileSync(path, 'utf8').split('\n');
  return lines.flatMap((line) => (line.trim() === '' ? [] : [JSON.parse(line) as Gold]));
}

/** Clauses of our own, written and labelled by people who had not read the check; it has been developed on them since. */
const OWN = new URL('./clauses/', import.meta.url);

export const ownClauses = (): readonly Gold[] =>
  readdirSync(OWN)
    .sort()
    .flatMap((name) => readGold(new URL(name, OWN).pathname));

/** What the check says of a labelled clause. */
export function check({ text, category, product }: Gold): Said {
  const { verdict, problems, parsed } = lintClause({ text, category, product });
  return { verdict, problems: problems.map(({ code }) => code), parsed };
}

const judge = (rows: readonly Gold[], by: (gold: Gold) => Said): readonly Judged[] =>
  rows.map((gold) => ({ gold, said: by(gold) }));

const percent = (share: number): string => (100 * share).toFixed(1).padStart(7);

const FIGURES: readonly (readonly [string, (score: Score) => number])[] = [
  ['verdict F1', (s) => s.verdictMacroF1],
  ['accuracy', (s) => s.accuracy],
  ['problem F1', (s) => s.problemMicroF1],
  ['numbers', (s) => s.parsedRight],
];

function table(scores: Readonly<Record<string, Score>>): void {
  print(`${''.padEnd(26)}${FIGURES.map(([name]) => name.padStart(12)).join('')}`);
  for (const [name, score] of Object.entries(scores))
    print(`${name.padEnd(26)}${FIGURES.map(([, of]) => `${percent(of(score))} %`.padStart(12)).join('')}`);
}

function misses(judged: readonly Judged[]): void {
  for (const { gold, said } of judged) {
    const verdict = gold.verdict === said.verdict ? '' : `${gold.verdict} said ${said.verdict}`;
    const problems =
      [...gold.problems].sort().join() === [...said.problems].sort().join()
        ? ''
        : `[${gold.problems.join()}] said [${said.problems.join()}]`;
    const number =
      gold.parsed && !isRight(said.parsed, gold.parsed)
        ? `${JSON.stringify(gold.parsed.value)} ${gold.parsed.unit} said ${JSON.stringify(said.parsed?.value)} ${said.parsed?.unit ?? ''}`
        : '';
    const wrong = [verdict, problems, number].filter((text) => text !== '');
    if (wrong.length > 0) print(`${gold.id}: ${gold.text}\n    ${wrong.join('\n    ')}`);
  }
}

/** @returns 0 */
export async function lintBench(args: readonly string[]): Promise<number> {
  const { gold: path, misses: shown, json } = parseArgs({ args: [...args], options: OPTIONS }).values;
  const own = ownClauses();
  const rows = path === undefined ? own : readGold(path);
  const categories = [...new Set(rows.map(({ category }) => category))];
  const fitted = judge(rows, check);
  const without = (known: readonly Gold[]): readonly Judged[] =>
    judge(
      categories.flatMap((category) => unseen(rows, category, known)),
      check,
    );
  const leftOut = without([]);
  const scores = {
    'clause check': scoreOf(fitted),
    'one category left out': scoreOf(leftOut),
    ...(path === undefined ? {} : { '  and our clauses known': scoreOf(without(own)) }),
    'baseline: has a digit': scoreOf(judge(rows, hasDigit)),
    'baseline: word list': scoreOf(judge(rows, wordList)),
  };
  print(`${rows.length} clauses of ${categories.length} categories`);
  table(scores);
  print('\none category left out, by category');
  table(
    Object.fromEntries(
      categories.map((category) => [category, scoreOf(leftOut.filter(({ gold }) => gold.category === category))]),
    ),
  );
  if (shown) misses(fitted);
  if (json) print(JSON.stringify({ bench: 'lint', rows: rows.length, scores }));
  return 0;
}
