/** The short form of the fuzz: some thousand texts against the laws, and each kind of text against linear growth. */
import { describe, expect, it, vi } from 'vitest';
import { seeded } from '../../sim/random.ts';
import { shortened, tryTexts } from './fuzz.ts';
import { GRAMMAR } from './grammar.ts';
import { MOST_RATIO, growing } from './growth.ts';
import { KINDS, repeated } from './texts.ts';

vi.setConfig({ testTimeout: 120_000 });

describe('hostile texts', () => {
  it('break no law of the clause check and the date compiler', () => {
    const { broken } = tryTexts(2_000, 'short', 4_000);
    expect(broken.slice(0, 5).map((one) => ({ ...one, text: shortened(one) }))).toEqual([]);
  });

  it('come out the same from the same seed, each as long as asked for', () => {
    for (const { make } of KINDS) {
      const [one, again] = [make(seeded('a'), 500), make(seeded('a'), 500)];
      expect(one).toBe(again);
      expect(one).toHaveLength(500);
    }
  });
});

describe('the cost of reading', () => {
  it.each(KINDS)('grows as the text does: $name', (kind) => {
    expect(growing([kind], 'short')).toEqual([]);
  });

  const random = seeded('words');
  const words = Array.from({ length: 12 }, () => random.pick(GRAMMAR)).flatMap(repeated);
  it.each(words)('grows as the text does: $name', (kind) => {
    expect(growing([kind], 'short')).toEqual([]);
  });

  it('is told where it grows as the square of the text', () => {
    const pairs = (text: string): number => {
      let same = 0;
      for (let a = 0; a < text.length; a += 1) for (let b = 0; b < text.length; b += 4) same += text[a] === text[b] ? 1 : 0;
      return same;
    };
    const [kind] = KINDS;
    const [told] = growing(kind ? [kind] : [], 'short', { pairs });
    expect(told?.reader).toBe('pairs');
    expect(told?.ratio).toBeGreaterThan(MOST_RATIO);
  });
});
