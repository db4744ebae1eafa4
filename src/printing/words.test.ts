/** The words of contracts on paper: complete in both languages, with the same places to fill. */
import { describe, expect, it } from 'vitest';
import * as words from './words.data.ts';

const tables = Object.entries(words).flatMap(([table, sayings]) =>
  Object.entries(sayings).map(([key, saying]) => [`${table}.${key}`, saying as { en: string; zh: string }] as const),
);
const braces = (text: string): ReadonlySet<string> => new Set(text.match(/\{\w+\}/g) ?? []);
/** What is left without the places to fill, and without what is the same in every language. */
const left = (text: string): string =>
  text.replaceAll(/\{\w+\}|SHA-256|Incoterms 2020|ISO 2859-1|\b(?:UTC|JSON|RFC|AQL|CFR|CPT)\b/g, '');

describe('words', () => {
  it.each(tables)('%s are in both languages, with the same places to fill', (_, { en, zh }) => {
    expect([en.trim(), zh.trim()]).not.toContain('');
    expect(braces(zh)).toEqual(braces(en));
    expect(left(zh)).not.toMatch(/[A-Za-z]{2,}/);
    expect(left(en)).not.toMatch(/\p{Script=Han}/u);
  });
});
