/** An address while it is typed: by the format of its country, which the server tells. */
import { queryOptions } from '@tanstack/react-query';
import { partsOf } from '../../src/parties/address.rules.ts';
import type { Address, AddressDraft, AddressField, AddressFormat } from '../../src/parties/address.types.ts';
import { api, told } from '../api/client.ts';
import type { Lang } from '../ui/words.ts';

export type Typed = {
  readonly line1: string;
  readonly line2: string;
  readonly district: string;
  readonly city: string;
  readonly region: string;
  readonly postCode: string;
};

export const NO_ADDRESS: Typed = { line1: '', line2: '', district: '', city: '', region: '', postCode: '' };

export const formatQuery = (country: string) =>
  queryOptions({
    queryKey: ['address-format', country],
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: () => told(api.GET('/v1/address-formats/{country}', { params: { path: { country } } })),
  });

/** The parts in the order in which the reader would write them. */
export const orderOf = (format: AddressFormat, lang: Lang): readonly AddressField[] =>
  partsOf(lang === 'zh' && format.regions.some(({ latin }) => latin !== null) ? format.local : format.latin);

/** What is sent: only parts that the country has, whatever was typed for another country before. */
export function draftOf(format: AddressFormat, typed: Typed): AddressDraft & { lines: string[] } {
  const parts = partsOf(format.local);
  const part = (name: Exclude<AddressField, 'lines'>): { readonly [F in typeof name]?: string } =>
    parts.includes(name) && typed[name].trim() !== '' ? { [name]: typed[name].trim() } : {};
  return {
    lines: [typed.line1, typed.line2].map((line) => line.trim()).filter((line) => line !== ''),
    ...part('district'),
    ...part('city'),
    ...part('region'),
    ...part('postCode'),
  };
}

/** An address on file, to be changed. */
export function typedOf(address: Address | null): Typed {
  if (address === null) return NO_ADDRESS;
  const [line1 = '', ...rest] = address.lines;
  const { district, city, region, postCode } = address;
  return {
    line1,
    line2: rest.join(', '),
    district: district ?? '',
    city: city ?? '',
    region: region ?? '',
    postCode: postCode ?? '',
  };
}
