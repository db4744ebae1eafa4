/** Evidence over HTTP: filed by both sides alike, asked for by a day, frozen once decided, files sealed and shared. */
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sha256 } from '../kernel/canonical.ts';
import { type ClaimsDesk, type Who, openClaimsDesk } from './claims.fixture.ts';

let desk: ClaimsDesk;
let photo: Buffer;
beforeAll(async () => {
  desk = await openClaimsDesk();
  await desk.to('2026-06-15T09:00:00+08:00');
  const base = sharp({ create: { width: 64, height: 48, channels: 3, background: { r: 200, g: 90, b: 10 } } });
  photo = await base
    .withExif({ IFD0: { Copyright: 'warehouse' } })
    .jpeg()
    .toBuffer();
});
afterAll(() => desk.close());

type Item = { readonly evidenceId: string; readonly by: string; readonly late: boolean; readonly files: readonly FileView[] };
type FileView = { readonly fileId: string; readonly sha256: string; readonly sharedSha256: string; readonly name: string };
type Request = { readonly requestId: string; readonly status: string; readonly of: string; readonly due: { lastDay: string } };
const statement = (more: object = {}) => ({ evidence: [{ kind: 'statement', text: 'it gets hot', ...more }] });
const file = (claim: string, who: Who, more: object = {}, key?: string) =>
  desk.ask(who, 'POST', `${claim}/evidence`, statement(more), key);
const view = async (claim: string, who: Who = 'buyer') => (await desk.ask(who, 'GET', claim)).body;
const itemsOf = async (claim: string, who: Who = 'buyer') => (await view(claim, who))['evidence'] as readonly Item[];
const requestsOf = async (claim: string) => (await view(claim))['requests'] as readonly Request[];
const ends = async (claim: string) => {
  await desk.ask('supplier', 'POST', `${claim}/answer`, { accept: true });
};

