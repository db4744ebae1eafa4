/** Reads the texts of a story file as money, dates, numbers, lists and mappings, and names the place of what is wrong. */
import { type Instant, type PlainDate, parseDate, parseInstant } from '../../src/kernel/dates.ts';
import { type Money, parseMoney } from '../../src/kernel/money.ts';
import { StoryTrouble } from './trouble.ts';

/** A story's YAML. Every scalar is text: an account number keeps its zeros, a date stays as written; shapes give the meaning. */
export type Tree = string | readonly Tree[] | { readonly [key: string]: Tree };

/** Makes a value of a tree (undefined: the key is absent) found at a place such as `buyer.send.version`. Throws a StoryTrouble. */
export type Shape<T> = (tree: Tree | undefined, at: string) => T;

type Values<S> = { readonly [K in keyof S]: S[K] extends Shape<infer T> ? T : never };

const wrong = (at: string, wanted: string, tree: Tree | undefined): StoryTrouble =>
  new StoryTrouble(tree === undefined ? `${at} is missing: ${wanted}` : `${at} is ${wanted}, not ${show(tree)}`);

const show = (tree: Tree): string => (typeof tree === 'string' ? `"${tree}"` : JSON.stringify(tree));

/** `key:` without a value, and YAML's own words for none. */
export const isNothing = (tree: Tree | undefined): boolean =>
  tree === undefined || tree === '' || tree === '~' || tree === 'null';

export const isMapping = (tree: Tree | undefined): tree is { readonly [key: string]: Tree } =>
  typeof tree === 'object' && !Array.isArray(tree);

/** A scalar that matches, as something else; `wanted` completes the sentence "it is ...". */
function scalar<T>(wanted: string, read: (text: string) => T | undefined): Shape<T> {
  return (tree, at) => {
    if (isNothing(tree)) throw wrong(at, wanted, undefined);
    const value = typeof tree === 'string' ? read(tree) : undefined;
    if (value === undefined) throw wrong(at, wanted, tree);
    return value;
  };
}

export const text: Shape<string> = scalar('a text', (given) => given);
export const flag: Shape<boolean> = scalar('true or false', (given) => ({ true: true, false: false })[given]);
export const number: Shape<number> = scalar('a number', (given) =>
  /^-?\d{1,12}(\.\d{1,6})?$/.test(given) ? Number(given) : undefined,
);
export const whole: Shape<number> = scalar('a whole number', (given) => (/^\d{1,12}$/.test(given) ? Number(given) : undefined));
/** `1234.56 USD`. */
export const money: Shape<Money> = scalar('an amount such as 1234.56 USD', (given) => valueIn(parseMoney(given)));
export const date: Shape<PlainDate> = scalar('a date such as 2026-05-15', (given) => valueIn(parseDate(given)));
export const instant: Shape<Instant> = scalar('an instant such as 2026-03-02T09:00:00+08:00', (given) =>
  valueIn(parseInstant(given)),
);
/** A day as it stands, or an instant as it stands. */
export const dateOrInstant: Shape<string> = scalar('a date or an instant', (given) =>
  parseDate(given).ok || parseInstant(given).ok ? given : undefined,
);

const valueIn = <T>(result: { readonly ok: true; readonly value: T } | { readonly ok: false }): T | undefined =>
  result.ok ? result.value : undefined;

/** One of some words. */
export const oneOf = <const W extends readonly string[]>(...words: W): Shape<W[number]> =>
  scalar(`one of ${words.join(', ')}`, (given) => words.find((word) => word === given));

/** Undefined where the key is absent or has no value. */
export const optional =
  <T>(shape: Shape<T>): Shape<T | undefined> =>
  (tree, at) =>
    isNothing(tree) ? undefined : shape(tree, at);

/** A list; one value alone counts as a list of one. */
export const list =
  <T>(item: Shape<T>): Shape<readonly T[]> =>
  (tree, at) => {
    if (isNothing(tree)) throw wrong(at, 'a list', undefined);
    const items: readonly Tree[] = Array.isArray(tree) ? tree : [tree as Tree];
    return items.map((each, index) => item(each, `${at}[${index + 1}]`));
  };

/** A mapping from any keys. */
export const mapOf =
  <T>(value: Shape<T>): Shape<ReadonlyMap<string, T>> =>
  (tree, at) => {
    if (!isMapping(tree)) throw wrong(at, 'a mapping', tree);
    return new Map(Object.entries(tree).map(([key, each]) => [key, value(each, `${at}.${key}`)]));
  };

/** A mapping with these keys and no others; `key:` without a value is an empty one. */
export const record =
  <const S extends { readonly [key: string]: Shape<unknown> }>(fields: S): Shape<Values<S>> =>
  (tree, at) => {
    const given = isNothing(tree) ? {} : tree;
    if (!isMapping(given)) throw wrong(at, 'a mapping', tree);
    const unknown = Object.keys(given).find((key) => !Object.hasOwn(fields, key));
    if (unknown !== undefined) {
      const known = Object.keys(fields).join(', ');
      throw new StoryTrouble(`${at} has no "${unknown}"${known === '' ? ': it takes nothing' : `; it takes ${known}`}`);
    }
    const entries = Object.entries(fields).map(([key, shape]) => [key, shape(given[key], `${at}.${key}`)]);
    return Object.fromEntries(entries) as Values<S>;
  };

/** Either shape: the first that fits; what is said is what the last one says. */
export const either =
  <A, B>(first: Shape<A>, second: Shape<B>): Shape<A | B> =>
  (tree, at) => {
    try {
      return first(tree, at);
    } catch (error) {
      if (!(error instanceof StoryTrouble)) throw error;
      return second(tree, at);
    }
  };
