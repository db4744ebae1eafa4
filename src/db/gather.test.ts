/** Questions asked together: one ask for all that come at once, none older than its question. */
import { describe, expect, it } from 'vitest';
import { gather } from './gather.ts';

describe('questions that come at the same time', () => {
  it('are asked once, and each gets its own answer', async () => {
    const asked: (readonly number[])[] = [];
    const double = gather(async (keys: readonly number[]) => {
      asked.push(keys);
      return keys.map((key) => key * 2);
    });
    expect(await Promise.all([1, 2, 3].map(double))).toEqual([2, 4, 6]);
    expect(asked).toEqual([[1, 2, 3]]);
  });

  it('and while an answer is under way wait for the next: no answer is older than its question', async () => {
    let [value, open] = [1, (): void => undefined];
    const gate = new Promise<void>((resolve) => (open = resolve));
    const asked: number[] = [];
    const read = gather(async (keys: readonly string[]) => {
      asked.push(keys.length);
      const seen = value;
      if (asked.length === 1) await gate;
      return keys.map(() => seen);
    });
    const first = read('a');
    await new Promise((resolve) => setImmediate(resolve));
    value = 2;
    const second = read('a');
    open();
    expect([await first, await second]).toEqual([1, 2]);
    expect(asked).toEqual([1, 1]);
  });

  it('hear all of a failure, and the next is asked again', async () => {
    let fails = true;
    const read = gather(async (keys: readonly string[]) => {
      if (fails) throw new Error('gone');
      return keys;
    });
    const heard = await Promise.allSettled([read('a'), read('b')]);
    expect(heard.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    fails = false;
    expect(await read('c')).toBe('c');
  });

  it('are asked in parts where there are very many', async () => {
    const asked: number[] = [];
    const read = gather(async (keys: readonly number[]) => {
      asked.push(keys.length);
      return keys;
    });
    const keys = Array.from({ length: 450 }, (_, n) => n);
    expect(await Promise.all(keys.map(read))).toEqual(keys);
    expect(asked).toEqual([200, 200, 50]);
  });
});
