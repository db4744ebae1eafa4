/** Erasing after a case: the words and bytes are gone, and order, chain and case file still verify and say so. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verifyCaseFile } from '../src/casefile/report.service.ts';
import type { EvidenceRow, StoredText } from '../src/casefile/types.ts';
import { type World, claimPath, orderOf, orderPath } from '../scripts/stories/world.ts';
import { entriesOf, jsonOf } from './casefile.fixture.ts';
import { type Stage, stageOf } from './stage.fixture.ts';

let stage: Stage;
let order: string;

beforeAll(async () => {
  // The appeal's days pass after the refund: until then the case keeps its inputs.
  const source = await readFile(join(import.meta.dirname, '02-tent-door-and-leak.yaml'), 'utf8');
  stage = await stageOf(`${source}\n  - at: 2026-07-01T09:00:00+08:00\n`);
  await stage.playToEnd();
  order = orderPath(orderOf(stage.world));
}, 120_000);
afterAll(() => stage.stop());

const download = async () => (await stage.get(stage.world.people.buyer, await claimPath(stage.world, '/case-file'))).bytes;
const erase = (who: keyof World['people'], body: object) =>
  stage.client.ask(stage.world.people[who], 'POST', `${order}/erasures`, { body: body as never });

describe('an erasure', () => {
  it('is the programme owner’s, and of this order', async () => {
    expect(await erase('buyer', { contents: ['x'], reason: 'court_order' })).toMatchObject({
      ok: false,
      code: 'order.not_party',
    });
    expect(await erase('stranger', { contents: ['x'], reason: 'court_order' })).toMatchObject({
      ok: false,
      code: 'access.not_found',
    });
    expect(await erase('operator', { contents: ['x'], reason: 'court_order' })).toMatchObject({
      ok: false,
      code: 'erasure.unknown',
    });
    expect(await erase('operator', { reason: 'court_order' })).toMatchObject({ ok: false, code: 'erasure.nothing_named' });
    expect(await erase('operator', { contents: ['x'], reason: 'because' })).toMatchObject({ ok: false, code: 'request.invalid' });
  });

  it('takes what people said of a case and leaves the file valid, told as erased, decided alike', async () => {
    const texts = jsonOf<readonly StoredText[]>(entriesOf(await download()), 'texts.json');
    const said = texts.filter(({ kind }) => ['evidence', 'answer', 'claim'].includes(kind)).map(({ contentId }) => contentId);
    expect(said.length).toBeGreaterThan(1);
    const erased = await erase('operator', { contents: said, reason: 'data_subject_request' });
    expect(erased).toMatchObject({ ok: true, body: { erased: { contents: said } } });
    // Asked again it is done already.
    expect(await erase('operator', { contents: said, reason: 'data_subject_request' })).toMatchObject({ ok: true });
    const bytes = await download();
    const report = await verifyCaseFile(bytes, null);
    expect(report.checks.filter(({ ok }) => !ok)).toEqual([]);
    expect(report).toMatchObject({ valid: true, sameResult: true });
    expect([...report.erased].sort()).toEqual([...said].sort());
    const left = jsonOf<readonly StoredText[]>(entriesOf(bytes), 'texts.json').filter(({ contentId }) =>
      said.includes(contentId),
    );
    expect(left.every(({ salt, body, erased: gone }) => salt === null && body === null && gone)).toBe(true);
    const flipped = Uint8Array.from(bytes);
    flipped[5_000] = (flipped[5_000] ?? 0) ^ 1;
    expect((await verifyCaseFile(flipped, null)).valid).toBe(false);
  });

  it('of the case itself leaves a decision that cannot be made again', async () => {
    const texts = jsonOf<readonly StoredText[]>(entriesOf(await download()), 'texts.json');
    const frozen = texts.filter(({ kind }) => kind === 'case').map(({ contentId }) => contentId);
    expect(await erase('operator', { contents: frozen, reason: 'court_order' })).toMatchObject({ ok: true });
    const report = await verifyCaseFile(await download(), null);
    expect(report.checks.filter(({ ok }) => !ok)).toEqual([]);
    expect(report).toMatchObject({ valid: true, sameResult: null });
  });

  it('keeps every row of evidence, and the platform’s own check finds nothing', async () => {
    const rows = jsonOf<readonly EvidenceRow[]>(entriesOf(await download()), 'evidence.json');
    expect(Array.isArray(rows)).toBe(true);
    const check = await stage.client.get(stage.world.people.operator, '/v1/check');
    expect(check).toMatchObject({ findings: [] });
  });
});
