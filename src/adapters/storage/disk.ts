/** Storage in a folder of this machine, through flydrive, whose other drivers keep the same files in a cloud. */
import { randomUUID } from 'node:crypto';
import { mkdir, open, rename } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { Disk } from 'flydrive';
import { FSDriver } from 'flydrive/drivers/fs';
import { assert } from '../../kernel/assert.ts';
import { sha256 } from '../../kernel/canonical.ts';
import { type ContentKey, type StoragePort, assertContent, assertKey } from './types.ts';

/** Two levels of folders, so that no folder grows beyond what tools can list. */
function pathOf(key: ContentKey): string {
  assertKey(key);
  return `${key.slice(0, 2)}/${key.slice(2, 4)}/${key}`;
}

/** Waits until a file, or the names in a folder, are on the disk itself. */
async function sync(path: string): Promise<void> {
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Gives a written file its name. Neither a crash nor a power cut can leave half a file under it, or lose it afterwards. */
async function settle(folder: string, from: string, to: string): Promise<void> {
  await sync(join(folder, from));
  await mkdir(join(folder, dirname(to)), { recursive: true });
  await rename(join(folder, from), join(folder, to));
  for (let path = dirname(to); ; path = dirname(path)) {
    await sync(join(folder, path));
    if (path === '.') return;
  }
}

/** Storage under `folder`, which is made when the first file comes. */
export function diskStorage(folder: string): StoragePort {
  const disk = new Disk(new FSDriver({ location: folder, visibility: 'private' }));
  // Through a stream: the driver's getBytes may hand out more of its buffer than the file.
  const hashOf = async (path: string): Promise<readonly [Buffer, string]> => {
    const bytes = await buffer(await disk.getStream(path));
    return [bytes, sha256(bytes)];
  };
  return {
    put: async (key, bytes) => {
      assertContent(key, bytes);
      const path = pathOf(key);
      if ((await disk.exists(path)) && (await hashOf(path))[1] === key) return;
      const aside = `incoming/${randomUUID()}`;
      await disk.put(aside, bytes);
      await settle(folder, aside, path);
    },
    get: async (key) => {
      const path = pathOf(key);
      if (!(await disk.exists(path))) return null;
      const [bytes, hash] = await hashOf(path);
      assert(hash === key, `stored file ${key} is damaged`);
      return bytes;
    },
    exists: async (key) => disk.exists(pathOf(key)),
    delete: async (key) => disk.delete(pathOf(key)),
  };
}
