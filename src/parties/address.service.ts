/** How each country writes addresses, and whether one is written so. */
import { addressData } from '../adapters/addresses.ts';
import { type Result, ok, refuse } from '../kernel/result.ts';
import { checkAddress, formatOf } from './address.rules.ts';
import type { Address, AddressDraft, AddressFormat } from './address.types.ts';
import { isCountry } from './countries.rules.ts';
import type { PartiesRefusal } from './types.ts';

/** How addresses of a country are written. */
export async function readFormat(country: string): Promise<Result<AddressFormat, PartiesRefusal>> {
  if (!isCountry(country)) return refuse('company.country_unknown', { country });
  return ok(formatOf(country, await addressData(country)));
}

/** Checks an address by the format of its country. */
export async function checkedAddress(country: string, draft: AddressDraft): Promise<Result<Address, PartiesRefusal>> {
  const format = await readFormat(country);
  return format.ok ? checkAddress(format.value, draft) : format;
}
