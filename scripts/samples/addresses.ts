/** Plays libaddressinput's published address data against our formats: parts, order, what is needed, post codes, regions. */
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { addressData } from '../../src/adapters/addresses.ts';
import { formatOf } from '../../src/parties/address.rules.ts';
import type { AddressFormat } from '../../src/parties/address.types.ts';
import { isCountry } from '../../src/parties/countries.rules.ts';

export type Played = { readonly name: string; readonly ok: boolean; readonly detail?: string };

type Published = Readonly<Record<string, unknown>>;

const textOf = (data: Published, name: string): string => (typeof data[name] === 'string' ? data[name] : '');
const listOf = (data: Published, name: string): readonly string[] => textOf(data, name).split('~').filter(Boolean);

/** Letters of a pattern in their order, without names, organisations and sorting codes, which are none of an address here. */
const lettersOf = (pattern: string): string => [...pattern.matchAll(/%([ADCSZ])/g)].map(([, letter]) => letter).join('');

const LETTERS = { lines: 'A', district: 'D', city: 'C', region: 'S', postCode: 'Z' } as const;

/** What is published and what we have, under the same names. */
function pairs(data: Published, ours: AddressFormat): readonly (readonly [what: string, published: string, ours: string])[] {
  // Source: libaddressinput, data/ZZ: what holds where a country says nothing.
  const fmt = textOf(data, 'fmt') || '%A%n%C';
  const letters = lettersOf(fmt);
  const needed = [...(textOf(data, 'require') || 'AC')].filter((letter) => letters.includes(letter));
  const names = listOf(data, 'sub_names');
  const regions = letters.includes('S') ? (names.length > 0 ? names : listOf(data, 'sub_keys')) : [];
  return [
    ['parts', letters, lettersOf(ours.local)],
    ['parts in Latin letters', lettersOf(textOf(data, 'lfmt') || fmt), lettersOf(ours.latin)],
    [
      'needed parts',
      needed.sort().join(''),
      ours.required
        .map((field) => LETTERS[field])
        .sort()
        .join(''),
    ],
    ['post code', letters.includes('Z') ? textOf(data, 'zip') : '', ours.postCode?.pattern ?? ''],
    [
      'regions',
      [...regions].sort().join('|'),
      ours.regions
        .map(({ name }) => name)
        .sort()
        .join('|'),
    ],
    ['name of regions', textOf(data, 'state_name_type') || 'province', ours.names.region],
    ['name of post codes', textOf(data, 'zip_name_type') || 'postal', ours.names.postCode],
    ['name of cities', textOf(data, 'locality_name_type') || 'city', ours.names.city],
    ['name of districts', textOf(data, 'sublocality_name_type') || 'suburb', ours.names.district],
  ];
}

async function playCountry(country: string, data: Published): Promise<Played> {
  const name = `address ${country}`;
  const wrong = pairs(data, formatOf(country, await addressData(country))).filter(([, published, ours]) => published !== ours);
  if (wrong.length === 0) return { name, ok: true };
  const said = wrong.map(([what, published, ours]) => `${what}: published ${published || 'none'}, ours ${ours || 'none'}`);
  return { name, ok: false, detail: said.join('; ').slice(0, 400) };
}

async function playFile(folder: string, file: string): Promise<readonly Played[]> {
  try {
    const json = JSON.parse(await readFile(join(folder, file), 'utf8')) as unknown;
    if (typeof json !== 'object' || json === null) throw new Error('not an object of countries');
    // Beside the country stand its regions (`CN/...`) and other languages (`HK--en`).
    const countries = Object.entries(json).filter(([key]) => /^[A-Z]{2}$/.test(key) && isCountry(key));
    return await Promise.all(countries.map(([country, data]) => playCountry(country, (data ?? {}) as Published)));
  } catch (error) {
    return [{ name: `address ${file}`, ok: false, detail: error instanceof Error ? error.message : String(error) }];
  }
}

/** Plays every JSON file of a folder: each country in it is one result. */
export async function playAddresses(folder: string): Promise<readonly Played[]> {
  const files = (await readdir(folder)).filter((file) => file.endsWith('.json')).sort();
  const played = await Promise.all(files.map((file) => playFile(folder, file)));
  return played.flat();
}