describe('evidence', () => {
  it('is filed by either side and read alike by both and by operators', async () => {
    const claim = await desk.claim();
    const reply = await file(claim, 'buyer', { clause: 'power' });
    expect([reply.status, reply.body['claim']]).toEqual([201, expect.objectContaining({ state: 'negotiating' })]);
    expect((await file(claim, 'supplier')).status).toBe(201);
    const seen = await Promise.all((['buyer', 'supplier', 'operator'] as const).map((who) => itemsOf(claim, who)));
    expect(seen[0]?.map(({ by, late }) => [by, late])).toEqual([
      ['buyer', false],
      ['supplier', false],
    ]);
    expect([seen[1], seen[2]]).toEqual([seen[0], seen[0]]);
  });

  it('is answered by its ids, in the order of its items, by every act that files it', async () => {
    const path = await desk.order();
    const { evidence } = statement();
    const opening = { ground: 'quality', clauses: ['power'], evidence: [...evidence, ...evidence] };
    const opened = await desk.ask('buyer', 'POST', `${path}/claims`, opening);
    const claim = `${path}/claims/${(opened.body['claim'] as { claimId: string }).claimId}`;
    const filed = await desk.ask('buyer', 'POST', `${claim}/evidence`, statement(), `once-${claim}`);
    const again = await desk.ask('buyer', 'POST', `${claim}/evidence`, statement(), `once-${claim}`);
    expect(again.body).toEqual(filed.body);
    const answered = await desk.ask('supplier', 'POST', `${claim}/answer`, { accept: false, evidence });
    const told = [opened, filed, answered].map(({ body }) => body['evidenceIds'] as readonly string[]);
    expect(told.map((ids) => ids.length)).toEqual([2, 1, 1]);
    expect((await itemsOf(claim)).map(({ evidenceId }) => evidenceId)).toEqual(told.flat());
    const none = await desk.ask('buyer', 'POST', `${await desk.order()}/claims`, { ground: 'quality', clauses: ['power'] });
    expect(none.body['evidenceIds']).toEqual([]);
  });

  it.each<readonly [Who, string]>([
    ['buyerViewer', '403 access.denied'],
    ['stranger', '404 access.not_found'],
    ['inspector', '403 order.not_party'],
    ['arbitrator', '403 access.denied'],
  ])('is not filed by %s', async (who, code) => {
    const claim = await desk.claim();
    const before = await desk.stored(claim);
    expect((await file(claim, who)).code).toBe(code);
    expect((await desk.upload(who, `${claim}/files`, { bytes: photo })).code).toBe(code);
    expect(await desk.stored(claim)).toEqual(before);
  });

  it.each<readonly [string, object, string]>([
    ['about a clause that is none', { clause: 'nope' }, '422 evidence.invalid'],
    ['with a count nobody can read', { counted: 'some' }, '422 evidence.invalid'],
    ['with goods affected in another unit', { affected: '5 kg' }, '422 evidence.invalid'],
    ['with a file that is none', { fileIds: ['nope'] }, '422 evidence.invalid'],
    ['in answer to nothing', { requestId: 'nope' }, '404 evidence.request_unknown'],
    ['with a reading too long to be one', { values: ['2'.repeat(61)] }, '422 request.invalid'],
  ])('%s is refused and nothing of the whole list is kept', async (_name, more, code) => {
    const claim = await desk.claim();
    const before = await desk.stored(claim);
    const two = { evidence: [...statement().evidence, ...statement(more).evidence] };
    expect((await desk.ask('buyer', 'POST', `${claim}/evidence`, two)).code).toBe(code);
    expect(await desk.stored(claim)).toEqual(before);
  });

  it('two hundred items of a side, and the other side still has its two hundred', async () => {
    const claim = await desk.claim();
    const hundred = { evidence: Array.from({ length: 100 }, () => ({ kind: 'statement', text: 'a' })) };
    const codes = async (who: Who) => [
      (await desk.ask(who, 'POST', `${claim}/evidence`, hundred)).code,
      (await desk.ask(who, 'POST', `${claim}/evidence`, hundred)).code,
      (await file(claim, who)).code,
    ];
    expect(await codes('buyer')).toEqual(['201', '201', '422 evidence.too_many']);
    expect(await codes('supplier')).toEqual(['201', '201', '422 evidence.too_many']);
  });

  it('is frozen once the two have settled; the same request again still has its answer', async () => {
    const claim = await desk.claim();
    const first = await file(claim, 'buyer', {}, 'frozen-1');
    const kept = await desk.upload('buyer', `${claim}/files`, { bytes: photo }, 'frozen-2');
    await ends(claim);
    const before = await desk.stored(claim);
    expect([(await file(claim, 'buyer')).code, (await file(claim, 'supplier')).code]).toEqual([
      '409 evidence.frozen',
      '409 evidence.frozen',
    ]);
    expect((await desk.upload('supplier', `${claim}/files`, { bytes: 'a note\n', name: 'a.txt' })).code).toBe(
      '409 evidence.frozen',
    );
    expect((await file(claim, 'buyer', {}, 'frozen-1')).body).toEqual(first.body);
    expect((await desk.upload('buyer', `${claim}/files`, { bytes: photo }, 'frozen-2')).body).toEqual(kept.body);
    expect(await desk.stored(claim)).toEqual(before);
  });

  it('of a claim that was withdrawn is the claim’s own state', async () => {
    const claim = await desk.claim();
    await desk.ask('buyer', 'POST', `${claim}/withdrawal`);
    expect((await file(claim, 'buyer')).code).toBe('409 claim.wrong_state');
  });

  it('of no claim at all', async () => {
    const order = await desk.order();
    expect((await file(`${order}/claims/nope`, 'buyer')).code).toBe('404 claim.not_found');
    expect((await desk.upload('buyer', `${order}/claims/nope/files`, { bytes: photo })).code).toBe('404 claim.not_found');
  });
});

