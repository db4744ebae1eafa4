/** Case files of a claim that ended before its decision was approved: whole, valid, and nothing of that decision in them. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { claimPath } from '../../scripts/stories/world.ts';
import { changedList, entriesOf, escalatedTents, failed, jsonOf, resealed } from '../../stories/casefile.fixture.ts';
import { type Stage, stageOf } from '../../stories/stage.fixture.ts';
import { verifyCaseFile } from './report.service.ts';
import type { StoredText } from './types.ts';

const STORY = escalatedTents('A tent, decided twice and withdrawn');

/** A word that stands in the reasons of the two operators, and nowhere else. */
const WORD = 'quagga';

type Row = { readonly type: string; readonly data: Readonly<Record<string, unknown>>; readonly withheld?: true };

let stage: Stage;
let bytes: Uint8Array;

const asks = async (who: 'operator' | 'operator2' | 'buyer', path: string, body: object): Promise<void> => {
  const person = stage.world.people[who];
  const answer = await stage.client.ask(person, 'POST', await claimPath(stage.world, path), { body: body as never });
  expect(answer).toMatchObject({ ok: true });
};

beforeAll(async () => {
  stage = await stageOf(STORY);
  await stage.playToEnd();
  await asks('operator', '/determination', { overrides: { door: { finding: 'met', reason: `the ${WORD} was asleep` } } });
  await asks('operator2', '/return', { reason: `no ${WORD} sleeps` });
  await asks('operator', '/determination', {});
  const path = await claimPath(stage.world, '/case-file');
  expect(await stage.client.ask(stage.world.people.buyer, 'GET', path)).toMatchObject({ ok: false, code: 'casefile.not_yet' });
  await asks('buyer', '/withdrawal', {});
  bytes = (await stage.get(stage.world.people.supplier, path)).bytes;
}, 90_000);
afterAll(() => stage.stop());

const rows = (): readonly Row[] => jsonOf(entriesOf(bytes), 'events.json');
const hidden = (): readonly Row[] => rows().filter(({ withheld }) => withheld);

describe('a case file of a claim withdrawn before its decision was approved', () => {
  it('is valid, though the decisions stand in its chain without what they say', async () => {
    expect(failed(await verifyCaseFile(bytes, null))).toEqual([]);
    expect(hidden().map(({ type }) => type)).toEqual(['claims.determined', 'claims.sent_back', 'claims.determined']);
    for (const { data } of hidden()) expect(Object.keys(data).sort()).toEqual(['claimId', 'decisionId']);
  });

  it('has neither the case nor any reason that was written for them', () => {
    expect(Buffer.from(bytes).includes(WORD)).toBe(false);
    const kinds = jsonOf<readonly StoredText[]>(entriesOf(bytes), 'texts.json').map(({ kind }) => kind);
    expect(kinds).toContain('evidence');
    for (const kind of ['case', 'override', 'return']) expect(kinds).not.toContain(kind);
  });

  const change = (isIt: (row: Row) => boolean, to: (row: Row) => object) => (entries: ReturnType<typeof entriesOf>) =>
    changedList(entries, 'events.json', (all) => (all as readonly Row[]).map((row) => (isIt(row) ? to(row) : row)));
  it.each<readonly [string, ReturnType<typeof change>]>([
    [
      'another event told as withheld',
      change(
        ({ type }) => type === 'claims.escalated',
        (row) => ({ ...row, withheld: true }),
      ),
    ],
    [
      'more said of one',
      change(
        ({ withheld }) => withheld === true,
        (row) => ({ ...row, data: { ...row.data, fault: 'none' } }),
      ),
    ],
    [
      'one told as whole',
      change(
        ({ withheld }) => withheld === true,
        ({ withheld: _, ...row }) => row,
      ),
    ],
    [
      'another hash of one',
      change(
        ({ withheld }) => withheld === true,
        (row) => ({ ...row, hash: 'f'.repeat(64) }),
      ),
    ],
  ])('with %s, sealed anew by somebody, is found', async (_, altered) => {
    expect(failed(await verifyCaseFile(await resealed(bytes, altered), null))).toContain('events');
  });
});
