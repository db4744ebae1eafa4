/** A read-only map whose values are made when first asked for: most requests need two calendars of two hundred. */

class LazyMap<V> implements ReadonlyMap<string, V> {
  readonly #keys: ReadonlySet<string>;
  readonly #make: (key: string) => V;
  readonly #made = new Map<string, V>();

  constructor(keys: Iterable<string>, make: (key: string) => V) {
    this.#keys = new Set(keys);
    this.#make = make;
  }

  get size(): number {
    return this.#keys.size;
  }

  has(key: string): boolean {
    return this.#keys.has(key);
  }

  get(key: string): V | undefined {
    if (!this.#keys.has(key)) return undefined;
    const known = this.#made.get(key);
    if (known !== undefined) return known;
    const value = this.#make(key);
    this.#made.set(key, value);
    return value;
  }

  forEach(each: (value: V, key: string, map: ReadonlyMap<string, V>) => void): void {
    for (const [key, value] of this) each(value, key, this);
  }

  keys(): MapIterator<string> {
    return this.#keys.keys();
  }

  *entries(): MapIterator<[string, V]> {
    for (const key of this.#keys) yield [key, this.get(key) as V];
  }

  *values(): MapIterator<V> {
    for (const [, value] of this.entries()) yield value;
  }

  [Symbol.iterator](): MapIterator<[string, V]> {
    return this.entries();
  }
}

/** A map of the keys given; `make` runs at most once per key and must be a pure function of it. */
export const lazyMap = <V>(keys: Iterable<string>, make: (key: string) => V): ReadonlyMap<string, V> => new LazyMap(keys, make);
