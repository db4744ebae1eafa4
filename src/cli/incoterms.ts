/** `incoterms --rule FOB --charge destination_terminal`: who bears a charge. */
import { parseArgs } from 'node:util';
import { parseCharge, parseRule, whoBears } from '../incoterms/rules.ts';
import { type BearerFacts, CHARGES, type IncotermRefusal, RULES } from '../incoterms/types.ts';
import { type Io, REFUSED } from './io.ts';

export const USAGE =
  'usage: incoterms --rule FOB --charge destination_terminal [--freight-includes-unloading yes|no] [--place-beyond-terminal yes|no] ' +
  '[--place-is-sellers-premises yes|no] [--caused-by supplier|buyer|neither] [--json]';

const OPTIONS = {
  rule: { type: 'string' },
  charge: { type: 'string' },
  'freight-includes-unloading': { type: 'string' },
  'place-beyond-terminal': { type: 'string' },
  'place-is-sellers-premises': { type: 'string' },
  'caused-by': { type: 'string' },
  json: { type: 'boolean', default: false },
} as const;

const SENTENCES: Partial<Readonly<Record<IncotermRefusal | 'incoterm.usage', string>>> = {
  'incoterm.unknown': `The rules of 2020 are ${RULES.join(', ')}.`,
  'incoterm.charge_unknown': `The charges are ${CHARGES.join(', ')}.`,
  'incoterm.usage': USAGE,
};

function readArgs(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: OPTIONS, allowPositionals: false }).values;
  } catch {
    return null;
  }
}

type Values = NonNullable<ReturnType<typeof readArgs>>;

const ANSWERS: Readonly<Record<string, boolean>> = { yes: true, no: false };
const CAUSES = ['supplier', 'buyer', 'neither'] as const;

/** The facts given, or null where one of them is no answer. */
function readFacts(values: Values): BearerFacts | null {
  const given = {
    freightIncludesUnloading: values['freight-includes-unloading'],
    placeBeyondTerminal: values['place-beyond-terminal'],
    placeIsSellersPremises: values['place-is-sellers-premises'],
  };
  const facts: Record<string, boolean> = {};
  for (const [name, word] of Object.entries(given)) {
    if (word === undefined) continue;
    const answer = Object.hasOwn(ANSWERS, word) ? ANSWERS[word] : undefined;
    if (answer === undefined) return null;
    facts[name] = answer;
  }
  const cause = values['caused-by'];
  const causedBy = CAUSES.find((known) => known === cause);
  if (cause !== undefined && !causedBy) return null;
  return { ...facts, ...(causedBy ? { causedBy } : {}) };
}

/**
 * Runs the words after `incoterms`. Rule and charge may be in any case; dashes in a charge stand for underscores.
 * Prints supplier, buyer, nobody or depends.
 * @returns 0, or 2 for a refused call (a sentence with the code on `err`, with --json `{code, message}`)
 */
export async function run(args: readonly string[], io: Io): Promise<number> {
  const values = readArgs(args);
  const json = values?.json ?? args.includes('--json');
  const fail = (code: IncotermRefusal | 'incoterm.usage'): number => {
    const message = SENTENCES[code] ?? code;
    io.err(json ? JSON.stringify({ code, message }) : `${message} (${code})`);
    return REFUSED;
  };
  const facts = values && readFacts(values);
  if (!facts || values.rule === undefined || values.charge === undefined) return fail('incoterm.usage');
  const rule = parseRule(values.rule);
  if (!rule.ok) return fail(rule.code);
  const charge = parseCharge(values.charge);
  if (!charge.ok) return fail(charge.code);
  const bears = whoBears(rule.value, charge.value, facts);
  io.out(json ? JSON.stringify({ bears }) : bears);
  return 0;
}
