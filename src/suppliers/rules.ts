/** A supplier in the directory: profile, taking part in the programme, and badges that expire. */
import { never } from '../kernel/assert.ts';
import { type PlainDate, addDays } from '../kernel/dates.ts';
import type { Decided, RecordedEvent } from '../kernel/decider.ts';
import type { UserId } from '../kernel/ids.ts';
import { LIMITS } from '../kernel/limits.ts';
import { type Result, ok, refuse } from '../kernel/result.ts';
import type { Badge, BadgeKind, Profile, SupplierEvent, SupplierState, SuppliersRefusal, Withdrawal } from './types.ts';

/** No check says anything about the years after the third. */
const LONGEST_BADGE_DAYS = 3 * 366;

export const initialSupplier: SupplierState = {
  enrolled: false,
  enrolledAt: null,
  registeredAt: null,
  categories: [],
  about: null,
  badges: [],
};

/** Folds the supplier's own events. */
export function evolveSupplier(state: SupplierState, event: RecordedEvent<SupplierEvent>): SupplierState {
  switch (event.type) {
    case 'suppliers.registered':
      return { ...state, ...event.data, registeredAt: event.at };
    case 'suppliers.profile_set':
      return { ...state, ...event.data };
    case 'suppliers.enrolled':
      return { ...state, enrolled: true, enrolledAt: event.at };
    case 'suppliers.left':
      return { ...state, enrolled: false, enrolledAt: null };
    case 'suppliers.badge_granted': {
      const { by: _, ...badge } = event.data;
      return { ...state, badges: [...without(state, badge.badge), badge] };
    }
    case 'suppliers.badge_withdrawn':
      return { ...state, badges: without(state, event.data.badge) };
    default:
      return never(event);
  }
}

const without = (state: SupplierState, kind: BadgeKind): readonly Badge[] => state.badges.filter((b) => b.badge !== kind);

const decided = (...events: readonly SupplierEvent[]): Decided<never> => ok({ events });

/** Category slugs in order, each once: `LED lighting` is `led-lighting`. */
export function readCategories(words: readonly string[]): Result<readonly string[], SuppliersRefusal> {
  const slugs = words.map(slugOf);
  const wrong = slugs.indexOf('');
  return wrong < 0 ? ok([...new Set(slugs)].sort()) : refuse('suppliers.category_malformed', { category: words[wrong] ?? '' });
}

/** A category as it is compared; empty where nothing is left of it, or more than a slug may hold. */
export function slugOf(word: string): string {
  const slug = word
    .normalize('NFKC')
    .toLowerCase()
    .normalize('NFKC')
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '');
  return slug.length <= LIMITS.code ? slug : '';
}

/** A company enters the directory. */
export const registerSupplier = (profile: Profile): Decided<never> =>
  decided({ type: 'suppliers.registered', v: 1, data: profile });

/** Replaces what a supplier says of itself. */
export const setProfile = (profile: Profile): Decided<never> => decided({ type: 'suppliers.profile_set', v: 1, data: profile });

/**
 * Takes part in the programme; a repetition changes nothing.
 * @param hasAccount a settlement account is designated; it never ceases to be, so it may be read before the stream is locked
 */
export function enrol(state: SupplierState, hasAccount: boolean): Decided<SuppliersRefusal> {
  if (state.enrolled) return ok({});
  return hasAccount ? decided({ type: 'suppliers.enrolled', v: 1, data: {} }) : refuse('suppliers.account_missing');
}

/** Takes no new orders under the programme; those that stand keep their cover. */
export const leave = (state: SupplierState): Decided<never> =>
  state.enrolled ? decided({ type: 'suppliers.left', v: 1, data: {} }) : ok({});

/** Grants a badge, or replaces the one of its kind. The check lies behind and the end ahead, at most three years apart. */
export function grantBadge(badge: Badge, by: UserId, today: PlainDate): Decided<SuppliersRefusal> {
  const { checkedOn, expiresOn } = badge;
  const possible = checkedOn <= today && expiresOn > today && expiresOn <= addDays(checkedOn, LONGEST_BADGE_DAYS);
  if (!possible) return refuse('suppliers.badge_dates', { checkedOn, expiresOn, today });
  return decided({ type: 'suppliers.badge_granted', v: 1, data: { ...badge, by } });
}

/** Takes a badge away before its day. */
export function withdrawBadge(
  state: SupplierState,
  badge: BadgeKind,
  by: UserId,
  because: Withdrawal,
): Decided<SuppliersRefusal> {
  if (!state.badges.some((b) => b.badge === badge)) return refuse('suppliers.badge_absent', { badge });
  return decided({ type: 'suppliers.badge_withdrawn', v: 1, data: { badge, by, because } });
}

/** The badges that count on a day: checked by then, its last day included. */
export const badgesOn = (badges: readonly Badge[], day: PlainDate): readonly Badge[] =>
  badges.filter((b) => b.checkedOn <= day && day <= b.expiresOn);

export type ProductDraft = {
  readonly name: string;
  readonly category: string;
  readonly description: string | null;
  readonly unitPriceMinor: number | null;
  readonly currency: string | null;
  readonly minimumQuantity: string | null;
  readonly hsCode: string | null;
};

/** Checks an offer: a price has a currency, a category has letters. Whether the currency exists is asked by the caller. */
export function checkProduct(draft: ProductDraft): Result<ProductDraft, SuppliersRefusal> {
  if ((draft.unitPriceMinor === null) !== (draft.currency === null)) return refuse('suppliers.price_incomplete');
  const category = slugOf(draft.category);
  if (category === '') return refuse('suppliers.category_malformed', { category: draft.category });
  return ok({ ...draft, category });
}
