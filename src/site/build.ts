/** Builds the web application: `node src/site/build.ts`. A process of its own, so that a server that waits for it goes on serving. */
import { mkdir, readFile, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { availableParallelism, setPriority } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { build } from 'vite';
import { cacheOf, hashOfSources } from './sources.ts';

/** Everything but what is compressed already. */
const COMPRESSIBLE = /\.(?:js|css|svg|json|txt)$/;

async function compress(path: string): Promise<void> {
  const bytes = await readFile(path);
  const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length };
  await writeFile(`${path}.br`, await promisify(brotliCompress)(bytes, { params }));
  await writeFile(`${path}.gz`, await promisify(gzip)(bytes, { level: 9 }));
}

/**
 * Builds what the sources of `root` say, unless that build is there already, and removes older ones.
 * @returns the folder of the build. Throws what the bundler throws; a build that failed leaves nothing that could be served.
 */
async function buildSite(root: string): Promise<string> {
  const cache = cacheOf(root);
  const hash = await hashOfSources(root);
  const target = join(cache, hash);
  if (await isThere(target)) return target;
  const draft = `${target}.${process.pid}`;
  await mkdir(draft, { recursive: true });
  try {
    await build({
      configFile: join(root, 'web', 'vite.config.ts'),
      logLevel: 'error',
      build: { outDir: draft, emptyOutDir: true },
    });
    await build({
      configFile: join(root, 'web', 'vite.config.ts'),
      logLevel: 'error',
      build: { ssr: true, outDir: join(draft, 'server') },
    });
    const built = await readdir(draft, { recursive: true, withFileTypes: true });
    const paths = built
      .filter((e) => e.isFile() && COMPRESSIBLE.test(e.name) && !e.parentPath.startsWith(join(draft, 'server')))
      .map((e) => join(e.parentPath, e.name));
    await Promise.all(paths.map(compress));
    // Whole or not at all; who was faster built the same.
    await rename(draft, target).catch(() => undefined);
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
  const old = (await readdir(cache)).filter((name) => /^[0-9a-f]{16}$/.test(name) && name !== hash);
  await Promise.all(old.map((name) => rm(join(cache, name), { recursive: true, force: true })));
  return target;
}

const isThere = (folder: string): Promise<boolean> =>
  readFile(join(folder, 'index.html')).then(
    () => true,
    () => false,
  );

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  // Read before any library is: development builds are twice as large and tell their insides.
  process.env['NODE_ENV'] = 'production';
  // On one or two processors a build at full weight would make the server's first answers wait.
  if (availableParallelism() <= 2) setPriority(10);
  process.stdout.write(`${await buildSite(resolve(dirname(process.argv[1]), '..', '..'))}\n`);
}
