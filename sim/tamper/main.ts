/** `npm run tamper -- --cases N --seed TEXT --steps N [--json]`: alterations behind the platform's back; exit 1 when one is missed or a clean order accused. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { openDatabase } from '../database.ts';
import { seeded } from '../random.ts';
import { livedWorld } from '../run.ts';
import { decideClaims } from './cases.ts';
import { type Tally, newTally, openScene, playRound, sizeOf } from './round.ts';

const { values } = parseArgs({
  options: {
    cases: { type: 'string', default: '1000' },
    seed: { type: 'string', default: '1' },
    steps: { type: 'string', default: '1500' },
    claims: { type: 'string', default: '24' },
    json: { type: 'boolean', default: false },
  },
});
const [cases, steps, claims] = [Number(values.cases), Number(values.steps), Number(values.claims)];

function told(tally: Tally, size: { readonly orders: number; readonly events: number }, rounds: number): string {
  const { tampered, kinds, caseFiles, missed, accused } = tally;
  return [
    ...[...kinds].toSorted().map(([name, { made, found }]) => `  ${name.padEnd(34)} made ${made}, found ${found}`),
    `case files: ${caseFiles.broken} found broken, ${caseFiles.notMade} could not be made, ${caseFiles.notInIt} show nothing of it`,
    ...missed.map((line) => `MISSED ${line}`),
    ...accused.map((line) => `ACCUSED ${line}`),
    `seed ${values.seed}: ${tampered} alterations of ${kinds.size} kinds in ${rounds} rounds over ${size.orders} orders and ${size.events} events: ${missed.length} missed, ${accused.length} false`,
    '',
  ].join('\n');
}

const database = await openDatabase(process.env['DATABASE_URL']);
const folder = await mkdtemp(join(tmpdir(), 'quayside-tamper-'));
try {
  const world = await livedWorld({ pools: database.pools, seed: values.seed, steps });
  await decideClaims(world, claims);
  const scene = await openScene(world, database.adminUrl, folder);
  const random = seeded(`tamper ${values.seed}`);
  const tally = newTally();
  let rounds = 0;
  while (tally.tampered < cases) {
    rounds += 1;
    await playRound(scene, random.fork(`round ${rounds}`), cases - tally.tampered, tally);
  }
  const size = await sizeOf(scene);
  await scene.close();
  const summary = { ...size, rounds, ...tally, kinds: Object.fromEntries(tally.kinds) };
  process.stdout.write(values.json ? `${JSON.stringify(summary)}\n` : told(tally, size, rounds));
  process.exitCode = tally.missed.length + tally.accused.length > 0 ? 1 : 0;
} finally {
  await database.close();
  await rm(folder, { recursive: true });
}
