/** What a company may say about itself: name, country, zone and telephone number. */
import { isZone, type Zone } from '../kernel/dates.ts';
import { type Result, ok, refuse } from '../kernel/result.ts';
import { capitalZone } from './countries.rules.ts';
import { type PartiesRefusal, SCOPES, type Scope } from './types.ts';

export type CompanyDraft = {
  readonly name: string;
  readonly country: string;
  readonly zone?: string | undefined;
  readonly phone?: string | undefined;
};

export type CompanyFacts = {
  readonly name: string;
  readonly country: string;
  readonly zone: Zone;
  readonly phone: string | null;
};

/** Checks a draft; the zone defaults to that of the country's capital. Names are NFC with single spaces. */
export function checkCompany(draft: CompanyDraft): Result<CompanyFacts, PartiesRefusal> {
  const name = draft.name.normalize('NFC').replace(/\s+/g, ' ').trim();
  if (name === '') return refuse('company.name_missing');
  const capital = capitalZone(draft.country);
  if (capital === undefined) return refuse('company.country_unknown', { country: draft.country.slice(0, 20) });
  const zone = draft.zone ?? capital;
  if (!isZone(zone)) return refuse('company.zone_unknown', { zone: zone.slice(0, 64) });
  if (draft.phone === undefined) return ok({ name, country: draft.country, zone, phone: null });
  const phone = readPhone(draft.phone);
  return phone.ok ? ok({ name, country: draft.country, zone, phone: phone.value }) : phone;
}

/** Reads an international number, `+86 (21) 5555-0100` as `+862155550100`. Source: ITU-T E.164, at most 15 digits. */
export function readPhone(text: string): Result<string, 'company.phone_malformed'> {
  const phone = text.replace(/[\s().-]/g, '');
  return /^\+[1-9]\d{6,14}$/.test(phone) ? ok(phone) : refuse('company.phone_malformed', { phone: text.slice(0, 40) });
}

/** A key's scopes as better-auth keeps permissions: `orders:read` is the action `read` on `orders`. */
export function permissionsOf(scopes: readonly Scope[]): Record<string, string[]> {
  const permissions: Record<string, string[]> = {};
  for (const scope of new Set(scopes)) {
    const [thing = '', action = ''] = scope.split(':');
    permissions[thing] = [...(permissions[thing] ?? []), action];
  }
  return permissions;
}

/** The inverse of permissionsOf; what is no scope (any more) is dropped, never widened. */
export function scopesOf(permissions: unknown): readonly Scope[] {
  if (typeof permissions !== 'object' || permissions === null) return [];
  const held = permissions as Readonly<Record<string, unknown>>;
  return SCOPES.filter((scope) => {
    const [thing = '', action = ''] = scope.split(':');
    const actions = Object.hasOwn(held, thing) ? held[thing] : null;
    return Array.isArray(actions) && actions.includes(action);
  });
}
