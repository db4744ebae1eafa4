/** Alterations behind the platform's back are found, each by the order's name, and nobody else is accused. `npm run tamper` for a thousand. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { freshDatabase } from '../../test/harness.ts';
import { seeded } from '../random.ts';
import { livedWorld } from '../run.ts';
import { decideClaims } from './cases.ts';
import { newTally, openScene, playRound } from './round.ts';

it('sixty of them, in the database and on the disk', { timeout: 240_000 }, async () => {
  const db = await freshDatabase();
  const folder = await mkdtemp(join(tmpdir(), 'quayside-tamper-'));
  try {
    const world = await livedWorld({ pools: db.pools, seed: 'short', steps: 60 });
    await decideClaims(world, 4);
    const scene = await openScene(world, db.adminUrl, folder);
    const tally = newTally();
    const random = seeded('short');
    for (let round = 1; tally.tampered < 60; round += 1)
      await playRound(scene, random.fork(`${round}`), 60 - tally.tampered, tally);
    await scene.close();
    expect({ missed: tally.missed, accused: tally.accused }).toEqual({ missed: [], accused: [] });
    // It is no proof if little was tried.
    expect(tally.kinds.size).toBeGreaterThan(20);
    expect(tally.caseFiles.broken).toBeGreaterThan(2);
  } finally {
    await db.drop();
    await rm(folder, { recursive: true });
  }
});
