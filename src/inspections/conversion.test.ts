/** Readings in another unit than the clause's: converted as UCUM does it, and refused only where that is meant. */
import { UcumLhcUtils } from '@lhncbc/ucum-lhc';
import { describe, expect, it } from 'vitest';
import { TRADE_CODES, UNITS } from '../contracts/units.data.ts';
import { readReading } from './readings.rules.ts';

const library = UcumLhcUtils.getInstance();

/** Each unit of UCUM by the shortest way a trader writes it. */
const written = new Map([...UNITS].reverse().map(([alias, { code }]) => [code, alias]));
const codes = [...written.keys()].filter((code) => !TRADE_CODES.has(code));

const both = codes.flatMap((from) =>
  codes.flatMap((to) => {
    if (from === to) return [];
    const { status, toVal } = library.convertUnitTo(from, 7.5, to);
    return status === 'succeeded' && toVal !== null ? [{ from, to, theirs: toVal, word: written.get(from) ?? '' }] : [];
  }),
);

/** What UCUM converts and this trade does not, and why. */
const APART: readonly (readonly [RegExp, string])[] = [
  [
    /^(?:N\.m|N\.cm|\[in_i\]\.\[lbf_av\]) (?:J|W\.h|kW\.h)$|^(?:J|W\.h|kW\.h) (?:N\.m|N\.cm|\[in_i\]\.\[lbf_av\])$/u,
    'a torque is no energy',
  ],
  [/^K (?:Cel|\[degF\])$|^(?:Cel|\[degF\]) K$/u, 'kelvins tell the colour of light'],
  [/\{pcs\}/u, 'pieces are no turns and no cycles of a wave'],
  [/dB/u, 'a level of sound is no share'],
  [/mg\/dm2/u, 'a migration is no weight of cloth'],
  [/^(?:g\/cm3|kg\/m3) |(?:g\/cm3|kg\/m3)$/u, 'a density is no content'],
];

describe('a reading in another unit', () => {
  const read = both.map((pair) => ({ ...pair, ours: readReading(`7.5 ${pair.word}`, pair.to) }));

  it.each(read.filter(({ ours }) => ours.ok))('$word for $to', ({ ours, theirs }) => {
    expect((ours.ok ? ours.value : 0) / theirs).toBeCloseTo(1, 9);
  });

  it('is refused only where the trade keeps two things apart', () => {
    const refused = read.filter(({ ours }) => !ours.ok).map(({ from, to }) => `${from} ${to}`);
    expect(refused.filter((pair) => !APART.some(([known]) => known.test(pair)))).toEqual([]);
    expect(APART.filter(([known]) => !refused.some((pair) => known.test(pair))).map(([, why]) => why)).toEqual([]);
  });
});
