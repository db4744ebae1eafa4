/** `aql`: the sampling plan of one lot, or of a file of lots. */
import { createReadStream } from 'node:fs';
import { parseArgs } from 'node:util';
import { LEVELS, PLANS, SAMPLING_DEFAULTS } from '../inspections/sampling.data.ts';
import { type SamplingPlan, plan, readAql } from '../inspections/sampling.rules.ts';
import type { SamplingRefusal } from '../inspections/types.ts';
import { type Json, type JsonObject, type Result, ok, refuse } from '../kernel/result.ts';
import { type Fail, type Io, failing } from './io.ts';

export const USAGE =
  'usage: aql --lot N --aql A [--level L] [--plan normal|tightened] [--json], or aql --jsonl FILE (- reads standard input)';

const OPTIONS = {
  lot: { type: 'string' },
  level: { type: 'string' },
  aql: { type: 'string' },
  plan: { type: 'string' },
  jsonl: { type: 'string' },
  json: { type: 'boolean' },
} as const;

/** What a person or a line of a file asks: numbers may come as text, level and plan may be left out. */
type Question = { readonly lot?: Json; readonly level?: Json; readonly aql?: Json; readonly plan?: Json };

/**
 * Runs the words after `aql`.
 * @returns 0, also when single lines of a file are refused (each says so itself); 2 for a wrong call, an unreadable file
 *   or a refused lot, with the code on `err`
 */
export async function run(args: readonly string[], io: Io): Promise<number> {
  const fail = failing(args, io);
  const options = readOptions(args);
  if (typeof options === 'string') return fail('aql.usage', `${options}\n${USAGE}`);
  const { json, jsonl, ...question } = options;
  if (jsonl !== undefined) {
    if (Object.keys(question).length > 0) return fail('aql.usage', `--jsonl takes no lot of its own\n${USAGE}`);
    return answerFile(jsonl, io, fail);
  }
  if (question.lot === undefined || question.aql === undefined) return fail('aql.usage', USAGE);
  const answer = answerOne(question);
  if (!answer.ok) return fail(answer.code, SENTENCES[answer.code](answer.data));
  io.out(json ? JSON.stringify(answer.value) : inWords(answer.value));
  return 0;
}

function readOptions(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: OPTIONS, strict: true }).values;
  } catch (error) {
    return error instanceof Error ? error.message : 'wrong options';
  }
}

const isAbsent = (value: Json | undefined): value is null | undefined => value === undefined || value === null;
/** Text that no level or plan has, for values that are no text at all. */
const asText = (value: Json | undefined, usual: string): string =>
  isAbsent(value) ? usual : typeof value === 'string' ? value : JSON.stringify(value);

function asLot(value: Json | undefined): number {
  if (typeof value === 'number') return value;
  return typeof value === 'string' && /^\d{1,15}$/.test(value) ? Number(value) : Number.NaN;
}

function answerOne(question: Question): Result<SamplingPlan, SamplingRefusal> {
  const aql = readAql(typeof question.aql === 'number' ? question.aql : asText(question.aql, ''));
  return plan({
    lotSize: asLot(question.lot),
    level: asText(question.level, SAMPLING_DEFAULTS.level),
    // An unreadable AQL stays one, so that the refusals keep their order.
    aql: aql.ok ? aql.value : Number.NaN,
    plan: asText(question.plan, SAMPLING_DEFAULTS.plan).toLowerCase(),
  });
}

const inWords = ({ letter, sampleSize, accept, reject, inspectAll }: SamplingPlan): string =>
  `Letter ${letter}: ${inspectAll ? 'inspect all' : 'draw'} ${sampleSize}, accept up to ${accept}, reject from ${reject}.`;

const SENTENCES: Readonly<Record<SamplingRefusal, (data: JsonObject) => string>> = {
  'aql.lot_invalid': (data) => `--lot is a whole number from 1 to ${String(data.max)}`,
  'aql.level_unknown': () => `--level is one of ${LEVELS.join(', ')}`,
  'aql.not_in_table': () => '--aql is 0 or a preferred value such as 0.65, 1.0, 1.5, 2.5, 4.0, 6.5',
  'aql.plan_unknown': () => `--plan is one of ${PLANS.join(', ')}`,
};

async function answerFile(file: string, io: Io, fail: Fail): Promise<number> {
  try {
    for await (const line of linesOf(file)) if (line.trim() !== '') io.out(JSON.stringify(answerLine(line)));
  } catch (error) {
    return fail('aql.unreadable', error instanceof Error ? error.message : `${file} cannot be read`);
  }
  return 0;
}

/** The answer to one line: its id and the plan, or its id and the code of the refusal. */
function answerLine(line: string): JsonObject {
  const asked = parseLine(line);
  if (!asked.ok) return { id: null, error: asked.code };
  const id = asked.value.id ?? null;
  const answer = answerOne(asked.value);
  return answer.ok ? { id, ...answer.value } : { id, error: answer.code };
}

function parseLine(line: string): Result<Question & { readonly id?: Json }, 'aql.line_malformed'> {
  try {
    const value: unknown = JSON.parse(line);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return ok(value);
  } catch {
    // No JSON at all is as malformed as JSON of another shape.
  }
  return refuse('aql.line_malformed');
}

/** Lines of a UTF-8 file as they are read, so that a file of any length needs one line of memory. */
async function* linesOf(file: string): AsyncGenerator<string> {
  // The decoder drops a byte order mark, which spreadsheets like to write.
  const decoder = new TextDecoder();
  let rest = '';
  for await (const chunk of file === '-' ? process.stdin : createReadStream(file)) {
    const lines = (rest + decoder.decode(chunk as Uint8Array, { stream: true })).split('\n');
    rest = lines.pop() ?? '';
    yield* lines;
  }
  yield rest + decoder.decode();
}
