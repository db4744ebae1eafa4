/** What the web application is made of, and the name of its build: a hash over every source that can end up in it. */
import { createHash } from 'node:crypto';
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';

/** Of src/ only the kinds that run in a browser too, and what verifies case files; a change of the server builds nothing anew. */
const SHARED =
  /(?:^|[./])(?:types|rules|data|schema|access|seeds[\w-]*)\.ts$|^src\/(?:kernel|adapters\/signing)\/|report\.service\.ts$/;
const TEST = /\.(?:test|spec|testing|fixture)\.tsx?$|(?:^|\/)(?:testing|fixtures?)\.ts$/;

/** What stands in the browser for Node's hashes. */
const CRYPTO = 'scripts/verifier/crypto.ts';

/** Chooses the messages that come with the first page. */
const FIRST_WORDS = 'scripts/web/first-words.ts';

const isSource = (path: string): boolean =>
  !TEST.test(path) &&
  (/^(?:web|sdk)\//.test(path) ||
    path === 'package-lock.json' ||
    path === CRYPTO ||
    path === FIRST_WORDS ||
    path.startsWith('src/site/build') ||
    SHARED.test(path));

/** Where builds of a checkout lie, one folder each, named by the hash of their sources. */
export const cacheOf = (root: string): string => join(root, 'node_modules', '.cache', 'quayside-web');

/** Paths of a checkout that the build may read, from its root, in order. */
export async function sourcesOf(root: string): Promise<readonly string[]> {
  const under = async (folder: string): Promise<readonly string[]> =>
    (await readdir(join(root, folder), { recursive: true, withFileTypes: true }).catch(() => []))
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1));
  const found = (await Promise.all(['web', 'sdk', 'src'].map(under))).flat();
  return ['package-lock.json', CRYPTO, FIRST_WORDS, ...found].filter(isSource).sort();
}

/** 16 hex digits of a SHA-256 over the names and bytes of all sources: another byte, another build. */
export async function hashOfSources(root: string): Promise<string> {
  const paths = await sourcesOf(root);
  const texts = await Promise.all(paths.map((path) => readFile(join(root, path)).catch(() => Buffer.alloc(0))));
  const hash = createHash('sha256');
  for (const [i, path] of paths.entries()) hash.update(`${path}\0${texts[i]?.length}\0`).update(texts[i] ?? '');
  return hash.digest('hex').slice(0, 16);
}
