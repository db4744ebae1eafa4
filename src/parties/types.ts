/** Companies, people and roles: who may act, as the rest of the platform sees them. */
import type { Instant, PlainDate, Zone } from '../kernel/dates.ts';
import type { CompanyId, UserId } from '../kernel/ids.ts';
import type { AddressRefusal } from './address.types.ts';

/** A trader buys and sells; an agency inspects; the programme's own company holds the operators. */
export type CompanyKind = 'trader' | 'agency' | 'programme';

/** What a person may do for its company. A viewer only reads. */
export type Role = 'owner' | 'member' | 'viewer';

export const ROLES = ['viewer', 'member', 'owner'] as const satisfies readonly Role[];

/** What an operator may do, given one by one. */
export type StaffPermission =
  | 'read_all'
  | 'grant_limit'
  | 'match_money'
  | 'verify_suppliers'
  | 'call_back'
  | 'decide'
  | 'approve'
  | 'edit_calendar'
  | 'run_clock';

export const STAFF_PERMISSIONS = [
  'read_all',
  'grant_limit',
  'match_money',
  'verify_suppliers',
  'call_back',
  'decide',
  'approve',
  'edit_calendar',
  'run_clock',
] as const satisfies readonly StaffPermission[];

/** What an API key may do; a key never exceeds its owner's role. */
export type Scope = (typeof SCOPES)[number];

export const SCOPES = [
  'orders:read',
  'orders:write',
  'payments:write',
  'suppliers:read',
  'suppliers:write',
  'bank:write',
  'inspections:write',
  'company:write',
] as const;

/** Who stands behind a request. `scopes` is null for a signed-in session (no narrowing). */
export type Principal =
  | { readonly kind: 'anonymous' }
  /** Signed in, but for no company: has none yet, or has several and named none of them. */
  | { readonly kind: 'visitor'; readonly userId: UserId }
  | {
      readonly kind: 'person';
      readonly userId: UserId;
      readonly companyId: CompanyId;
      readonly companyKind: CompanyKind;
      readonly role: Role;
      /** Empty unless the company is the programme's own. */
      readonly permissions: readonly StaffPermission[];
      readonly scopes: readonly Scope[] | null;
      readonly keyId?: string;
      /** The password was given at most five minutes ago (real clock); never true for an API key. */
      readonly steppedUp?: boolean;
    };

export type Person = Extract<Principal, { kind: 'person' }>;

/** Somebody who signed in, with or without a company. */
export type SignedIn = Exclude<Principal, { kind: 'anonymous' }>;

/** A company as everyone may see it. */
export type Company = {
  readonly id: CompanyId;
  readonly kind: CompanyKind;
  readonly name: string;
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  /** IANA zone; default: that of the country's capital. */
  readonly zone: Zone;
};

/** A telephone number on file, E.164. Calls back go only to a number that has been on file for 30 days. */
export type Phone = { readonly phone: string; readonly since: PlainDate };

/** One person's place in one company. */
export type Membership = {
  readonly userId: UserId;
  readonly userName: string;
  readonly email: string;
  readonly companyId: CompanyId;
  readonly companyName: string;
  readonly companyKind: CompanyKind;
  readonly role: Role;
  readonly since: Instant;
  readonly permissions: readonly StaffPermission[];
};

/** A letter in plain text. */
export type Mail = { readonly to: string; readonly subject: string; readonly text: string };
export type SendMail = (mail: Mail) => Promise<void>;

/** What `can` may answer, in the order in which it looks. */
export type AccessRefusal =
  | 'access.unauthenticated'
  | 'company.none_chosen'
  | 'access.not_found'
  | 'order.not_party'
  | 'access.denied'
  | 'access.scope_missing'
  | 'access.step_up';

export type PartiesRefusal =
  | AccessRefusal
  | AddressRefusal
  | 'company.country_unknown'
  | 'company.zone_unknown'
  | 'company.name_missing'
  | 'company.phone_malformed'
  | 'member.unknown_user'
  | 'member.already'
  | 'member.last_owner'
  | 'invitation.not_found'
  | 'invitation.expired'
  | 'invitation.other_address'
  | 'staff.not_operator';
