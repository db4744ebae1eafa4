/** The measuring itself: scores of known answers, masking of what only one category says, and the check on clauses of our own. */
import { describe, expect, it } from 'vitest';
import { hasDigit, wordList } from './baselines.ts';
import { check, ownClauses } from './bench.ts';
import { type Gold, type Said, isRight, scoreOf } from './score.ts';
import { unseen } from './unseen.ts';

const gold = (text: string, verdict: Gold['verdict'], more: Partial<Gold> = {}): Gold => ({
  id: text.slice(0, 12),
  category: 'kettles',
  product: 'kettle',
  text,
  verdict,
  problems: [],
  parsed: null,
  ...more,
});

/** Clauses written for this test. */
const ROWS: readonly Gold[] = [
  gold('Rated power 2000 W ± 5 % at 230 V', 'measurable', {
    parsed: { characteristic: 'rated power', operator: 'between', value: [1_900, 2_100], unit: 'W', method: null },
  }),
  gold('Cord length at least 0.75 m', 'measurable', {
    parsed: { characteristic: 'cord length', operator: '>=', value: 75, unit: 'cm', method: null },
  }),
  gold('Boils fast and looks premium', 'vague', { problems: ['subjective_term'] }),
  gold('Handle colour as per last order', 'incomplete', { problems: ['undefined_reference'] }),
  gold('Spout wall thickness 0.8 mm', 'incomplete', { problems: ['no_tolerance'], category: 'pans' }),
];

const judge = (by: (row: Gold) => Said) => ROWS.map((row) => ({ gold: row, said: by(row) }));

describe('the score', () => {
  it('is whole where everything is right', () => {
    const perfect = scoreOf(judge(({ verdict, problems, parsed }) => ({ verdict, problems, parsed })));
    expect(perfect).toMatchObject({ accuracy: 1, verdictMacroF1: 1, problemMicroF1: 1, parsedRight: 1 });
  });

  it('counts a number as right in any unit that converts, and only then', () => {
    const wanted = ROWS[1]?.parsed;
    if (!wanted) throw new Error('it has a number');
    const said = { characteristic: 'x', operator: '>=', method: null } as const;
    expect(isRight({ ...said, value: 0.75, unit: 'm' }, wanted)).toBe(true);
    expect(isRight({ ...said, value: 0.75, unit: 'kg' }, wanted)).toBe(false);
    expect(isRight({ ...said, value: [0.75, 1], unit: 'm' }, wanted)).toBe(false);
    expect(isRight(null, wanted)).toBe(false);
  });

  it('of the baselines is worse than that of the check', () => {
    const [ours, digit, words] = [check, hasDigit, wordList].map((by) => scoreOf(judge(by)));
    expect(ours).toMatchObject({ accuracy: 1, parsedRight: 1, problemMicroF1: 1 });
    expect(digit?.verdictMacroF1).toBeLessThan(ours?.verdictMacroF1 ?? 0);
    expect(words?.verdictMacroF1).toBeLessThan(ours?.verdictMacroF1 ?? 0);
  });
});

describe('our own labelled clauses', () => {
  const own = ownClauses();

  it('are whole: each once, empty of problems exactly where measurable', () => {
    expect(new Set(own.map(({ id }) => id)).size).toBe(own.length);
    expect(new Set(own.map(({ text }) => text)).size).toBe(own.length);
    for (const { id, verdict, problems } of own) expect([id, verdict === 'measurable']).toEqual([id, problems.length === 0]);
  });

  it('are judged no worse than when this was written, and far better than by either baseline', () => {
    const [ours, digit, words] = [check, hasDigit, wordList].map((by) => scoreOf(own.map((gold) => ({ gold, said: by(gold) }))));
    expect(ours?.verdictMacroF1).toBeGreaterThan(0.95);
    expect(ours?.problemMicroF1).toBeGreaterThan(0.89);
    expect(Math.max(digit?.verdictMacroF1 ?? 1, words?.verdictMacroF1 ?? 1)).toBeLessThan(0.75);
  });
});

describe('leaving a category out', () => {
  it('hides words of tables that no other category uses, and nothing else', () => {
    const [first, , vague] = unseen(ROWS, 'kettles');
    expect(first?.text).toMatch(/ 2000 W ± 5 % at 230 V$/u);
    expect(vague?.text).toMatch(/^Boils q{4} and .* q{7}$/u);
    // What is known from elsewhere is no secret of the category.
    expect(unseen(ROWS, 'kettles', [gold('premium', 'vague', { category: 'pans' })])[2]?.text).toMatch(/premium$/u);
    const elsewhere = [...ROWS, gold('premium fast', 'vague', { category: 'pans' })];
    expect(unseen(elsewhere, 'kettles')[2]?.text).toMatch(/^Boils fast and .* premium$/u);
  });
});
