/** The player of address data tells agreement from each kind of difference. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { playAddresses } from './addresses.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'quayside-addresses-'));
});
afterAll(() => rm(folder, { recursive: true }));

it('plays each country of each file, and says what differs', async () => {
  const germany = { fmt: '%N%n%O%n%A%n%Z %C', require: 'ACZ', zip: '\\d{5}' };
  const hongKong = {
    fmt: '%S%n%C%n%A',
    lfmt: '%A%n%C%n%S',
    require: 'ASZ',
    state_name_type: 'state',
    locality_name_type: 'district',
    sub_names: '九龍~香港島',
  };
  await writeFile(join(folder, 'de.json'), JSON.stringify({ DE: germany, 'DE/x': { zip: '1' } }));
  await writeFile(join(folder, 'hk.json'), JSON.stringify({ HK: hongKong, 'HK--en': {} }));
  await writeFile(join(folder, 'torn.json'), '{"');
  const [first, second, third, ...others] = await playAddresses(folder);
  expect(first).toEqual({ name: 'address DE', ok: true });
  expect(second).toMatchObject({ name: 'address HK', ok: false });
  expect(second?.detail).toBe(
    'regions: published 九龍|香港島, ours 九龍|新界|香港島; name of regions: published state, ours area',
  );
  expect(third).toMatchObject({ name: 'address torn.json', ok: false });
  expect(others).toEqual([]);
});
