/** Addresses by country: which parts there are, what is wrong with one, and how it is written on paper. */
import { type Result, ok, refuse } from '../kernel/result.ts';
import {
  ADDRESS_FIELDS,
  type Address,
  type AddressDraft,
  type AddressField,
  type AddressFormat,
  type AddressRefusal,
  CITY_NAMES,
  DISTRICT_NAMES,
  POST_CODE_NAMES,
  REGION_NAMES,
  type Region,
} from './address.types.ts';

/** Letters of libaddressinput. Names and organisations stand with the company, and sorting codes within the city. */
const FIELD_OF: Readonly<Record<string, AddressField>> = { A: 'lines', D: 'district', C: 'city', S: 'region', Z: 'postCode' };

/** What holds where a country says nothing. Source: libaddressinput, data/ZZ. */
const DEFAULT = { fmt: '%A%n%C', require: 'AC' } as const;

type Raw = Readonly<Record<string, unknown>>;

const textOf = (raw: Raw, name: string): string | undefined => {
  const value = raw[name];
  return typeof value === 'string' && value !== '' ? value : undefined;
};

const oneOf = <T extends string>(words: readonly [T, ...T[]] | readonly T[], text: string | undefined): T =>
  words.find((word) => word === text) ?? (words[0] as T);

/** The pattern without the parts that are none of an address here, and without the lines that this leaves empty. */
const trimmed = (fmt: string): string =>
  fmt
    .split('%n')
    .map((line) => line.replaceAll(/%[NOX]/g, '').trim())
    .filter((line) => /%[A-Z]/.test(line))
    .join('%n');

const isLatin = (text: string): boolean => !/(?!\p{Script=Latin})\p{L}/u.test(text);

function regionOf(raw: Raw): Region {
  const code = textOf(raw, 'key') ?? '';
  const given = (raw['name'] ?? {}) as Raw;
  const name = textOf(given, 'default') ?? code;
  // Where regions have no codes, they are keyed by their names in Latin letters.
  const latin = textOf(given, 'latin') ?? (/^[A-Za-z]{4}/.test(code) ? code : null);
  return { code, name, latin: isLatin(name) ? null : latin };
}

/** Reads a country's format from the data of libaddressinput; `raw` is of the outside and may be anything. */
export function formatOf(country: string, raw: unknown): AddressFormat {
  const data = (typeof raw === 'object' && raw !== null ? raw : {}) as Raw;
  const fmt = textOf(data, 'fmt') ?? DEFAULT.fmt;
  const local = trimmed(fmt);
  const zip = textOf(data, 'zip');
  const regions = Array.isArray(data['sub_regions']) ? data['sub_regions'] : [];
  const letters = textOf(data, 'require') ?? DEFAULT.require;
  const required = ADDRESS_FIELDS.filter((field) => [...letters].some((letter) => FIELD_OF[letter] === field));
  return {
    country,
    local,
    latin: trimmed(textOf(data, 'lfmt') ?? fmt),
    required: required.filter((field) => partsOf(local).includes(field)),
    names: {
      region: oneOf(REGION_NAMES, textOf(data, 'state_name_type')),
      postCode: oneOf(POST_CODE_NAMES, textOf(data, 'zip_name_type')),
      city: oneOf(CITY_NAMES, textOf(data, 'locality_name_type')),
      district: oneOf(DISTRICT_NAMES, textOf(data, 'sublocality_name_type')),
    },
    postCode:
      zip && local.includes('%Z') ? { pattern: zip, examples: (textOf(data, 'zipex') ?? '').split(',').filter(Boolean) } : null,
    regions: local.includes('%S') ? regions.map((one) => regionOf(one as Raw)) : [],
  };
}

/** The parts in their order. */
export const partsOf = (pattern: string): readonly AddressField[] =>
  [...pattern.matchAll(/%([A-Z])/g)].flatMap(([, letter = '']) => FIELD_OF[letter] ?? []);

