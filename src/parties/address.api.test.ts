/** Registered addresses and one's own invitation over HTTP. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openWorld, type Someone, type World } from './parties.fixture.ts';

let world: World;
let ann: Someone;
let bob: Someone;
let companyId: string;

beforeAll(async () => {
  world = await openWorld();
  ann = await world.signUp('ann');
  bob = await world.signUp('bob');
  companyId = await world.company(ann, 'Quay & Sons');
  await world.join(ann, companyId, bob, 'member');
});
afterAll(() => world.close());

const SHENZHEN = { lines: ['科技园南路1号'], district: '南山区', city: '深圳市', region: '广东省', postCode: '518000' };

describe('the registered address', () => {
  it('comes with the company or later, in the parts of its country, and everyone may read it', async () => {
    const body = { name: 'Lantern Co', country: 'CN', address: SHENZHEN };
    const made = await world.ask('POST', '/v1/companies', { token: ann.token, body });
    expect(made).toMatchObject({ status: 201, body: { address: { ...SHENZHEN, region: '44' } } });
    const url = `/v1/companies/${String(made.body['id'])}`;
    const read = await world.ask('GET', url, { token: bob.token });
    expect(read.body).toMatchObject({ address: { ...SHENZHEN, region: '44' }, phones: [] });
    const headers = { 'quayside-company': String(made.body['id']) };
    const moved = { lines: ['1 Keji Road'], city: 'Shenzhen', region: '44', postCode: '518001' };
    const put = await world.ask('PUT', `${url}/address`, { token: ann.token, body: moved, headers });
    expect(put).toMatchObject({ status: 200, body: { name: 'Lantern Co', address: { ...moved, district: null } } });
    const phone = await world.ask('POST', `${url}/phones`, { token: ann.token, body: { phone: '+8675555500188' }, headers });
    expect(phone.body).toMatchObject({ address: { ...moved, district: null } });
  });

  it('is refused where the country writes it otherwise, and then no company is opened', async () => {
    const body = { name: 'Lost Co', country: 'CN', address: { ...SHENZHEN, postCode: '5180' } };
    const refused = await world.ask('POST', '/v1/companies', { token: bob.token, body });
    expect(refused).toMatchObject({ status: 422, body: { code: 'address.post_code_malformed', example: '266033' } });
    const { memberships } = (await world.ask('GET', '/v1/me', { token: bob.token })).body as { memberships: unknown[] };
    expect(memberships).toHaveLength(1);
  });

  it('is put on file by owners only', async () => {
    const put = await world.ask('PUT', `/v1/companies/${companyId}/address`, { token: bob.token, body: SHENZHEN });
    expect(put.body['code']).toBe('access.denied');
  });

  it('has a format for every country, which anybody may read', async () => {
    expect(await world.ask('GET', '/v1/address-formats/HK')).toMatchObject({
      status: 200,
      body: { postCode: null, names: { region: 'area' }, required: ['lines', 'region'] },
    });
    expect((await world.ask('GET', '/v1/address-formats/XX')).body['code']).toBe('company.country_unknown');
  });
});

it('an invitation tells the invited person who invites, as what, and what became of it; nobody else', async () => {
  const ivy = await world.signUp('ivy');
  const invite = { email: ivy.email, role: 'viewer' };
  const inviting = `/v1/companies/${companyId}/invitations`;
  const asOwner = { token: ann.token, body: invite, headers: { 'quayside-company': companyId } };
  const invited = await world.ask('POST', inviting, asOwner);
  const url = `/v1/invitations/${String(invited.body['id'])}`;
  const read = () => world.ask('GET', url, { token: ivy.token });
  const offered = { companyId, companyName: 'Quay & Sons', role: 'viewer', inviterName: 'ann' };
  expect((await read()).body).toMatchObject({ ...offered, state: 'pending' });
  await world.db.admin.query(`update auth.invitation set "expiresAt" = now() where id = $1`, [invited.body['id']]);
  expect((await read()).body).toMatchObject({ ...offered, state: 'expired' });
  expect((await world.ask('GET', url, { token: bob.token })).body['code']).toBe('invitation.other_address');
  expect((await world.ask('GET', url)).body['code']).toBe('access.unauthenticated');
  await world.ask('POST', inviting, asOwner);
  await world.ask('POST', `${url}/accept`, { token: ivy.token });
  expect((await read()).body).toMatchObject({ state: 'accepted' });
  expect((await world.ask('GET', '/v1/invitations/nothing', { token: ivy.token })).body['code']).toBe('invitation.not_found');
});
