/** Plays files from outside against our readers: `node scripts/samples.ts FOLDER`; each kind of file lies in a folder of its name. */
import { existsSync, statSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { playAddresses } from './samples/addresses.ts';
import { playCalendar } from './samples/calendar.ts';
import { playIso20022 } from './samples/iso20022.ts';
import { playJcs } from './samples/jcs.ts';
import { playUbl } from './samples/ubl.ts';

type Played = { readonly name: string; readonly ok: boolean; readonly detail?: string };
type Player = (folder: string) => Promise<readonly Played[]>;

/** Which part reads which folder. */
const PLAYERS: Readonly<Record<string, Player>> = {
  addresses: playAddresses,
  calendar: playCalendar,
  iso20022: playIso20022,
  jcs: playJcs,
  ubl: playUbl,
};

/** A line of a result: what it is called, and what is to be said of it. */
const lineOf = ({ name, ok, detail }: Played): string =>
  `${ok ? 'ok    ' : 'FAILED'} ${name}${detail === undefined ? '' : `: ${detail}`}`;

const isFolder = (path: string): boolean => existsSync(path) && statSync(path).isDirectory();

/** Plays one kind. A folder that its player cannot read at all is one failure. */
async function playKind(player: Player, folder: string, kind: string): Promise<readonly Played[]> {
  try {
    return await player(folder);
  } catch (error) {
    return [{ name: kind, ok: false, detail: error instanceof Error ? error.message : String(error) }];
  }
}

async function main(root: string): Promise<number> {
  let passed = 0;
  let failed = 0;
  for (const kind of (await readdir(root)).sort().filter((name) => isFolder(join(root, name)))) {
    const player = Object.hasOwn(PLAYERS, kind) ? PLAYERS[kind] : undefined;
    if (!player) {
      console.log(`-      ${kind}: not read yet`);
      continue;
    }
    for (const played of await playKind(player, join(root, kind), kind)) {
      console.log(lineOf(played));
      if (played.ok) passed += 1;
      else failed += 1;
    }
  }
  console.log(`${passed} passed, ${failed} failed`);
  return failed > 0 ? 1 : 0;
}

const [root, ...rest] = process.argv.slice(2);
if (root === undefined || rest.length > 0 || !isFolder(root)) {
  console.error(root === undefined || rest.length > 0 ? 'usage: node scripts/samples.ts FOLDER' : `There is no folder ${root}.`);
  process.exitCode = 2;
} else {
  process.exitCode = await main(root);
}
