/** Postal addresses, and how each country writes them. */

/** Parts of an address; which of them there are, and which are needed, is the country's matter. */
export const ADDRESS_FIELDS = ['lines', 'district', 'city', 'region', 'postCode'] as const;
export type AddressField = (typeof ADDRESS_FIELDS)[number];

/** A registered address. Its country is the company's. */
export type Address = {
  /** Street, number, building. */
  readonly lines: readonly string[];
  readonly district: string | null;
  readonly city: string | null;
  /** The code where the country's regions are known, else a name. */
  readonly region: string | null;
  readonly postCode: string | null;
};

/** What somebody typed. */
export type AddressDraft = { readonly lines: readonly string[] } & {
  readonly [F in Exclude<AddressField, 'lines'>]?: string | null | undefined;
};

/** What a part is called where the address is. Source: libaddressinput, `..._name_type`. */
export const REGION_NAMES = [
  'province',
  'state',
  'prefecture',
  'area',
  'county',
  'department',
  'district',
  'do_si',
  'emirate',
  'island',
  'oblast',
  'parish',
  'region',
] as const;
export const POST_CODE_NAMES = ['postal', 'zip', 'pin', 'eircode'] as const;
export const CITY_NAMES = ['city', 'district', 'post_town', 'suburb'] as const;
export const DISTRICT_NAMES = ['suburb', 'district', 'neighborhood', 'townland', 'village_township'] as const;

export type Region = {
  readonly code: string;
  /** As people there write it. */
  readonly name: string;
  /** In Latin letters; null where `name` is. */
  readonly latin: string | null;
};

export type AddressFormat = {
  readonly country: string;
  /** The parts in the order of the country's own letters, such as `%Z%n%S%C%D%n%A`; `%n` begins a line. */
  readonly local: string;
  /** The order in Latin letters. */
  readonly latin: string;
  readonly required: readonly AddressField[];
  readonly names: {
    readonly region: (typeof REGION_NAMES)[number];
    readonly postCode: (typeof POST_CODE_NAMES)[number];
    readonly city: (typeof CITY_NAMES)[number];
    readonly district: (typeof DISTRICT_NAMES)[number];
  };
  /** Null: the country has no post codes. */
  readonly postCode: { readonly pattern: string; readonly examples: readonly string[] } | null;
  /** Empty: not known, or the country's addresses have none. */
  readonly regions: readonly Region[];
};

export type AddressRefusal =
  | 'address.field_unused'
  | 'address.field_missing'
  | 'address.region_unknown'
  | 'address.post_code_malformed';
