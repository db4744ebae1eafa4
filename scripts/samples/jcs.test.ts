/** The player of canonical JSON vectors: it passes what agrees byte for byte, and names the byte that does not. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { playJcs } from './jcs.ts';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'vectors-'));
  await Promise.all(['input', 'output', 'outhex'].map((part) => mkdir(join(folder, part))));
});
afterEach(() => rm(folder, { recursive: true }));

const write = (path: string, content: string): Promise<void> => writeFile(join(folder, path), content);

it('passes a vector whose output and bytes agree', async () => {
  await write('input/a.json', '{ "b": 1.50, "a": "é" }');
  await write('output/a.json', '{"a":"é","b":1.5}');
  await write('outhex/a.txt', '7b 22 61 22 3a 22 c3 a9 22 2c\n22 62 22 3a 31 2e 35 7d\n');
  expect(await playJcs(folder)).toEqual([{ name: 'jcs a.json', ok: true, detail: '18 bytes' }]);
});

it('needs no file of bytes', async () => {
  await write('input/a.json', '[]');
  await write('output/a.json', '[]');
  expect(await playJcs(folder)).toMatchObject([{ ok: true }]);
});

it.each([
  ['another order', { output: '{"b":1,"a":2}', hex: null }, 'differs from output/a.json at byte 2'],
  ['something after the end', { output: '{"a":2,"b":1}\n', hex: null }, 'differs from output/a.json at byte 13'],
  ['other bytes', { output: '{"a":2,"b":1}', hex: '7b 22 62' }, 'differs from outhex at byte 2'],
])('names the first byte that differs: %s', async (_, { output, hex }, detail) => {
  await write('input/a.json', '{"b": 1, "a": 2}');
  await write('output/a.json', output);
  if (hex !== null) await write('outhex/a.txt', hex);
  expect(await playJcs(folder)).toEqual([{ name: 'jcs a.json', ok: false, detail }]);
});

it('a broken input or a missing output fails with its reason', async () => {
  await write('input/a.json', '{"b": ');
  await write('input/b.json', '1');
  const played = await playJcs(folder);
  expect(played).toMatchObject([
    { name: 'jcs a.json', ok: false },
    { name: 'jcs b.json', ok: false, detail: expect.stringContaining('ENOENT') },
  ]);
});
