/** Amounts as traders write them, and what they bind. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findQuantities } from './quantity.rules.ts';
import { tokenise } from './tokens.rules.ts';

const read = (text: string): readonly string[] =>
  findQuantities(tokenise(text), []).map(
    ({ role, operator, value, unit }) => `${role} ${operator} ${JSON.stringify(value)} ${unit?.code ?? '-'}`,
  );

describe('quantities', () => {
  it.each([
    // relations before and after, turned by a negation
    ['weight at least 2 kg', ['limit >= 2 kg']],
    ['weight max. 2 kg', ['limit <= 2 kg']],
    ['not less than 3000 mm', ['limit >= 3000 mm']],
    ['no carton over 15.0 kg', ['limit <= 15 kg']],
    ['shall not exceed 5 mm', ['limit <= 5 mm']],
    ['not below 68 °C', ['limit >= 68 Cel']],
    ['less than 0.1 %', ['limit <= 0.1 %']],
    ['up to 40 kg', ['limit <= 40 kg']],
    ['gap 2 mm max', ['limit <= 2 mm']],
    ['burst 14 bar or more', ['limit >= 14 bar']],
    ['UPF 50+', ['limit >= 50 -']],
    ['Ra ≤0.8 µm', ['limit <= 0.8 um']],
    ['within 1.0 mm min and 3.0 mm max', ['limit between [1,3] mm']],
    // ranges and tolerances
    ['moisture 8-12%', ['limit between [8,12] %']],
    ['chromium 17.5 to 19.5 %', ['limit between [17.5,19.5] %']],
    ['between 1.2 and 2.0 Nm', ['limit between [1.2,2] N.m']],
    ['72 W ± 5 %', ['limit between [68.4,75.6] W']],
    ['450 mm ± 3 mm', ['limit between [447,453] mm']],
    ['26 mm +0/-0.4mm', ['limit between [25.6,26] mm']],
    ['length 1.5 m, tolerance -0/+50mm', ['limit between [1500,1550] mm']],
    ['12" (+1/4" / -1/8")', ['limit between [11.875,12.25] [in_i]']],
    ['60 x 40 x 35 cm ±1 cm', ['limit between [59,61] cm']],
    ['W 210 / H 190 cm, every side tolerance +/-2cm', ['limit between [208,212] cm', 'limit between [188,192] cm']],
    ['quantity tolerance +/-3%', ['limit between [-3,3] %']],
    ['-20 °C', ['nominal = -20 Cel']],
    // scales, counts, conditions, bare values
    ['adhesion class 0 or 1', ['limit in [0,1] class']],
    ['grade 4 min', ['limit >= 4 grade']],
    ['all 14 parts', ['count = 14 -']],
    ['24 pcs/ctn', ['count = 24 pcs/ctn']],
    ['measured at 24 V DC', ['condition = 24 V']],
    ['steel 0.8 mm', ['nominal = 0.8 mm']],
    ['carton 60*40*35', ['nominal = 60 -']],
    ['flux 1,200 lm/W', ['nominal = 1200 lm/W']],
    ['60 Shore A', ['nominal = 60 Shore A']],
    ['10 stitches per inch', ['nominal = 10 1/[in_i]']],
    // "at most" bounds the figure behind it, not the circumstance before it
    ['shrinkage at 60 °C at most 4 %', ['condition = 60 Cel', 'limit <= 4 %']],
    ['noise at 1 m at most 65 dB(A)', ['condition = 1 m', 'limit <= 65 dB(A)']],
    ['gap 2 mm at most', ['limit <= 2 mm']],
    ['passes 16 CFR 1632', ['nominal = 16 -', 'nominal = 1632 -']],
  ])('%s', (text, expected) => {
    expect(read(text)).toEqual(expected);
  });

  it('a tolerance in percent always surrounds its value', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 100_000 }), fc.integer({ min: 1, max: 99 }), (value, percent) => {
        const [quantity] = findQuantities(tokenise(`${value} W ± ${percent} %`), []);
        expect(quantity?.nominal).toBe(value);
        const [low = 0, high = 0] = Array.isArray(quantity?.value) ? quantity.value : [];
        expect(low).toBeLessThan(value);
        expect(high).toBeGreaterThan(value);
        expect(low + high).toBeCloseTo(2 * value, 6);
      }),
    );
  });
});
