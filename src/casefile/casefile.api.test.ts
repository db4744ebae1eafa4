/** Case files with files of evidence, over HTTP: the shared copy lies in it, the original is told by its hash, erased it is gone. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { claimPath } from '../../scripts/stories/world.ts';
import { changedList, entriesOf, escalatedTents, failed, jsonOf, resealed } from '../../stories/casefile.fixture.ts';
import { type Stage, filePhoto, photoWith, stageOf } from '../../stories/stage.fixture.ts';
import { sha256 } from '../kernel/canonical.ts';
import { verifyCaseFile } from './report.service.ts';
import type { EvidenceRow, Manifest } from './types.ts';

const STORY = `${escalatedTents('A tent with a photo')}  - operator.determine: {}
  - operator2.approve: {}
  - operator.refund_paid: {}
  - at: 2026-07-01T09:00:00+08:00
`;

let stage: Stage;
let photo: Buffer;

const download = async () => (await stage.get(stage.world.people.supplier, await claimPath(stage.world, '/case-file'))).bytes;
const rowsIn = (bytes: Uint8Array) => jsonOf<readonly EvidenceRow[]>(entriesOf(bytes), 'evidence.json');

beforeAll(async () => {
  photo = await photoWith('the warehouse');
  stage = await stageOf(STORY);
  await stage.playUntil('buyer.open_claim');
  const filed = { bytes: photo, name: 'door 门.jpg', clause: 'door', text: 'the tape beside the door' };
  await filePhoto(stage, stage.world.people.buyer, filed);
  // The same pixels from another camera: one shared copy of two originals.
  const twin = { ...filed, bytes: await photoWith('the yard'), name: 'yard.jpg', text: 'the same door' };
  await filePhoto(stage, stage.world.people.supplier, twin);
  await stage.playToEnd();
}, 90_000);
afterAll(() => stage.stop());

describe('a case file with a photo', () => {
  it('holds the shared copy, and of the original its hash', async () => {
    const bytes = await download();
    expect(await verifyCaseFile(bytes, null)).toMatchObject({ valid: true, sameResult: true });
    const [row] = rowsIn(bytes);
    expect(row).toMatchObject({ sha256: sha256(photo), mediaType: 'image/jpeg' });
    const copy = entriesOf(bytes).find(({ path }) => path === row?.path)?.bytes ?? new Uint8Array();
    expect(sha256(copy)).toBe(row?.sharedSha256);
    expect([Buffer.from(bytes).includes('the warehouse'), photo.includes('the warehouse')]).toEqual([false, true]);
    const letter = new TextDecoder().decode(entriesOf(bytes).find(({ path }) => path === 'letters/en.txt')?.bytes);
    expect(letter).toContain(`file door 门.jpg, SHA-256 ${sha256(photo).slice(0, 16)}…`);
  });

  it.each<readonly [string, Parameters<typeof resealed>[1]]>([
    [
      'another picture',
      (entries) => entries.map((entry) => (entry.path.startsWith('evidence/') ? { ...entry, bytes: new Uint8Array(9) } : entry)),
    ],
    ['no picture', (entries) => entries.filter(({ path }) => !path.startsWith('evidence/'))],
    [
      'another hash of the original',
      (entries) => changedList(entries, 'evidence.json', (rows) => rows.map((row) => ({ ...(row as object), sha256: 'f' }))),
    ],
    [
      'no picture, told as erased though no event says so',
      (entries) =>
        changedList(entries, 'evidence.json', (rows) => rows.map((row) => ({ ...(row as object), path: null }))).filter(
          ({ path }) => !path.startsWith('evidence/'),
        ),
    ],
    ['one row less', (entries) => changedList(entries, 'evidence.json', (rows) => rows.slice(1))],
  ])('and %s, sealed anew by somebody, is found', async (_, change) => {
    expect(failed(await verifyCaseFile(await resealed(await download(), change), null))).toEqual(['evidence']);
  });

  it('is the same but for its time and seal when it is made again', async () => {
    const [first, second] = [entriesOf(await download()), entriesOf(await download())].map((entries) =>
      jsonOf<Manifest>(entries, 'manifest.json'),
    );
    expect(first?.files).toEqual(second?.files);
  });

  it('that was erased keeps its row and hashes, and stays valid', async () => {
    const [before, twin] = rowsIn(await download());
    const path = (await claimPath(stage.world)).replace(/\/claims\/.*$/u, '/erasures');
    const body = { files: [before?.documentId ?? ''], reason: 'mistaken_upload' };
    expect(await stage.client.ask(stage.world.people.operator, 'POST', path, { body })).toMatchObject({ ok: true });
    const bytes = await download();
    // The other side's photo of the same pixels keeps its copy.
    expect(twin).toMatchObject({ sharedSha256: before?.sharedSha256, path: before?.path });
    expect(rowsIn(bytes)).toEqual([{ ...before, path: null }, twin]);
    expect(entriesOf(bytes).filter((entry) => entry.path.startsWith('evidence/'))).toHaveLength(1);
    const report = await verifyCaseFile(bytes, null);
    expect(report).toMatchObject({ valid: true, sameResult: true });
    // The file, and its name with it.
    expect(report.erased).toEqual([expect.any(String), before?.documentId]);
    const letter = new TextDecoder().decode(entriesOf(bytes).find(({ path }) => path === 'letters/en.txt')?.bytes);
    expect(letter).not.toContain('door 门.jpg');
    const back = (entries: ReturnType<typeof entriesOf>) => changedList(entries, 'evidence.json', () => [before, twin]);
    expect(failed(await verifyCaseFile(await resealed(bytes, back), null))).toEqual(['evidence']);
  });

  it('whose copy is gone without an event is made, and found altered', async () => {
    const [, twin] = rowsIn(await download());
    const sharedId = twin?.path?.replace('evidence/', '') ?? '';
    const mark = 'update document set erased_at = $2 where lower(document_id) = $1';
    await stage.database.admin.query(mark, [sharedId, '2026-07-01T00:00:00.000Z']);
    expect(failed(await verifyCaseFile(await download(), null))).toEqual(['evidence']);
  });
});
