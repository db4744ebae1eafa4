/** A built web application in memory: its files with their compressed forms, and its page. Nothing is read at a request. */
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';

export type SiteFile = {
  readonly type: string;
  readonly plain: Buffer;
  readonly br: Buffer | null;
  readonly gz: Buffer | null;
};

/** Files with an address of their own instead of a name by content, and what they are served as. */
export const FIXED = {
  'worker.js': 'text/javascript; charset=utf-8',
  'manifest.webmanifest': 'application/manifest+json',
  'robots.txt': 'text/plain; charset=utf-8',
} as const;
export type FixedName = keyof typeof FIXED;

export type Built = {
  readonly fixed: ReadonlyMap<FixedName, SiteFile>;
  /** By the name below /assets/. A name that is not here does not exist, whatever path it spells. */
  readonly assets: ReadonlyMap<string, SiteFile>;
  /** index.html; `__NONCE__` stands where the answer's own nonce belongs. */
  readonly page: string;
  readonly scripts: Scripts;
};

/** Which scripts a page needs beside those that index.html names, so that none is found only by another. */
export type Scripts = {
  /** Fetches the others once the page is on the screen: `web/start.ts`. */
  readonly start: string;
  /** By the pattern of the address. */
  readonly routes: Readonly<Record<string, readonly string[]>>;
  readonly words: Readonly<Record<'en' | 'zh', { readonly first: readonly string[]; readonly rest: readonly string[] }>>;
};

const TYPES: Readonly<Record<string, string>> = {
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  svg: 'image/svg+xml',
  png: 'image/png',
  woff2: 'font/woff2',
  woff: 'font/woff',
  txt: 'text/plain; charset=utf-8',
};

/** Reads a build, or null where there is none. */
export async function readBuilt(folder: string): Promise<Built | null> {
  const page = await readFile(join(folder, 'index.html'), 'utf8').catch(() => null);
  if (page === null) return null;
  const scripts = JSON.parse(await readFile(join(folder, 'pages.json'), 'utf8')) as Scripts;
  const names = (await readdir(join(folder, 'assets'))).filter((name) => !/\.(?:br|gz)$/.test(name));
  const assets = await Promise.all(
    names.map((name) => readSiteFile(join(folder, 'assets', name), name, TYPES[name.split('.').at(-1) ?? ''])),
  );
  const fixed = await Promise.all(
    (Object.keys(FIXED) as FixedName[]).map((name) => readSiteFile(join(folder, name), name, FIXED[name])),
  );
  return {
    page,
    scripts,
    assets: new Map(assets.filter((entry) => entry !== null)),
    fixed: new Map(fixed.filter((entry) => entry !== null)),
  };
}

async function readSiteFile<N extends string>(path: string, name: N, type?: string): Promise<readonly [N, SiteFile] | null> {
  const read = (end: string): Promise<Buffer | null> => readFile(`${path}${end}`).catch(() => null);
  const [plain, br, gz] = await Promise.all([read(''), read('.br'), read('.gz')]);
  return type !== undefined && plain ? [name, { type, plain, br, gz }] : null;
}

/** The first of these codings that the caller accepts, or null; qualities of 0 are a refusal (RFC 9110). */
export function encodingOf<C extends string>(acceptEncoding: string | undefined, codings: readonly C[]): C | null {
  const accepts = (coding: string): boolean =>
    (acceptEncoding ?? '').split(',').some((part) => {
      const [name = '', ...parameters] = part.split(';').map((text) => text.trim().toLowerCase());
      return name === coding && !parameters.some((text) => /^q=0(?:\.0{0,3})?$/.test(text));
    });
  return codings.find(accepts) ?? null;
}

/** The smallest form that the caller accepts, with its `Content-Encoding`. */
export function encodedFor(
  file: SiteFile,
  acceptEncoding: string | undefined,
): { readonly bytes: Buffer; readonly encoding: string | null } {
  const there = (['br', 'gzip'] as const).filter((coding) => (coding === 'br' ? file.br : file.gz) !== null);
  const encoding = encodingOf(acceptEncoding, there);
  const bytes = encoding === 'br' ? file.br : encoding === 'gzip' ? file.gz : file.plain;
  return { bytes: bytes ?? file.plain, encoding };
}
