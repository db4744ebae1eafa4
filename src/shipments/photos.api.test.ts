/** Photos of a visit over HTTP: sealed as they came, opened without what the camera wrote, kept once however often they are sent. */
import sharp from 'sharp';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { sha256 } from '../kernel/canonical.ts';
import { type Port, C, openPort } from './port.fixture.ts';

let port: Port;
let visits = '';
let photos = '';
let taken: Buffer;
beforeAll(async () => {
  port = await openPort();
  const id = await port.funded('way');
  await port.to('2026-05-04T09:00:00+08:00');
  visits = `/v1/orders/${id}/inspections`;
  await port.ask('supplier', 'POST', `/v1/orders/${id}/ready`, { producedPercent: 100, packedPercent: 85 });
  const booked = await port.ask('buyer', 'POST', visits, { agencyId: C.agency, kind: 'pre_shipment' });
  photos = `${visits}/${String(booked.body['bookingId'])}/photos`;
  taken = await sharp({ create: { width: 40, height: 30, channels: 3, background: '#c85a0a' } })
    .withExif({ IFD0: { Make: 'SpyCam' } })
    .jpeg()
    .toBuffer();
});
afterAll(() => port.close());

type Listed = { readonly photos: readonly Readonly<Record<string, unknown>>[] };
const listed = async (): Promise<Listed['photos']> => ((await port.ask('buyer', 'GET', visits)).body as unknown as Listed).photos;

it('is sealed under its own hash and listed for both sides; the same request again changes nothing', async () => {
  const fields = { clauseId: 'power', takenAt: '2026-05-04T10:15:00+08:00' };
  const first = await port.upload('agency', photos, taken, fields, 'photo-1');
  const again = await port.upload('agency', photos, taken, fields, 'photo-1');
  const elsewhere = await port.upload('agency', photos, taken, fields, 'photo-2');
  expect([first.status, again.status, elsewhere.status]).toEqual([201, 201, 201]);
  expect(first.body['photo']).toMatchObject({ sha256: sha256(taken) });
  expect([again.body['photo'], elsewhere.body['photo']]).toEqual([first.body['photo'], first.body['photo']]);
  expect(await listed()).toEqual([
    expect.objectContaining({ clauseId: 'power', sha256: sha256(taken), mediaType: 'image/jpeg', sizeBytes: taken.length }),
  ]);
});

it('opens as its pixels alone, for saving, for those of the order', async () => {
  const [photo] = await listed();
  const url = `${photos}/${String(photo?.['photoId'])}`;
  const reply = await port.app.inject({ url, headers: { 'x-as': 'supplier' } });
  expect([reply.statusCode, reply.headers['content-type'], reply.headers['content-disposition']]).toEqual([
    200,
    'image/jpeg',
    expect.stringMatching(/^attachment; filename="\w+\.jpeg"$/),
  ]);
  expect([sha256(reply.rawPayload), reply.rawPayload.includes('SpyCam')]).toEqual([photo?.['sharedSha256'], false]);
  expect((await port.ask('stranger', 'GET', url)).body['code']).toBe('access.not_found');
  expect((await port.ask('buyer', 'GET', `${photos}/nothing`)).body['code']).toBe('inspection.photo_unknown');
});

it.each([
  ['agency', '<svg xmlns="http://www.w3.org/2000/svg"/>', {}, 'upload.type_refused'],
  ['agency', null, { clauseId: 'colour' }, 'inspection.clause_unknown'],
  ['agency', null, { takenAt: 'yesterday' }, 'date.malformed'],
  ['agency', null, { note: 'scratched' }, 'request.invalid'],
  ['buyer', null, {}, 'order.not_party'],
  ['otherAgency', null, {}, 'access.not_found'],
] as const)('%s with %s and %o is refused: %s', async (who, text, fields, code) => {
  const bytes = text === null ? taken : Buffer.from(text);
  expect((await port.upload(who, photos, bytes, fields)).body['code']).toBe(code);
});

it('that is not whole is refused before anything is stored', async () => {
  const before = await listed();
  expect((await port.upload('agency', photos, taken.subarray(0, 200))).body['code']).toBe('evidence.unreadable_image');
  expect(await listed()).toEqual(before);
});
