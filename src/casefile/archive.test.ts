/** Archives: one per set of files, the same bytes each time, and nothing else is read. */
import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { pack, unpack } from './archive.rules.ts';
import { textEntry } from './build.rules.ts';
import { verifyCaseFile } from './report.service.ts';

const FILES = [textEntry('b.json', '{}'), textEntry('a.json', '[]'), textEntry('letters/en.txt', 'Hello')];
const zipped = (path: string, options: { readonly level?: 0 | 6; readonly mtime?: string } = {}): Uint8Array =>
  zipSync({ [path]: new TextEncoder().encode('x'.repeat(200)) }, { level: 0, mtime: '1980-01-01T00:00:00', ...options });

describe('an archive', () => {
  it('holds its files, whatever their order was', () => {
    const bytes = pack(FILES);
    expect(pack([...FILES].reverse())).toEqual(bytes);
    const read = unpack(bytes);
    expect(read.ok && [...read.value].sort((a, b) => (a.path < b.path ? -1 : 1))).toEqual([FILES[1], FILES[0], FILES[2]]);
  });

  it.each<readonly [string, Uint8Array]>([
    ['nothing', new Uint8Array()],
    ['words', new TextEncoder().encode('PK\u0003\u0004 but no archive')],
    ['a squeezed file', zipped('a.json', { level: 6 })],
    ['a file of another time', zipped('a.json', { mtime: '2026-01-01T00:00:00' })],
    ['a way up', zipped('../a.json')],
    ['an absolute path', zipped('/a.json')],
    ['a hidden file', zipped('.a.json')],
    ['a folder in a folder', zipped('a/b/c.json')],
    ['a long name', zipped(`${'a'.repeat(200)}.json`)],
    ['something behind it', Uint8Array.of(...pack(FILES), 0)],
    ['something before it', Uint8Array.of(0, ...pack(FILES))],
  ])('with %s is none: casefile.unreadable', async (_, bytes) => {
    expect(unpack(bytes)).toMatchObject({ ok: false, code: 'casefile.unreadable' });
    expect(await verifyCaseFile(bytes, null)).toMatchObject({
      valid: false,
      manifest: null,
      checks: [
        { code: 'archive', ok: false },
        { code: 'signature', ok: false },
      ],
    });
  });

  it('above half a gigabyte is not read: casefile.too_large', () => {
    expect(unpack(new Uint8Array(512 * 1024 * 1024 + 1))).toMatchObject({ ok: false, code: 'casefile.too_large' });
  });

  it('of something else is no case file, and no fault', async () => {
    expect(await verifyCaseFile(pack(FILES), null)).toMatchObject({ valid: false });
    expect(
      await verifyCaseFile(pack([textEntry('manifest.json', '{"files":[],"format":"quayside-case-file-1"}')]), null),
    ).toMatchObject({ valid: false });
  });
});
