/** Ids, canonical JSON, contents and joined decisions. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Fault, assert, must, never } from './assert.ts';
import { canonical, fingerprint, sha256 } from './canonical.ts';
import { contentHash, draftContent, refOf } from './content.ts';
import { isRefused, merge } from './decider.ts';
import { isCompanyId, isOrderId, makeIds, orderIdOf, supplierOf } from './ids.ts';
import { ok, refuse } from './result.ts';

describe('canonical JSON', () => {
  it('orders keys by code unit and writes numbers as ECMAScript does', () => {
    expect(canonical({ b: 1, a: [1e21, 0.1, -0], '\u20ac': null, A: true })).toBe('{"A":true,"a":[1e+21,0.1,0],"b":1,"€":null}');
  });
  it('does not depend on the order in which keys were written', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.integer()), (record) => {
        const reversed = Object.fromEntries(Object.entries(record).reverse());
        expect(fingerprint(reversed)).toBe(fingerprint(record));
      }),
    );
  });
  it('is a fault for what is not JSON', () => {
    expect(() => canonical(Number.NaN)).toThrow();
    expect(() => canonical(undefined)).toThrow(Fault);
  });
  it('hashes as the published test vector says', () => {
    expect(sha256('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
  });
});

describe('ids', () => {
  it('carry the supplier and have their forms', () => {
    const ids = makeIds();
    fc.assert(
      fc.property(fc.constant(null), () => {
        const supplier = ids.short();
        const order = orderIdOf(supplier, ids);
        expect(isCompanyId(supplier)).toBe(true);
        expect(isOrderId(order)).toBe(true);
        expect(supplierOf(order)).toBe(supplier);
        expect(ids.long()).toHaveLength(26);
      }),
    );
    expect(() => supplierOf('nonsense')).toThrow(Fault);
    expect(isOrderId('ABCDEFGHJK-ABCDEFGHJK')).toBe(false);
  });
  it('repeat with their source, for the simulator', () => {
    const make = () => makeIds((n) => new Uint8Array(n).fill(7)).short();
    expect(make()).toBe(make());
  });
});

it('contents keep their text out of the event: the same text twice has two hashes', () => {
  const ids = makeIds();
  const [a, b] = [draftContent(ids, 'clause', 'Power 72 W'), draftContent(ids, 'clause', 'Power 72 W')];
  expect(a.hash).not.toBe(b.hash);
  expect(contentHash(a.salt, a.body)).toBe(a.hash);
  expect(refOf(a)).toEqual({ contentId: a.contentId, hash: a.hash });
});

it('decisions join in order', () => {
  const joined = merge(
    { events: [{ type: 'a.b', v: 1, data: {} }] },
    {},
    { events: [{ type: 'c.d', v: 1, data: {} }], clearDeadlines: ['x'] },
  );
  expect(joined.events?.map((e) => e.type)).toEqual(['a.b', 'c.d']);
  expect(joined.clearDeadlines).toEqual(['x']);
});

it('results and faults', () => {
  expect(isRefused(refuse('x.y', { n: 1 }))).toBe(true);
  expect(isRefused(ok(1))).toBe(false);
  expect(() => assert(false, 'no')).toThrow('no');
  expect(() => must(null, 'gone')).toThrow('gone');
  expect(() => never('x' as never)).toThrow(Fault);
});
