/** Storage in memory, for tests and the simulator. */
import { type StoragePort, assertContent, assertKey } from './types.ts';

/** An empty store; copies go in and out, as with a disk. */
export function memoryStorage(): StoragePort {
  const files = new Map<string, Buffer>();
  return {
    put: async (key, bytes) => {
      assertContent(key, bytes);
      files.set(key, Buffer.from(bytes));
    },
    get: async (key) => {
      assertKey(key);
      const bytes = files.get(key);
      return bytes ? Buffer.from(bytes) : null;
    },
    exists: async (key) => {
      assertKey(key);
      return files.has(key);
    },
    delete: async (key) => {
      assertKey(key);
      files.delete(key);
    },
  };
}
