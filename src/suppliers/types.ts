/** A supplier in the directory: what it offers, whether it takes part in the programme, and which badges were checked. */
import type { Instant, PlainDate } from '../kernel/dates.ts';
import type { ContentRef, DomainEvent } from '../kernel/decider.ts';
import type { CompanyId, UserId } from '../kernel/ids.ts';
import type { Minor } from '../kernel/money.ts';

export const BADGE_KINDS = ['gold', 'onsite_check', 'assessed'] as const;
export type BadgeKind = (typeof BADGE_KINDS)[number];

/** Who checks: firms, never a person. */
export const CHECKERS = ['quayside', 'sgs', 'tuv-rheinland', 'bureau-veritas', 'intertek'] as const;
export type Checker = (typeof CHECKERS)[number];

/** Why a badge was taken away before its day. */
export const WITHDRAWALS = ['check_failed', 'licence_ended', 'company_changed', 'granted_in_error'] as const;
export type Withdrawal = (typeof WITHDRAWALS)[number];

/** What a badge's check looked at. */
export const SCOPE_CODES = [
  'business_licence',
  'legal_person',
  'bank_account',
  'premises',
  'machinery',
  'headcount',
  'quality_system',
  'production_capacity',
  'export_record',
  'test_equipment',
] as const;
export type ScopeCode = (typeof SCOPE_CODES)[number];

/** One check by a named body. It shows and filters from the day of the check up to and including `expiresOn`. */
export type Badge = {
  readonly badge: BadgeKind;
  readonly checkedBy: Checker;
  readonly checkedOn: PlainDate;
  readonly expiresOn: PlainDate;
  readonly scope: readonly ScopeCode[];
};

export type SupplierState = {
  /** Opted in to the programme. */
  readonly enrolled: boolean;
  readonly enrolledAt: Instant | null;
  readonly registeredAt: Instant | null;
  /** Category slugs, `led-lighting`. */
  readonly categories: readonly string[];
  readonly about: ContentRef | null;
  /** At most one of a kind: the one granted last. Expired ones stay here and count for nothing. */
  readonly badges: readonly Badge[];
};

/** What a supplier says of itself: categories are slugs, the text is a content. */
export type Profile = { readonly categories: readonly string[]; readonly about: ContentRef | null };

export type SupplierEvent =
  | DomainEvent<'suppliers.registered', Profile>
  | DomainEvent<'suppliers.profile_set', Profile>
  | DomainEvent<'suppliers.enrolled', Record<string, never>>
  | DomainEvent<'suppliers.left', Record<string, never>>
  | DomainEvent<'suppliers.badge_granted', Badge & { readonly by: UserId }>
  | DomainEvent<'suppliers.badge_withdrawn', { readonly badge: BadgeKind; readonly by: UserId; readonly because: Withdrawal }>;

/** An offer in the directory. It promises nothing: only an order both confirmed does. */
export type Product = {
  readonly productId: string;
  readonly companyId: CompanyId;
  readonly name: string;
  readonly category: string;
  readonly description: string | null;
  readonly unitPriceMinor: Minor | null;
  readonly currency: string | null;
  readonly minimumQuantity: string | null;
  /** Harmonised System code, 6 to 10 digits. */
  readonly hsCode: string | null;
};

export type SuppliersRefusal =
  | 'suppliers.exists'
  | 'suppliers.account_missing'
  | 'suppliers.category_malformed'
  | 'suppliers.badge_dates'
  | 'suppliers.badge_absent'
  | 'suppliers.price_incomplete'
  | 'suppliers.product_limit';
