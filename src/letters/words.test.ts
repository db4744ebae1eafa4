/** The words of letters: complete in both languages, the same figures in each, the same in a PDF, and standing. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { textOfPdf, withoutBlanks } from '../adapters/pdf/text.testing.ts';
import { writePdf } from '../adapters/pdf/writer.ts';
import type { CaseInput, Finding } from '../claims/determination.types.ts';
import { GOLDEN } from '../claims/golden.data.ts';
import { badOverride } from '../claims/override.rules.ts';
import { sha256 } from '../kernel/canonical.ts';
import { must } from '../kernel/assert.ts';
import { letterOf } from './letter.rules.ts';
import {
  appealedFacts,
  codesIn,
  decidedFacts,
  figures,
  gaps,
  golden,
  settled,
  settlement,
  textsFor,
  written,
} from './letters.fixture.ts';
import { fill, fullWidth } from './say.rules.ts';
import { LETTER_FORM, type LetterFacts, type LetterLang, type PrintBlock } from './types.ts';
import * as words from './words.data.ts';

const LANGS = ['en', 'zh'] as const;
const TENT = golden('tent door');
const BOTTLE = golden('appointed laboratory');

describe('words', () => {
  const tables = Object.entries(words).flatMap(([table, sayings]) =>
    Object.entries(sayings).map(([key, saying]) => [`${table}.${key}`, saying as { en: string; zh: string }] as const),
  );
  const braces = (text: string): ReadonlySet<string> => new Set((text.match(/\{\w+\}/g) ?? []).map((name) => name.toLowerCase()));
  /** What is left without the places to fill, and without what is the same in every language. */
  const left = (text: string): string => text.replaceAll(/\{\w+\}|SHA-256|(?:POST|GET) \/\S*|\b[BSP]\b/g, '');

  it.each(tables)('%s are in both languages, with the same places to fill', (_, { en, zh }) => {
    expect([en.trim(), zh.trim()]).not.toContain('');
    expect(braces(zh)).toEqual(braces(en));
    expect(left(zh)).not.toMatch(/[A-Za-z]{2,}/);
    expect(left(en)).not.toMatch(/\p{Script=Han}/u);
  });

  it('that lack a value are a fault, never half a sentence', () => {
    expect(() => fill({ en: 'until {on}', zh: '至 {on}' }, 'en')).toThrow('on');
  });

  it.each([
    ['依据:买方 B1:读数 149 cm,差距 51(未达标)。', '依据：买方 B1：读数 149 cm，差距 51（未达标）。'],
    ['12:30, 4,800.00 USD', '12:30, 4,800.00 USD'],
    ['证据(S1),依据', '证据（S1），依据'],
  ])('%j takes the marks of Chinese', (typed, set) => {
    expect(fullWidth(typed)).toBe(set);
  });
});

describe('both letters', () => {
  const FOUND: readonly Finding[] = ['met', 'not_met', 'unproven', 'excluded'];
  const CONTENTS = ['claim', 'answer', 'case', 'body-tape', 'body-lab', 'clause-door', 'name-0', 'appeal', 'product', 'note'];
  const KINDS = ['first', 'appeal filed', 'appeal decided', 'settled'] as const;
  type Kind = (typeof KINDS)[number];

  const drawn = fc.record({
    case: fc.constantFrom(...GOLDEN),
    found: fc.array(fc.constantFrom(...FOUND), { minLength: 2, maxLength: 2 }),
    changed: fc.boolean(),
    erased: fc.subarray(CONTENTS),
    kind: fc.constantFrom<Kind>(...KINDS),
    paidMinor: fc.integer({ min: 1, max: 9_000_000 }),
    usedMinor: fc.integer({ min: 0, max: 100_000 }),
    keepsGoods: fc.boolean(),
  });

  function factsOf(kind: Kind, input: CaseInput, overrides: Parameters<typeof decidedFacts>[1]): LetterFacts {
    if (kind === 'settled') return settled(input, settlement('refund'));
    return kind === 'first' ? decidedFacts(input, overrides) : appealedFacts(input, overrides ?? [], kind === 'appeal decided');
  }

  it('hold the same figures, whatever was found, changed, erased or appealed, and no word is missing', () => {
    fc.assert(
      fc.property(drawn, ({ case: base, found, changed, erased, kind, paidMinor, usedMinor, keepsGoods }) => {
        const facts = { ...base.input.facts, paidMinor, coveredMinor: paidMinor, usedMinor };
        const input: CaseInput = { ...base.input, facts, claim: { ...base.input.claim, keepsGoods } };
        const subjects = changed ? Object.keys(base.findings) : [];
        const overrides = subjects.map((subject, n) => ({ subject, finding: must(found[n], 'two findings') }));
        fc.pre(badOverride(input, overrides) === null);
        const letter = { ...factsOf(kind, input, overrides), textOf: textsFor(input, (id) => erased.includes(id)) };
        const [en, zh] = [written(letter, 'en'), written(letter, 'zh')];
        expect(figures(en)).toEqual(figures(zh));
        expect([en, zh].flatMap((text) => [...gaps(text), ...codesIn(text)])).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  const textsOf = (block: PrintBlock): readonly string[] => {
    if (block.kind === 'page' || block.kind === 'modules') return [];
    if (block.kind === 'rows') return block.rows.flat();
    if (block.kind === 'table') return [...block.rows.flat(), ...(block.total ?? [])];
    return block.kind === 'list' ? block.items : [block.text];
  };

  it.each(LANGS)('are the same as PDF: every word of the %s text stands in it', async (lang) => {
    for (const facts of [decidedFacts(BOTTLE), settled(TENT, settlement('refund'))]) {
      const letter = letterOf(facts, lang);
      const pdf = withoutBlanks(textOfPdf(await writePdf(letter)).join(''));
      for (const text of letter.blocks.flatMap(textsOf)) expect(pdf).toContain(withoutBlanks(text));
    }
  });
});

describe('the wording', () => {
  /** Case files hold letters, and whoever verifies one writes them again: other words need another form beside this one. */
  const HASHES: Readonly<Record<LetterLang, string>> = {
    en: 'a8684844ee70fa0fff12afacadc85fe1d68fffb3306193fc4a52b826010086d4',
    zh: 'c8d3d904df462ad836f93e5b973874e320efe89c07c7e34318003adc7f97fc99',
  };

  it.each(LANGS)('of form 1 in %s stands', (lang) => {
    const letters = [
      ...GOLDEN.map(({ input }) => decidedFacts(input)),
      appealedFacts(TENT, [{ subject: 'door', finding: 'met' }], true),
      appealedFacts(TENT, [], false),
      settled(TENT, settlement('refund')),
      settled(TENT, settlement('repair', { amountMinor: null, performBy: '2026-08-01' }), {}, null),
    ];
    const told = sha256(letters.map((facts) => written(facts, lang)).join('\n'));
    expect([LETTER_FORM, told]).toEqual([1, HASHES[lang]]);
  });
});
