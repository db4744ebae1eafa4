/** Sorted lists of heads that are longer than memory, read side by side. */
import { keyOf } from './roots.rules.ts';
import type { Head } from './roots.types.ts';

/** Lists of heads, each sorted by key, as one: of a stream that several tell of, what the last of them says. */
export async function* merged(lists: readonly AsyncIterable<Head>[]): AsyncGenerator<Head> {
  const open = lists.map((list) => list[Symbol.asyncIterator]());
  const current = await Promise.all(open.map((list) => list.next()));
  for (;;) {
    const keys = current.map((item) => (item.done ? null : keyOf(item.value)));
    const least = keys.reduce((a, b) => (a === null || (b !== null && b < a) ? b : a), null);
    if (least === null) return;
    let latest: Head | null = null;
    for (const [index, key] of keys.entries()) {
      const item = current[index];
      if (key !== least || !item || item.done) continue;
      latest = item.value;
      current[index] = (await open[index]?.next()) ?? { done: true, value: undefined };
    }
    if (latest) yield latest;
  }
}

/** Two sorted lists side by side, pairs of the same stream together. */
export async function* sideBySide(
  known: AsyncIterable<Head>,
  there: AsyncIterable<Head>,
): AsyncGenerator<readonly [known: Head | null, there: Head | null]> {
  const [left, right] = [known[Symbol.asyncIterator](), there[Symbol.asyncIterator]()];
  let [one, two] = [await left.next(), await right.next()];
  while (!one.done || !two.done) {
    const [a, b] = [one.done ? null : keyOf(one.value), two.done ? null : keyOf(two.value)];
    const takesLeft = a !== null && (b === null || a <= b);
    const takesRight = b !== null && (a === null || b <= a);
    yield [takesLeft && !one.done ? one.value : null, takesRight && !two.done ? two.value : null];
    if (takesLeft) one = await left.next();
    if (takesRight) two = await right.next();
  }
}
