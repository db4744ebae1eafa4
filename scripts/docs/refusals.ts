/** The page of all refusals, made from the one map that the server answers with. */
import { PROBLEMS } from '../../src/http/problems.ts';
import type { Problem } from '../../src/http/problems/problem.ts';

const HEAD = `# Refusals

Made by \`node scripts/docs.ts\` from \`src/http/problems\`; a test fails when the two differ. Do not edit.

A refusal is an answer of the type \`application/problem+json\` (RFC 9457): \`code\`, \`status\`, \`title\`, \`detail\`, \`advice\`, and the data
that explain it. Callers decide by \`code\`; sentences may improve. English or Chinese by \`Accept-Language\`. A running server explains each
code in both at \`/problems/<code>\`. A refusal changes nothing and is not kept under its \`Idempotency-Key\`.

The part before the dot says what the refusal is about, not which folder declares it.
`;

const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('\n', ' ');

const row = ([code, { status, title, advice }]: readonly [string, Problem]): string =>
  `| \`${code}\` | ${status} | ${cell(title.en)} | ${cell(advice.en)} |`;

/** The whole text of docs/reference/refusals.md: codes in alphabetical order, a table for each first word. */
export function refusalsPage(problems: Readonly<Record<string, Problem>> = PROBLEMS): string {
  const entries = Object.entries(problems).sort(([a], [b]) => (a < b ? -1 : 1));
  const about = [...new Set(entries.map(([code]) => code.split('.')[0] ?? ''))];
  const tables = about.map((word) => {
    const rows = entries.filter(([code]) => code.split('.')[0] === word).map(row);
    return [`## ${word}`, '', '| code | status | what it says | what to do |', '|---|---|---|---|', ...rows].join('\n');
  });
  return `${[HEAD, ...tables].join('\n')}\n`.replaceAll(/\n## /g, '\n\n## ').replaceAll(/\n{3,}/g, '\n\n');
}
