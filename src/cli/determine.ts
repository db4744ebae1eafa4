/** `determine FILE.json`: decides a case offline, with every reason. */
import { createReadStream } from 'node:fs';
import { checkCase } from '../claims/case.rules.ts';
import { determine } from '../claims/determination.rules.ts';
import { CaseFile } from '../claims/determination.schema.ts';
import type { CaseInput, Determination, DeterminationRefusal } from '../claims/determination.types.ts';
import { inWords } from '../claims/reasons.rules.ts';
import { fieldErrors, fieldMessage, violationsOf } from '../http/validate.ts';
import { LIMITS } from '../kernel/limits.ts';
import { formatMoney } from '../kernel/money.ts';
import { type Result, ok, refuse } from '../kernel/result.ts';
import { policyById } from '../policy/rules.ts';
import { type Io, failing } from './io.ts';

export const USAGE = 'usage: determine FILE.json [--json]   (FILE - reads standard input)';

type Why = DeterminationRefusal | 'policy.unknown' | 'determination.unreadable' | 'determination.too_large';

const SENTENCES: Readonly<Record<Why, string>> = {
  'determination.unreadable': 'the file cannot be read, or is not JSON',
  'determination.too_large': `a case has at most ${LIMITS.bankFile} bytes`,
  'determination.rule_set_unknown': 'this release has no such rule set',
  'determination.malformed': 'this is not as a case has it',
  'determination.reference_unknown': 'the contract has no clause or line of this name',
  'determination.twice': 'this stands in the case twice',
  'determination.figures_contradict': 'these figures contradict each other',
  'determination.evidence_contradicts': 'this item of evidence says two things at once',
  'policy.unknown': 'there is no such policy',
};

/**
 * Runs the words after `determine`. With --json prints the determination as it is hashed, plus `words` in English and
 * Chinese.
 * @returns 0 whatever is decided; 2 for a wrong call or a case that is refused, with its code and the path in the file
 */
export async function run(args: readonly string[], io: Io): Promise<number> {
  const fail = failing(args, io);
  const [file, ...rest] = args.filter((arg) => arg !== '--json');
  if (file === undefined || rest.length > 0 || /^-./.test(file)) return fail('determination.usage', USAGE);
  const bytes = await read(file);
  const reading = bytes.ok ? readCase(bytes.value) : bytes;
  if (!reading.ok) {
    const { path, message } = reading.data;
    const where = typeof path === 'string' && path !== '' ? `${path}: ` : '';
    return fail(reading.code, `${where}${typeof message === 'string' ? message : SENTENCES[reading.code]}`);
  }
  const determination = determine(reading.value);
  const words = { en: inWords(determination, 'en'), zh: inWords(determination, 'zh') };
  if (args.includes('--json')) io.out(JSON.stringify({ ...determination, words }));
  else for (const line of lines(determination)) io.out(line);
  return 0;
}

async function read(file: string): Promise<Result<string, Why>> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const chunk of file === '-' ? process.stdin : createReadStream(file)) {
      const bytes = Buffer.from(chunk as Uint8Array);
      chunks.push(bytes);
      size += bytes.length;
      if (size > LIMITS.bankFile) return refuse('determination.too_large');
    }
  } catch {
    return refuse('determination.unreadable');
  }
  return ok(Buffer.concat(chunks).toString('utf8'));
}

/** Reads a case: JSON, then its shape, then its policy, then what its parts say of each other. */
export function readCase(text: string): Result<CaseInput, Why> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return refuse('determination.unreadable');
  }
  const [error] = fieldErrors(violationsOf(CaseFile, value), 'body');
  if (error) return refuse('determination.malformed', { path: error.pointer, message: fieldMessage(error, 'en') });
  // The shape was checked field by field just now.
  const file = value as Omit<CaseInput, 'policy'> & { readonly policy: string };
  const policy = policyById(file.policy);
  if (!policy.ok) return refuse('policy.unknown', { path: '/policy' });
  const { id, lateRemedy } = policy.value;
  return checkCase({ ...file, policy: { id, lateRemedy } });
}

function lines(determination: Determination): readonly string[] {
  const { award, fault, hash } = determination;
  const money = (amountMinor: number): string => formatMoney({ amountMinor, currency: award.currency });
  return [
    ...inWords(determination, 'en').flatMap(({ subject, finding, reasons }) => [
      `${subject}: ${finding}`,
      ...reasons.map((reason) => `  ${reason}`),
    ]),
    `fault: ${fault}`,
    ...award.lines.map((line) =>
      `  ${line.kind} ${line.subjects.join(', ')} ${money(line.amountMinor)}`.replace(/ {2,}(?=\S+$)/, ' '),
    ),
    `refund: ${money(award.refundMinor)}`,
    ...(award.fee
      ? [
          `fee borne by: ${award.fee.borneBy} (${money(award.fee.supplierMinor)} the supplier, ${money(award.fee.buyerMinor)} the buyer)`,
        ]
      : []),
    `hash: ${hash}`,
  ];
}