const clean = (text: string): string => text.normalize('NFC').replace(/\s+/g, ' ').trim();

/** Full-width digits of Chinese and Japanese keyboards are digits. */
const cleanCode = (text: string): string => clean(text.normalize('NFKC')).toUpperCase();

/** By code or by name, whichever was typed. */
function findRegion(regions: readonly Region[], typed: string): Region | undefined {
  const key = typed.toLowerCase();
  return regions.find(({ code, name, latin }) => [code, name, latin].some((word) => word?.toLowerCase() === key));
}

/** Checks an address by its country's format: unknown parts first, then missing ones, the region, the post code. */
export function checkAddress(format: AddressFormat, draft: AddressDraft): Result<Address, AddressRefusal> {
  const lines = draft.lines.map(clean).filter((line) => line !== '');
  const typed = {
    district: clean(draft.district ?? ''),
    city: clean(draft.city ?? ''),
    region: clean(draft.region ?? ''),
    postCode: cleanCode(draft.postCode ?? ''),
  };
  const has = (field: AddressField): boolean => (field === 'lines' ? lines.length > 0 : typed[field] !== '');
  const parts = partsOf(format.local);
  const unused = ADDRESS_FIELDS.find((field) => has(field) && !parts.includes(field));
  if (unused) return refuse('address.field_unused', { field: unused, country: format.country });
  const missing = parts.find((field) => format.required.includes(field) && !has(field));
  if (missing) return refuse('address.field_missing', { field: missing, country: format.country });
  const region = findRegion(format.regions, typed.region);
  if (typed.region !== '' && format.regions.length > 0 && !region)
    return refuse('address.region_unknown', { region: typed.region.slice(0, 40), country: format.country });
  if (typed.postCode !== '' && format.postCode && !new RegExp(`^(?:${format.postCode.pattern})$`).test(typed.postCode))
    return refuse('address.post_code_malformed', {
      postCode: typed.postCode.slice(0, 20),
      example: format.postCode.examples[0] ?? format.postCode.pattern.slice(0, 20),
    });
  const orNull = (text: string): string | null => (text === '' ? null : text);
  return ok({
    lines,
    district: orNull(typed.district),
    city: orNull(typed.city),
    region: orNull(region?.code ?? typed.region),
    postCode: orNull(typed.postCode),
  });
}

/** The lines of an address as an envelope has them: in the order of the letters that it is written in. */
export function addressLines(format: AddressFormat, address: Address): readonly string[] {
  const { lines, district, city, region, postCode } = address;
  const inLatin = isLatin([...lines, district ?? '', city ?? ''].join(''));
  const found = format.regions.find(({ code }) => code === region);
  const regionName = found ? ((inLatin ? found.latin : null) ?? found.name) : region;
  const values: Readonly<Record<AddressField, readonly string[]>> = {
    lines,
    district: district === null ? [] : [district],
    city: city === null ? [] : [city],
    region: regionName === null ? [] : [regionName],
    postCode: postCode === null ? [] : [postCode],
  };
  return (inLatin ? format.latin : format.local).split('%n').flatMap((line) => written(line, values));
}

/** One line of a pattern: what stands between two parts stands there only if both do. */
function written(line: string, values: Readonly<Record<AddressField, readonly string[]>>): readonly string[] {
  if (line === '%A') return values.lines;
  let text = '';
  let between = '';
  for (const [token] of line.matchAll(/%[A-Z]|[^%]+/g)) {
    const field = FIELD_OF[token.slice(1)];
    if (!token.startsWith('%') || !field) between += token;
    else if (values[field].length > 0) {
      // A sign before the first part belongs to it, as 〒 to a post code.
      const isSign = text === '' && !/^[\s,/-]/.test(between);
      text += (text !== '' || isSign ? between : '') + values[field].join(', ');
      between = '';
    } else if (text === '') between = '';
  }
  return text.trim() === '' ? [] : [text.trim()];
}
