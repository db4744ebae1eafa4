/** How reading stops at the first bad field, and the sentence a person gets for each refusal. */
import type { JsonObject, Refused } from '../../kernel/result.ts';
import { refuse } from '../../kernel/result.ts';
import type { BankRefusal } from './types.ts';

/**
 * Carries a refusal from a field up to `parseStatementFile`, which alone catches it. Thrown inside this folder only: a
 * reader ten calls deep would otherwise unwrap a Result on every line and hide the message's shape.
 */
export class Rejection extends Error {
  override readonly name = 'Rejection';
  readonly refusal: Refused<BankRefusal>;

  constructor(code: BankRefusal, data: JsonObject) {
    super(code);
    this.refusal = refuse(code, data);
  }
}

/** Stops reading with a refusal. */
export function reject(code: BankRefusal, data: JsonObject): never {
  throw new Rejection(code, data);
}

const SENTENCES = {
  'bank.empty': () => 'The file is empty.',
  'bank.too_large': (d) => `The file is larger than ${String(d.maxBytes)} bytes.`,
  'bank.doctype': () => 'The file has a DOCTYPE; bank messages never do, and it is not read.',
  'bank.not_xml': (d) => `The file is not complete, well-formed XML: ${String(d.reason)}${place(d)}.`,
  'bank.not_camt': (d) => `The file is not a camt.052, camt.053 or camt.054 message; found ${String(d.found)}.`,
  'bank.version_unknown': (d) => `Version ${String(d.found)} of the message is not known.`,
  'bank.no_statement': (d) => `The message has no ${String(d.path)}.`,
  'bank.field_missing': (d) => `${String(d.path)} is missing.`,
  'bank.field_repeated': (d) => `${String(d.path)} appears more than once.`,
  'bank.text_too_long': (d) => `${String(d.path)} is longer than ${String(d.most)} characters.`,
  'bank.amount_malformed': (d) => `${String(d.path)} is not an amount: "${String(d.text)}".`,
  'bank.amount_precision': (d) => `${String(d.path)} has more decimals than ${String(d.currency)} has: "${String(d.text)}".`,
  'bank.amount_range': (d) => `${String(d.path)} is too large to be counted exactly: "${String(d.text)}".`,
  'bank.currency_unknown': (d) => `${String(d.path)} names no known currency: "${String(d.text)}".`,
  'bank.date_malformed': (d) => `${String(d.path)} is not a date: "${String(d.text)}".`,
  'bank.direction_unknown': (d) => `${String(d.path)} is neither CRDT nor DBIT: "${String(d.text)}".`,
} as const satisfies Record<BankRefusal, (data: JsonObject) => string>;

function place({ line, column }: JsonObject): string {
  if (line === undefined) return '';
  return ` (line ${String(line)}${column === undefined ? '' : `, column ${String(column)}`})`;
}

/** The English sentence that tells a person why the file was refused and where. */
export function bankRefusalSentence(refusal: Refused<BankRefusal>): string {
  return SENTENCES[refusal.code](refusal.data);
}
