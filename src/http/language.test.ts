/** Tables of Accept-Language headers and the language each is answered in. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { langOf } from './language.ts';

describe('langOf', () => {
  it.each([
    [undefined, 'en'],
    ['', 'en'],
    ['en', 'en'],
    ['zh', 'zh'],
    ['zh-CN', 'zh'],
    ['zh-Hans', 'zh'],
    ['ZH-hans-CN', 'zh'],
    ['zh-CN,zh;q=0.9,en;q=0.8', 'zh'],
    ['en-GB,en;q=0.9,zh;q=0.8', 'en'],
    ['en;q=0.2, zh;q=0.3', 'zh'],
    ['de, zh;q=0.5', 'zh'],
    ['de, fr', 'en'],
    ['*', 'en'],
    ['zh;q=0', 'en'],
    ['zh;q=2, en;q=0.1', 'en'],
    ['zhuang', 'en'],
    ['zh;q=0.5, *;q=0.4', 'zh'],
  ])('%j is answered in %s', (header, lang) => {
    expect(langOf(header)).toBe(lang);
  });

  it('answers whatever a header holds', () => {
    fc.assert(fc.property(fc.string(), (header) => ['en', 'zh'].includes(langOf(header))));
  });
});
