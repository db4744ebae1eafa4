/** What a browser keeps of contracts it has shown. */
import { describe, expect, it } from 'vitest';
import { readSeen, withSeen } from './looked.ts';

describe('what was looked at', () => {
  it.each([[null], [''], ['{'], ['{}'], ['[1]'], ['[["a","b"]]'], ['[["a",1.5]]']])('is nothing where %j stands', (text) => {
    expect(readSeen(text)).toEqual([]);
  });

  it('is kept once for each contract, the newest last, and not for ever', () => {
    const seen = withSeen(withSeen(withSeen([], 'a', 1), 'b', 2), 'a', 3);
    expect(readSeen(JSON.stringify(seen))).toEqual([
      ['b', 2],
      ['a', 3],
    ]);
    const many = Array.from({ length: 300 }, (_, n) => n).reduce((all, n) => withSeen(all, `o${n}`, n), seen);
    expect([many.length, many.at(-1)]).toEqual([200, ['o299', 299]]);
  });
});