describe('a file', () => {
  const keep = async (claim: string, who: Who, bytes: Buffer | string, name: string) => {
    const reply = await desk.upload(who, `${claim}/files`, { bytes, name });
    return { ...reply, fileId: String(reply.body['fileId']) };
  };

  it('is kept sealed with its hash, and shared as a picture drawn anew', async () => {
    const claim = await desk.claim();
    const kept = await keep(claim, 'buyer', photo, 'defect.jpg');
    expect([kept.status, kept.body['sha256']]).toEqual([201, sha256(photo)]);
    await desk.ask('buyer', 'POST', `${claim}/evidence`, statement({ fileIds: [kept.fileId] }));
    const [item] = await itemsOf(claim, 'supplier');
    const [shown] = item?.files ?? [];
    expect(shown).toMatchObject({ sha256: sha256(photo), name: 'defect.jpg' });
    for (const who of ['supplier', 'buyer', 'buyerViewer', 'operator'] as const) {
      for (const id of [shown?.fileId, kept.fileId]) {
        const got = await desk.ask(who, 'GET', `${claim}/files/${id}`);
        expect([got.status, sha256(got.bytes)]).toEqual([200, shown?.sharedSha256]);
        expect((await sharp(got.bytes).metadata()).exif).toBeUndefined();
      }
    }
    expect(shown?.sharedSha256).not.toBe(shown?.sha256);
  });

  it('is shown under the id it was kept under, and filed and opened by that of its shared copy too', async () => {
    const claim = await desk.claim();
    const { fileId, body } = await keep(claim, 'buyer', photo, 'defect.jpg');
    const ids = [fileId, String(body['sharedFileId'])];
    expect(new Set(ids).size).toBe(2);
    for (const id of ids) expect((await file(claim, 'buyer', { fileIds: [id] })).status).toBe(201);
    // Both ids of one file in one item are one file.
    expect((await file(claim, 'buyer', { fileIds: ids })).status).toBe(201);
    const shown = (await itemsOf(claim)).map(({ files }) => files);
    const one = { fileId, sharedFileId: ids[1], sha256: sha256(photo), sharedSha256: body['sharedSha256'] };
    expect(shown).toEqual([1, 2, 3].map(() => [expect.objectContaining(one)]));
    const original = await desk.ask('arbitrator', 'GET', `${claim}/files/${ids[1]}/original`);
    expect(sha256(original.bytes)).toBe(sha256(photo));
    const text = await keep(claim, 'buyer', 'Measured 25 W.', 'note.txt');
    expect(text.body['sharedFileId']).toBe(text.fileId);
  });

  it.each<readonly [Who, string]>([
    ['arbitrator', '200'],
    ['approver', '200'],
    ['buyer', '403 order.not_party'],
    ['supplier', '403 order.not_party'],
    ['inspector', '403 order.not_party'],
    ['operator', '403 access.denied'],
    ['cashier', '404 access.not_found'],
    ['stranger', '404 access.not_found'],
    ['otherInspector', '404 access.not_found'],
  ])('as it was brought: %s %s', async (who, code) => {
    const claim = await desk.claim();
    const { fileId } = await keep(claim, 'buyer', photo, 'defect.jpg');
    const got = await desk.ask(who, 'GET', `${claim}/files/${fileId}/original`);
    expect(got.code).toBe(code);
    if (code === '200') expect(sha256(got.bytes)).toBe(sha256(photo));
  });

  it.each<readonly [Who, string]>([
    ['stranger', '404 access.not_found'],
    ['inspector', '403 order.not_party'],
    ['otherInspector', '404 access.not_found'],
    ['cashier', '404 access.not_found'],
  ])('its shared copy is not for %s', async (who, code) => {
    const claim = await desk.claim();
    const { fileId } = await keep(claim, 'buyer', photo, 'defect.jpg');
    expect((await desk.ask(who, 'GET', `${claim}/files/${fileId}`)).code).toBe(code);
  });

  it('that is no picture is shared as it is', async () => {
    const claim = await desk.claim();
    const { body, fileId } = await keep(claim, 'supplier', 'Measured 25 W.\n', 'note.txt');
    expect(body['sharedSha256']).toBe(body['sha256']);
    const got = await desk.ask('buyer', 'GET', `${claim}/files/${fileId}`);
    expect([String(got.bytes), got.headers.get('content-type')]).toEqual(['Measured 25 W.\n', 'text/plain; charset=utf-8']);
  });

  it('brought twice is one file; in another claim it is another', async () => {
    const claim = await desk.claim();
    const first = await keep(claim, 'buyer', photo, 'a.jpg');
    const before = await desk.stored(claim);
    const again = await keep(claim, 'buyer', photo, 'b.jpg');
    expect([again.status, again.fileId]).toEqual([201, first.fileId]);
    expect(await desk.stored(claim)).toMatchObject({ events: before.events, documents: before.documents, files: before.files });
    const other = await desk.claim();
    expect((await desk.ask('buyer', 'GET', `${other}/files/${first.fileId}`)).code).toBe('404 claim.not_found');
    expect((await desk.ask('buyer', 'POST', `${other}/evidence`, statement({ fileIds: [first.fileId] }))).code).toBe(
      '422 evidence.invalid',
    );
  });

  it('at the same moment by the same request is kept once', async () => {
    const claim = await desk.claim();
    const upload = () => desk.upload('buyer', `${claim}/files`, { bytes: photo }, `twin-${claim}`);
    const twins = await Promise.all([upload(), upload()]);
    expect([twins[0]?.status, twins[1]?.body]).toEqual([201, twins[0]?.body]);
  });
});

