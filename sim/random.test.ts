/** Chance that repeats. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { seeded } from './random.ts';

describe('a seed', () => {
  it('gives the same draws again, and others for another', () => {
    const draws = (seed: string): readonly number[] => Array.from({ length: 20 }, seeded(seed).next);
    expect(draws('a')).toEqual(draws('a'));
    expect(draws('a')).not.toEqual(draws('b'));
  });

  it('forks without moving its own draws', () => {
    const [plain, forked] = [seeded('a'), seeded('a')];
    forked.fork('x').next();
    expect(forked.next()).toBe(plain.next());
    expect(seeded('a').fork('x').next()).not.toBe(seeded('a').fork('y').next());
  });

  it('stays within bounds and shuffles without loss', () => {
    fc.assert(
      fc.property(fc.string(), fc.integer({ min: -50, max: 50 }), fc.nat(100), fc.array(fc.nat()), (seed, least, width, list) => {
        const random = seeded(seed);
        const drawn = random.int(least, least + width);
        expect(drawn).toBeGreaterThanOrEqual(least);
        expect(drawn).toBeLessThanOrEqual(least + width);
        expect([...random.shuffle(list)].sort()).toEqual([...list].sort());
      }),
    );
  });

  it('draws by weight', () => {
    const random = seeded('weights');
    const drawn = Array.from(
      { length: 4_000 },
      () =>
        random.weighted([
          { weight: 3, name: 'a' },
          { weight: 1, name: 'b' },
          { weight: 0, name: 'c' },
        ]).name,
    );
    const share = drawn.filter((name) => name === 'a').length / drawn.length;
    expect(share).toBeGreaterThan(0.7);
    expect(share).toBeLessThan(0.8);
    expect(drawn).not.toContain('c');
  });
});
