/** `lint --text T`: whether a clause can be measured, and what it lacks. */
import { parseArgs } from 'node:util';
import { lintClause } from '../contracts/lint.rules.ts';
import type { ClauseLint } from '../contracts/lint.types.ts';
import { LIMITS } from '../kernel/limits.ts';
import { type Io, failing } from './io.ts';

export const USAGE = 'usage: lint --text "The clause" [--category tent] [--product "Dome tent"] [--json]';

const OPTIONS = {
  text: { type: 'string' },
  category: { type: 'string' },
  product: { type: 'string' },
  json: { type: 'boolean', default: false },
} as const;

/**
 * Runs the words after `lint`. With --json prints `{verdict, problems: [{code, span, data}], parsed}`.
 * @returns 0 whatever the verdict is; 2 for a wrong call
 */
export async function run(args: readonly string[], io: Io): Promise<number> {
  const values = readArgs(args);
  const fail = failing(args, io);
  if (values?.text === undefined) return fail('lint.usage', USAGE);
  if (values.text.length > LIMITS.text) return fail('lint.too_long', `a clause has at most ${LIMITS.text} characters`);
  const { text, category, product } = values;
  const lint = lintClause({
    text,
    ...(category === undefined ? {} : { category }),
    ...(product === undefined ? {} : { product }),
  });
  for (const line of values.json ? [JSON.stringify(lint)] : inWords(lint, text)) io.out(line);
  return 0;
}

function readArgs(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: OPTIONS, strict: true }).values;
  } catch {
    return null;
  }
}

function inWords({ verdict, problems, parsed }: ClauseLint, text: string): readonly string[] {
  const read =
    parsed === null ? [] : [`  ${parsed.characteristic} ${parsed.operator} ${JSON.stringify(parsed.value)} ${parsed.unit}`];
  const missing = problems.map(({ code, span }) => `  ${code}${span === null ? '' : `: "${text.slice(...span)}"`}`);
  return [verdict, ...read, ...missing];
}
