/** One suite for every storage: a folder and memory behave alike. */
import { mkdtemp, readdir, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sha256 } from '../../kernel/canonical.ts';
import { diskStorage } from './disk.ts';
import { memoryStorage } from './memory.ts';
import type { StoragePort } from './types.ts';

/** Stores bytes under their own hash. */
async function keep(storage: StoragePort, bytes: Uint8Array): Promise<string> {
  const key = sha256(bytes);
  await storage.put(key, bytes);
  return key;
}

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'quayside-storage-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const STORES: readonly (readonly [string, () => StoragePort])[] = [
  ['a folder', () => diskStorage(join(folder, 'files'))],
  ['memory', memoryStorage],
];

describe.each(STORES)('storage in %s', (_name, make) => {
  it('returns the bytes under the hash of their content', async () => {
    const storage = make();
    const bytes = Buffer.from([0, 255, 10, 13, 0]);
    const key = await keep(storage, bytes);
    expect(await storage.exists(key)).toBe(true);
    expect(await storage.get(key)).toEqual(bytes);
  });

  it('gives back any bytes as they were', async () => {
    const storage = make();
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 5_000 }), async (bytes) => {
        expect(await storage.get(await keep(storage, bytes))).toEqual(Buffer.from(bytes));
      }),
      { numRuns: 30 },
    );
  });

  it('stores the same bytes once, also at the same moment', async () => {
    const storage = make();
    const keys = await Promise.all(Array.from({ length: 8 }, () => keep(storage, Buffer.from('the same carton seal photo'))));
    expect(new Set(keys).size).toBe(1);
    expect(String(await storage.get(keys[0] ?? ''))).toBe('the same carton seal photo');
  });

  it('tells what is missing by null, and removes without complaint', async () => {
    const storage = make();
    const key = await keep(storage, Buffer.from('to be removed'));
    await storage.delete(key);
    await storage.delete(key);
    expect(await storage.exists(key)).toBe(false);
    expect(await storage.get(key)).toBeNull();
  });

  it.each(['', '../../etc/passwd', 'ABCDEF', `${'a'.repeat(63)}/`, 'a'.repeat(65)])(
    'takes no key but a hash: %j',
    async (key) => {
      const storage = make();
      await expect(storage.get(key)).rejects.toThrow('not a content key');
      await expect(storage.exists(key)).rejects.toThrow('not a content key');
      await expect(storage.delete(key)).rejects.toThrow('not a content key');
    },
  );

  it('takes no bytes under the hash of others', async () => {
    await expect(make().put(sha256('agreed'), Buffer.from('swapped'))).rejects.toThrow('not the hash');
  });

  it('is not changed by who gave or got the bytes', async () => {
    const storage = make();
    const given = Buffer.from('report v1');
    const key = await keep(storage, given);
    given.fill(0);
    (await storage.get(key))?.fill(0);
    expect(String(await storage.get(key))).toBe('report v1');
  });
});

describe('a folder on a real disk', () => {
  const pathOf = (key: string): string => join(folder, 'files', key.slice(0, 2), key.slice(2, 4), key);

  it('heals a file that a crash cut off, when the bytes come again', async () => {
    const storage = diskStorage(join(folder, 'files'));
    const bytes = Buffer.from('bill of lading, three originals');
    const key = await keep(storage, bytes);
    await truncate(pathOf(key), 4);
    await expect(storage.get(key)).rejects.toThrow('damaged');
    await keep(storage, bytes);
    expect(await storage.get(key)).toEqual(bytes);
  });

  it('never hands out bytes that were tampered with', async () => {
    const storage = diskStorage(join(folder, 'files'));
    const key = await keep(storage, Buffer.from('25 W measured'));
    await writeFile(pathOf(key), '72 W measured');
    await expect(storage.get(key)).rejects.toThrow('damaged');
  });

  it('keeps files of earlier runs', async () => {
    const key = await keep(diskStorage(join(folder, 'files')), Buffer.from('kept'));
    expect(String(await diskStorage(join(folder, 'files')).get(key))).toBe('kept');
    expect((await readdir(join(folder, 'files'))).length).toBeGreaterThan(0);
  });
});
