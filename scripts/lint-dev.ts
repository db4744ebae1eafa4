/** Measures the clause check on labelled clauses: `node scripts/lint-dev.ts FILE.jsonl [--misses]`. */
import { readFileSync } from 'node:fs';
import { lintClause } from '../src/contracts/lint.rules.ts';
import { PROBLEMS, type Verdict } from '../src/contracts/lint.types.ts';

type Row = {
  readonly id: string;
  readonly category: string;
  readonly product: string;
  readonly text: string;
  readonly verdict: Verdict;
  readonly problems: readonly string[];
  readonly parsed: unknown;
};

const VERDICTS: readonly Verdict[] = ['measurable', 'incomplete', 'vague'];

function readRows(path: string): readonly Row[] {
  const lines = readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '');
  return lines.map((line) => JSON.parse(line) as Row);
}

const share = (part: number, whole: number): string =>
  whole === 0 ? '    -' : `${((100 * part) / whole).toFixed(1).padStart(5)} %`;

const [path, flag] = process.argv.slice(2);
if (path === undefined) {
  console.error('usage: node scripts/lint-dev.ts FILE.jsonl [--misses]');
  process.exit(2);
}

const judged = readRows(path).map((row) => ({
  row,
  lint: lintClause({ text: row.text, category: row.category, product: row.product }),
}));

console.log(`verdict   ${'labelled \\ said'.padEnd(18)}${VERDICTS.map((said) => said.padStart(12)).join('')}`);
for (const labelled of VERDICTS) {
  const counts = VERDICTS.map(
    (said) => judged.filter(({ row, lint }) => row.verdict === labelled && lint.verdict === said).length,
  );
  console.log(`          ${labelled.padEnd(18)}${counts.map((count) => String(count).padStart(12)).join('')}`);
}
const right = judged.filter(({ row, lint }) => row.verdict === lint.verdict).length;
console.log(`accuracy  ${share(right, judged.length)} (${right} of ${judged.length})`);
for (const category of new Set(judged.map(({ row }) => row.category))) {
  const own = judged.filter(({ row }) => row.category === category);
  console.log(`          ${share(own.filter(({ row, lint }) => row.verdict === lint.verdict).length, own.length)}  ${category}`);
}

console.log('\nproblem                 precision    recall   said  labelled');
let [hits, said, labelled] = [0, 0, 0];
for (const code of PROBLEMS) {
  const has = judged.map(({ row, lint }) => ({
    label: row.problems.includes(code),
    lint: lint.problems.some((problem) => problem.code === code),
  }));
  const both = has.filter(({ label, lint }) => label && lint).length;
  const saidHere = has.filter(({ lint }) => lint).length;
  const labelledHere = has.filter(({ label }) => label).length;
  [hits, said, labelled] = [hits + both, said + saidHere, labelled + labelledHere];
  console.log(
    `${code.padEnd(24)}${share(both, saidHere)}   ${share(both, labelledHere)}${String(saidHere).padStart(7)}${String(labelledHere).padStart(10)}`,
  );
}
console.log(
  `${'all'.padEnd(24)}${share(hits, said)}   ${share(hits, labelled)}${String(said).padStart(7)}${String(labelled).padStart(10)}`,
);

if (flag === '--misses') {
  for (const { row, lint } of judged.filter(({ row, lint }) => row.verdict !== lint.verdict)) {
    const codes = lint.problems.map(({ code, data }) => `${code} ${JSON.stringify(data)}`).join('; ');
    console.log(
      `\n${row.id}: ${row.text}\n  labelled ${row.verdict} [${row.problems.join(', ')}]\n  said     ${lint.verdict} [${codes}]`,
    );
  }
}
