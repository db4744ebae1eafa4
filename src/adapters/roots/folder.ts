/** A folder of roots: for each number a list of heads and a signed root over it, written once and never changed. */
import { createHash, randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { link, mkdir, open, readFile, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

export type Written = { readonly lines: number; readonly sha256: string };

export type RootsFolder = {
  /** Numbers of the roots that are there, ascending; none where the folder is not. */
  readonly numbers: () => Promise<readonly number[]>;
  /** The text of a root; null where there is none. */
  readonly root: (number: number) => Promise<string | null>;
  /** The lines of the heads with that hash, one at a time; throws where there is no such file. */
  readonly heads: (number: number, sha256: string) => AsyncIterable<string>;
  /** Count and hash of these heads as they lie there; null where there is no such file. */
  readonly measure: (number: number, sha256: string) => Promise<Written | null>;
  /**
   * Writes heads, then the root that `seal` makes of their hash; both are on the disk before the root appears. `seal`
   * answers null where nothing is to be kept. False: another server wrote that number first.
   */
  readonly append: (
    number: number,
    lines: AsyncIterable<string>,
    seal: (heads: Written) => Promise<string | null>,
  ) => Promise<boolean>;
};

const ROOT = /^(\d{8})\.root\.json$/;
const nameOf = (number: number, ending: string): string => `${String(number).padStart(8, '0')}.${ending}`;

async function sync(path: string): Promise<void> {
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function* linesOf(path: string): AsyncGenerator<string> {
  const stream = createReadStream(path, 'utf8');
  // readline swallows a stream's error: a file that is not there must not look like an empty one.
  const failed = new Promise<never>((_, reject) => stream.once('error', reject));
  failed.catch(() => undefined);
  await Promise.race([failed, new Promise<void>((opened) => stream.once('open', () => opened()))]);
  yield* createInterface({ input: stream, crlfDelay: Number.POSITIVE_INFINITY });
}

export function rootsIn(folder: string): RootsFolder {
  const rootAt = (number: number): string => join(folder, nameOf(number, 'root.json'));
  // By their hash, so that heads that a killed server left behind are nobody's.
  const headsAt = (number: number, sha256: string): string => join(folder, nameOf(number, `${sha256.slice(0, 16)}.heads`));
  const heads = (number: number, sha256: string): AsyncIterable<string> => linesOf(headsAt(number, sha256));
  return {
    numbers: async () =>
      (await readdir(folder).catch(() => []))
        .flatMap((name) => ROOT.exec(name)?.[1] ?? [])
        .map(Number)
        .toSorted((a, b) => a - b),
    root: (number) => readFile(rootAt(number), 'utf8').catch(() => null),
    heads,
    measure: async (number, sha256) => {
      const hash = createHash('sha256');
      let lines = 0;
      try {
        for await (const line of heads(number, sha256)) {
          hash.update(`${line}\n`);
          lines += 1;
        }
      } catch {
        return null;
      }
      return { lines, sha256: hash.digest('hex') };
    },
    append: async (number, lines, seal) => {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      const aside = join(folder, randomUUID());
      const [heads, root] = [`${aside}.heads.partial`, `${aside}.root.partial`];
      try {
        const measured = await writeLines(heads, lines);
        const text = await seal(measured);
        if (text === null) return true;
        await writeLines(root, [text]);
        const placed = headsAt(number, measured.sha256);
        await rename(heads, placed);
        await sync(folder);
        // A link fails where the name is taken: what stands is never written over.
        const isFirst = await link(root, rootAt(number)).then(
          () => true,
          (error: NodeJS.ErrnoException) => {
            if (error.code === 'EEXIST') return false;
            throw error;
          },
        );
        await sync(folder);
        return isFirst;
      } finally {
        await rm(heads, { force: true });
        await rm(root, { force: true });
      }
    },
  };
}

/** Writes lines to a new file and waits until they are on the disk. */
async function writeLines(path: string, lines: AsyncIterable<string> | Iterable<string>): Promise<Written> {
  const hash = createHash('sha256');
  let count = 0;
  const handle = await open(path, 'wx', 0o600);
  try {
    let block = '';
    for await (const line of lines) {
      block += `${line}\n`;
      count += 1;
      if (block.length < 65_536) continue;
      hash.update(block);
      await handle.write(block);
      block = '';
    }
    hash.update(block);
    await handle.write(block);
    await handle.sync();
  } finally {
    await handle.close();
  }
  return { lines: count, sha256: hash.digest('hex') };
}
