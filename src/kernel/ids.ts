/** Identifiers: their alphabets, how an order id carries its supplier's key, and how they are made. */
import { randomBytes } from 'node:crypto';
import { assert } from './assert.ts';

/** Crockford base 32 in lower case: no i, l, o, u, so that an id survives being read aloud. */
const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';

export type CompanyId = string;
export type UserId = string;
/** `<supplier company id>-<ten characters>`: every command on an order is found on its supplier's shard from the id alone. */
export type OrderId = string;

const COMPANY = /^[0-9a-hjkmnp-tv-z]{10}$/;
const ORDER = /^([0-9a-hjkmnp-tv-z]{10})-[0-9a-hjkmnp-tv-z]{10}$/;

export const isCompanyId = (text: string): boolean => COMPANY.test(text);
export const isOrderId = (text: string): boolean => ORDER.test(text);

/** The supplier whose shard holds the order. A Fault for a malformed id: check with isOrderId at the edge. */
export function supplierOf(orderId: OrderId): CompanyId {
  const match = ORDER.exec(orderId);
  assert(match?.[1], 'malformed order id');
  return match[1];
}

/** Makes ids and salts; the only source of randomness, injected so that tests and the simulator repeat. */
export type Ids = {
  /** Ten characters, 50 bits. */
  readonly short: () => string;
  /** Twenty-six characters, 130 bits: unguessable. */
  readonly long: () => string;
};

const AHEAD = 4_096;

/** The operating system's randomness, fetched ahead: asking costs as much for ten bytes as for thousands. None is given twice. */
function randomAhead(): (n: number) => Uint8Array {
  let ahead = randomBytes(AHEAD);
  let given = 0;
  return (n) => {
    assert(n <= AHEAD, `no ${n} random bytes are fetched ahead`);
    if (given + n > AHEAD) [ahead, given] = [randomBytes(AHEAD), 0];
    given += n;
    return ahead.subarray(given - n, given);
  };
}

/** Ids from a source of random bytes (default: the operating system's). */
export function makeIds(bytes: (n: number) => Uint8Array = randomAhead()): Ids {
  const text = (n: number): string => Array.from(bytes(n), (b) => ALPHABET[b & 31]).join('');
  return { short: () => text(10), long: () => text(26) };
}

export const orderIdOf = (supplierId: CompanyId, ids: Ids): OrderId => `${supplierId}-${ids.short()}`;
