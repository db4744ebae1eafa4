/** Plays the published vectors of canonical JSON (RFC 8785): input, output, and the output's bytes in hexadecimal. */
import { readFile, readdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { canonical } from '../../src/kernel/canonical.ts';

export type Played = { readonly name: string; readonly ok: boolean; readonly detail?: string };

/** Plays every `input/X.json` of the folder against `output/X.json` and, where it is there, `outhex/X.txt`. */
export async function playJcs(folder: string): Promise<readonly Played[]> {
  const names = (await readdir(join(folder, 'input'))).filter((name) => name.endsWith('.json')).sort();
  return Promise.all(names.map((name) => playFile(folder, name)));
}

async function playFile(folder: string, file: string): Promise<Played> {
  const name = `jcs ${file}`;
  try {
    const came = Buffer.from(canonical(JSON.parse(await readFile(join(folder, 'input', file), 'utf8'))), 'utf8');
    const expected = await readFile(join(folder, 'output', file));
    if (!came.equals(expected))
      return { name, ok: false, detail: `differs from output/${file} at byte ${firstDifference(came, expected)}` };
    const hex = await readHex(join(folder, 'outhex', `${basename(file, '.json')}.txt`));
    if (hex !== null && !came.equals(hex))
      return { name, ok: false, detail: `differs from outhex at byte ${firstDifference(came, hex)}` };
    return { name, ok: true, detail: `${came.length} bytes` };
  } catch (error) {
    return { name, ok: false, detail: error instanceof Error ? error.message : String(error) };
  }
}

/** Pairs of hexadecimal digits with white space between them; null where there is no such file. */
async function readHex(path: string): Promise<Buffer | null> {
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });
  return text === null ? null : Buffer.from(text.replace(/\s+/g, ''), 'hex');
}

function firstDifference(a: Buffer, b: Buffer): number {
  const index = a.findIndex((byte, i) => byte !== b[i]);
  return index === -1 ? Math.min(a.length, b.length) : index;
}