describe('a request for evidence', () => {
  const asks = (claim: string, who: Who, body: object) => desk.ask(who, 'POST', `${claim}/requests`, body);

  it.each<readonly [Who, string]>([
    ['buyer', '201'],
    ['supplier', '201'],
    ['arbitrator', '201'],
    ['operator', '403 access.denied'],
    ['approver', '403 access.denied'],
    ['inspector', '403 order.not_party'],
    ['stranger', '404 access.not_found'],
  ])('by %s: %s', async (who, code) => {
    const claim = await desk.claim();
    expect((await asks(claim, who, { of: 'supplier', what: 'the test record' })).code).toBe(code);
  });

  it('is answered by the side it was made of, and by no other', async () => {
    const claim = await desk.claim();
    const { body } = await asks(claim, 'arbitrator', { of: 'supplier', what: 'the test record', dueInDays: 3 });
    const requestId = String(body['requestId']);
    expect(await requestsOf(claim)).toMatchObject([
      { requestId, of: 'supplier', status: 'open', due: { lastDay: '2026-06-18' } },
    ]);
    expect((await file(claim, 'buyer', { requestId })).code).toBe('404 evidence.request_unknown');
    expect((await file(claim, 'supplier', { requestId })).status).toBe(201);
    expect((await requestsOf(claim))[0]?.status).toBe('answered');
    expect((await file(claim, 'supplier', { requestId })).code).toBe('404 evidence.request_unknown');
  });

  it('is answered in its last millisecond; at its instant it has lapsed, and the claim goes on', async () => {
    const [kept, lapsed] = [await desk.claim(), await desk.claim()];
    const ids = await Promise.all(
      [kept, lapsed].map(async (claim) =>
        String((await asks(claim, 'buyer', { of: 'supplier', what: 'x', dueInDays: 1 })).body['requestId']),
      ),
    );
    await desk.to('2026-06-16T23:59:59.999+08:00');
    expect((await file(kept, 'supplier', { requestId: ids[0] })).status).toBe(201);
    await desk.to('2026-06-17T00:00:00.000+08:00');
    expect((await file(lapsed, 'supplier', { requestId: ids[1] })).code).toBe('404 evidence.request_unknown');
    expect([(await requestsOf(kept))[0]?.status, (await requestsOf(lapsed))[0]?.status]).toEqual(['answered', 'lapsed']);
    expect((await file(lapsed, 'supplier')).status).toBe(201);
  });
});

describe('evidence after negotiation ended', () => {
  it('is marked late, with the days the other side has to answer it', async () => {
    const claim = await desk.claim();
    const { body } = await desk.ask('buyer', 'GET', claim);
    await desk.to(String(body['negotiationEndsAt']));
    await file(claim, 'buyer');
    const [item] = (await itemsOf(claim)) as readonly (Item & { readonly answerBy: { readonly lastDay: string } })[];
    expect([body['negotiationEnds'], item?.late, item?.answerBy.lastDay]).toEqual(['2026-07-09', true, '2026-07-15']);
  });
});
