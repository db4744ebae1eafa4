/** Chance that repeats: every draw of a run follows from its seed. */
import { createHash } from 'node:crypto';
import { assert } from '../src/kernel/assert.ts';

export type Random = {
  /** From 0 (included) to 1 (excluded). */
  readonly next: () => number;
  /** A whole number from `least` to `most`, both included. */
  readonly int: (least: number, most: number) => number;
  readonly chance: (probability: number) => boolean;
  /** One of the list; a Fault for an empty one. */
  readonly pick: <T>(list: readonly T[]) => T;
  readonly weighted: <T extends { readonly weight: number }>(list: readonly T[]) => T;
  readonly shuffle: <T>(list: readonly T[]) => readonly T[];
  readonly bytes: (n: number) => Uint8Array;
  /** A source of its own: what is drawn from it moves nothing else. */
  readonly fork: (name: string) => Random;
};

/** A generator of 128 bits of state (sfc32), started from a text of any length. */
export function seeded(seed: string): Random {
  const start = createHash('sha256').update(seed).digest();
  let a = start.readUInt32LE(0);
  let b = start.readUInt32LE(4);
  let c = start.readUInt32LE(8);
  let counter = start.readUInt32LE(12);
  const word = (): number => {
    const t = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (c << 21) | (c >>> 11);
    c = (c + t) | 0;
    return t >>> 0;
  };
  const next = (): number => word() / 2 ** 32;
  const int = (least: number, most: number): number => least + Math.floor(next() * (most - least + 1));
  const pick = <T>(list: readonly T[]): T => {
    assert(list.length > 0, 'nothing to pick from');
    return list[int(0, list.length - 1)] as T;
  };
  const weighted = <T extends { readonly weight: number }>(list: readonly T[]): T => {
    let left = next() * list.reduce((sum, item) => sum + item.weight, 0);
    for (const item of list) {
      left -= item.weight;
      if (left < 0) return item;
    }
    return pick(list);
  };
  const shuffle = <T>(list: readonly T[]): readonly T[] => {
    const rest = [...list];
    return list.map(() => rest.splice(int(0, rest.length - 1), 1)[0] as T);
  };
  return {
    next,
    int,
    pick,
    weighted,
    shuffle,
    chance: (probability) => next() < probability,
    bytes: (n) => Uint8Array.from({ length: n }, () => word() & 255),
    fork: (name) => seeded(`${seed}/${name}`),
  };
}
