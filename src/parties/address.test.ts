/** Addresses by country: what real ones need, what is refused, and how they are written on an envelope. */
import { describe, expect, it } from 'vitest';
import { addressData } from '../adapters/addresses.ts';
import { addressLines, checkAddress, formatOf, partsOf } from './address.rules.ts';
import type { AddressDraft } from './address.types.ts';
import { COUNTRIES } from './countries.rules.ts';

const format = async (country: string) => formatOf(country, await addressData(country));
const check = async (country: string, draft: AddressDraft) => checkAddress(await format(country), draft);
const envelope = async (country: string, draft: AddressDraft): Promise<string> => {
  const checked = await check(country, draft);
  if (!checked.ok) throw new Error(checked.code);
  return addressLines(await format(country), checked.value).join(' | ');
};

it('every country has a format with a street, and every needed part is one that it has', async () => {
  for (const country of COUNTRIES) {
    const { local, latin, required } = await format(country);
    expect(partsOf(local), country).toContain('lines');
    expect(new Set(partsOf(latin)), country).toEqual(new Set(partsOf(local)));
    expect(partsOf(local), country).toEqual(expect.arrayContaining([...required]));
  }
});

describe('a format', () => {
  // biome-ignore format: a table
  it.each([
    ['US', 'lines city region postCode', 'lines city region postCode', { region: 'state', postCode: 'zip' }],
    ['IN', 'lines city postCode region', 'lines city region postCode', { region: 'state', postCode: 'pin' }],
    ['CN', 'lines district city region postCode', 'lines city region postCode', { region: 'province', district: 'district' }],
    ['JP', 'lines region postCode', 'lines region postCode', { region: 'prefecture' }],
    ['HK', 'lines city region', 'lines region', { region: 'area', city: 'district' }],
    ['GB', 'lines city postCode', 'lines city postCode', { city: 'post_town' }],
    ['DE', 'lines postCode city', 'lines city postCode', {}],
    ['AE', 'lines region', 'lines region', { region: 'emirate' }],
    ['AO', 'lines city', 'lines city', {}],
  ])('of %s has %s', async (country, parts, required, names) => {
    const read = await format(country);
    expect(partsOf(read.latin).join(' ')).toBe(parts);
    expect(read.required.join(' ')).toBe(required);
    expect(read.names).toMatchObject(names);
  });

  it('of a place without post codes has none; regions come with their names in both scripts', async () => {
    expect((await format('HK')).postCode).toBeNull();
    expect((await format('HK')).regions.map(({ name, latin }) => [name, latin])).toContainEqual(['九龍', 'Kowloon']);
    expect((await format('CN')).regions).toContainEqual({ code: '44', name: '广东省', latin: 'Guangdong Sheng' });
    expect((await format('US')).regions).toContainEqual({ code: 'CA', name: 'California', latin: null });
  });

  it.each([null, 'text', 7, {}, { fmt: 3, sub_regions: 'x', zip: '' }])('made of %j is the plainest one', (raw) => {
    expect(formatOf('XX', raw)).toMatchObject({ local: '%A%n%C', required: ['lines', 'city'], postCode: null, regions: [] });
  });
});

describe('an address', () => {
  // biome-ignore format: a table
  it.each<[string, AddressDraft, string, object]>([
    ['HK', { lines: ['1 Queen’s Road'], region: 'Kowloon', postCode: '999077' }, 'address.field_unused', { field: 'postCode' }],
    ['DE', { lines: ['Hauptstr. 5'], city: 'Berlin', region: 'Berlin', postCode: '10115' }, 'address.field_unused', { field: 'region' }],
    ['US', { lines: ['1 Main St'], city: 'Portland', postCode: '97201' }, 'address.field_missing', { field: 'region' }],
    ['CN', { lines: [' '], city: '深圳市', region: '44', postCode: '518000' }, 'address.field_missing', { field: 'lines' }],
    ['US', { lines: ['1 Main St'], city: 'Portland', region: 'Ontario', postCode: '97201' }, 'address.region_unknown', { region: 'Ontario' }],
    ['US', { lines: ['1 Main St'], city: 'Portland', region: 'OR', postCode: '9720' }, 'address.post_code_malformed', { postCode: '9720' }],
    ['GB', { lines: ['1 Quay St'], city: 'Bristol', postCode: '12345' }, 'address.post_code_malformed', { example: 'EC1Y 8SY' }],
  ])('in %s with %j is refused: %s', async (country, draft, code, data) => {
    const checked = await check(country, draft);
    expect(checked).toMatchObject({ ok: false, code, data });
  });

  // biome-ignore format: a table
  it.each<[string, AddressDraft, string]>([
    ['US', { lines: ['548 Market St', 'Suite 7'], city: 'San Francisco', region: 'california', postCode: '94104' }, '548 Market St | Suite 7 | San Francisco, California 94104'],
    ['GB', { lines: ['1 Quay St'], city: 'Bristol', postCode: 'bs1 4dj' }, '1 Quay St | Bristol | BS1 4DJ'],
    ['DE', { lines: ['Hauptstr. 5'], city: 'Berlin', postCode: '１０１１５' }, 'Hauptstr. 5 | 10115 Berlin'],
    ['CN', { lines: ['科技园南路1号'], district: '南山区', city: '深圳市', region: '44', postCode: '518000' }, '518000 | 广东省深圳市南山区 | 科技园南路1号'],
    ['CN', { lines: ['1 Keji Road'], district: 'Nanshan', city: 'Shenzhen', region: '广东省', postCode: '518000' }, '1 Keji Road | Nanshan | Shenzhen | Guangdong Sheng, 518000'],
    ['JP', { lines: ['千代田区丸の内1-1'], region: '13', postCode: '100-0005' }, '〒100-0005 | 東京都 | 千代田区丸の内1-1'],
    ['HK', { lines: ['1 Nathan Road'], city: 'Tsim Sha Tsui', region: 'Kowloon' }, '1 Nathan Road | Tsim Sha Tsui | Kowloon'],
    ['BD', { lines: ['12 Motijheel'], city: 'Dhaka' }, '12 Motijheel | Dhaka'],
    ['TR', { lines: ['Cumhuriyet Cd. 3'], city: 'Kadıköy', region: '34', postCode: '34710' }, 'Cumhuriyet Cd. 3 | 34710 Kadıköy/İstanbul'],
    ['VN', { lines: ['5 Lê Lợi'], city: 'Quận 1', region: 'SG' }, '5 Lê Lợi | Quận 1 | Thành phố Hồ Chí Minh'],
  ])('in %s of %j is written %s', async (country, draft, lines) => {
    expect(await envelope(country, draft)).toBe(lines);
  });
});
