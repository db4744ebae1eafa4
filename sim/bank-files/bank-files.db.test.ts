/** A short run of bank files that come twice, late, overlapping, in other messages and cut off: the end is that of files in order. */
import { afterEach, expect, it } from 'vitest';
import { type TestDatabase, freshDatabase } from '../../test/harness.ts';
import { playBankFiles } from './run.ts';

const opened: TestDatabase[] = [];
afterEach(async () => {
  await Promise.all(opened.splice(0).map((db) => db.drop()));
});

it('bank files in any disorder leave what files in order leave', async () => {
  opened.push(...(await Promise.all([freshDatabase(), freshDatabase()])));
  const [one, other] = opened.map((db) => db.pools);
  if (!one || !other) throw new Error('two databases were opened');
  const verdict = await playBankFiles([one, other], { seed: 'short', files: 60 });
  expect(verdict.broken).toBeNull();
  expect(Object.keys(verdict.kinds)).toEqual(['again', 'cut', 'intraday', 'overlap', 'reissued', 'statement']);
  expect(Math.min(verdict.brokenOff, verdict.bookedMinor, verdict.waitingMinor)).toBeGreaterThan(0);
}, 120_000);
