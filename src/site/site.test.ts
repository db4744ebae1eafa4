/** The hash of the sources, the compressed forms, and the pages that show while there is no build. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { type SiteFile, encodedFor, readBuilt } from './files.ts';
import { hashOfSources, sourcesOf } from './sources.ts';
import { type Absence, waitingPage } from './waiting.ts';

const folders: string[] = [];
let root = '';
const put = async (path: string, text: string): Promise<void> => {
  await mkdir(dirname(join(root, path)), { recursive: true });
  await writeFile(join(root, path), text);
};

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'quayside-site-'));
  folders.push(root);
  await put('web/main.tsx', 'one');
  await put('src/policy/programmes.data.ts', 'two');
  await put('src/orders/service.ts', 'three');
  await put('package-lock.json', '{}');
});
afterAll(() => Promise.all(folders.map((folder) => rm(folder, { recursive: true }))));

describe('the hash of the sources', () => {
  it.each([
    ['a page', 'web/main.tsx', true],
    ['a new page', 'web/orders/OrderPage.tsx', true],
    ['a rule that pages share', 'src/policy/programmes.data.ts', true],
    ['the kernel', 'src/kernel/money.ts', true],
    ['the types of the API', 'sdk/openapi.ts', true],
    ['the locked packages', 'package-lock.json', true],
    ['a service', 'src/orders/service.ts', false],
    ['a test of a page', 'web/words.test.ts', false],
    ['a document', 'docs/README.md', false],
  ])('after a change of %s', async (_what, path, changes) => {
    const before = await hashOfSources(root);
    await put(path, 'changed');
    expect((await hashOfSources(root)) !== before).toBe(changes);
  });

  it('is the same for the same bytes, and knows a file by its name', async () => {
    const before = await hashOfSources(root);
    expect(before).toMatch(/^[0-9a-f]{16}$/);
    expect(await hashOfSources(root)).toBe(before);
    await put('web/a.ts', 'x');
    const first = await hashOfSources(root);
    await rm(join(root, 'web/a.ts'));
    await put('web/b.ts', 'x');
    expect(await hashOfSources(root)).not.toBe(first);
  });

  it('names sources in one order', async () => {
    expect(await sourcesOf(root)).toEqual([
      'package-lock.json',
      'scripts/verifier/crypto.ts',
      'scripts/web/first-words.ts',
      'src/policy/programmes.data.ts',
      'web/main.tsx',
    ]);
  });
});

describe('a build', () => {
  it('is read with its compressed forms; a file of an unknown kind is not served', async () => {
    await put('out/index.html', '<p>__NONCE__</p>');
    await put('out/pages.json', '{}');
    await put('out/assets/a.js', 'plain');
    await put('out/assets/a.js.br', 'br');
    await put('out/assets/secret.key', 'no');
    const built = await readBuilt(join(root, 'out'));
    expect([...(built?.assets.keys() ?? [])]).toEqual(['a.js']);
    expect(built?.assets.get('a.js')).toMatchObject({ type: 'text/javascript; charset=utf-8', br: Buffer.from('br'), gz: null });
    expect(await readBuilt(join(root, 'nowhere'))).toBeNull();
  });

  const file: SiteFile = { type: 'text/css', plain: Buffer.from('plain'), br: Buffer.from('br'), gz: Buffer.from('gz') };
  it.each([
    ['gzip, deflate, br', 'br'],
    ['gzip', 'gzip'],
    ['br;q=0, gzip;q=0.5', 'gzip'],
    ['GZIP', 'gzip'],
    ['identity', null],
    ['brotli', null],
    ['', null],
    [undefined, null],
  ])('goes out for Accept-Encoding %j as %j', (accepted, encoding) => {
    expect(encodedFor(file, accepted).encoding).toBe(encoding);
  });
});

describe('the page while there are none', () => {
  const ABSENCES: readonly Absence[] = ['building', 'failed', 'absent', 'off'];
  it.each(ABSENCES)('says that they are %s, in both languages, without script', (absence) => {
    const [en, zh] = [waitingPage(absence, 'en', 'n0nce'), waitingPage(absence, 'zh', 'n0nce')];
    expect(en).toContain('<html lang="en">');
    expect(zh).toContain('<html lang="zh-Hans">');
    expect(zh).toMatch(/\p{Script=Han}{4}/u);
    for (const html of [en, zh]) {
      expect(html).not.toMatch(/<script|style="|https?:\/\//);
      expect(html).toContain('<style nonce="n0nce">');
      expect(html.includes('http-equiv="refresh"')).toBe(absence === 'building');
    }
  });
});
