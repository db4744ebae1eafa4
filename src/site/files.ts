/** A built web application in memory: its files with their compressed forms, and its page. Nothing is read at a request. */
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';

export type SiteFile = {
  readonly type: string;
  readonly plain: Buffer;
  readonly br: Buffer | null;
  readonly gz: Buffer | null;
};

export type Built = {
  /** By the name below /assets/. A name that is not here does not exist, whatever path it spells. */
  readonly assets: ReadonlyMap<string, SiteFile>;
  /** index.html; `__NONCE__` stands where the answer's own nonce belongs. */
  readonly page: string;
};

const TYPES: Readonly<Record<string, string>> = {
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  svg: 'image/svg+xml',
  woff2: 'font/woff2',
  woff: 'font/woff',
  txt: 'text/plain; charset=utf-8',
};

/** Reads a build, or null where there is none. */
export async function readBuilt(folder: string): Promise<Built | null> {
  const page = await readFile(join(folder, 'index.html'), 'utf8').catch(() => null);
  if (page === null) return null;
  const names = (await readdir(join(folder, 'assets'))).filter((name) => !/\.(?:br|gz)$/.test(name));
  const read = (name: string): Promise<Buffer | null> => readFile(join(folder, 'assets', name)).catch(() => null);
  const files = await Promise.all(
    names.map(async (name): Promise<readonly [string, SiteFile] | null> => {
      const type = TYPES[name.split('.').at(-1) ?? ''];
      const [plain, br, gz] = await Promise.all([read(name), read(`${name}.br`), read(`${name}.gz`)]);
      return type !== undefined && plain ? [name, { type, plain, br, gz }] : null;
    }),
  );
  return { page, assets: new Map(files.filter((entry) => entry !== null)) };
}

/** The smallest form that the caller accepts, with its `Content-Encoding`; qualities of 0 are a refusal (RFC 9110). */
export function encodedFor(
  file: SiteFile,
  acceptEncoding: string | undefined,
): { readonly bytes: Buffer; readonly encoding: string | null } {
  const accepts = (coding: string): boolean =>
    (acceptEncoding ?? '').split(',').some((part) => {
      const [name = '', ...parameters] = part.split(';').map((text) => text.trim().toLowerCase());
      return name === coding && !parameters.some((text) => /^q=0(?:\.0{0,3})?$/.test(text));
    });
  if (file.br && accepts('br')) return { bytes: file.br, encoding: 'br' };
  if (file.gz && accepts('gzip')) return { bytes: file.gz, encoding: 'gzip' };
  return { bytes: file.plain, encoding: null };
}
