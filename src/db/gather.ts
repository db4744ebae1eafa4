/** Questions that are asked at the same time go to the database together: one round trip for all of them. */

/** So that one statement's list stays small. */
const MOST = 200;

type Waiting<K, V> = { readonly key: K; readonly resolve: (value: V) => void; readonly reject: (error: unknown) => void };

/**
 * Turns a question about many keys into one about a single key. Whoever asks while an answer is under way waits for the next
 * one, so that an answer is never older than its question; nothing is kept. Where asking fails, all who asked hear of it.
 * @param ask answers in the order of the keys
 */
export function gather<K, V>(ask: (keys: readonly K[]) => Promise<readonly V[]>): (key: K) => Promise<V> {
  let queue: Waiting<K, V>[] = [];
  let busy = false;

  async function drain(): Promise<void> {
    while (queue.length > 0) {
      const batch = queue.slice(0, MOST);
      queue = queue.slice(MOST);
      try {
        const values = await ask(batch.map(({ key }) => key));
        for (const [index, { resolve }] of batch.entries()) resolve(values[index] as V);
      } catch (error) {
        for (const { reject } of batch) reject(error);
      }
    }
    busy = false;
  }

  return (key) =>
    new Promise((resolve, reject) => {
      queue.push({ key, resolve, reject });
      if (busy) return;
      busy = true;
      // After all that arrived in this turn of the loop has asked.
      setImmediate(() => void drain());
    });
}
