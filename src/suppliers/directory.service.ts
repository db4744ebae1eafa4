/** What everybody may read of suppliers: the search, a profile, its products. */
import type { Context } from '../context.ts';
import type { LimitView } from '../coverage/rules.ts';
import { hasGrant, initialCoverage, limitsOf } from '../coverage/rules.ts';
import type { CoverageState } from '../coverage/types.ts';
import type { Queryable } from '../db/reads.ts';
import { isCurrency } from '../kernel/currency.ts';
import { type PlainDate, dayOf } from '../kernel/dates.ts';
import type { CompanyId } from '../kernel/ids.ts';
import { type Result, ok, refuse } from '../kernel/result.ts';
import { policyAt } from '../policy/rules.ts';
import { BADGES, CHECKER_NAMES, SCOPES } from './badges.data.ts';
import { badgesOn, slugOf } from './rules.ts';
import type { SearchQuery } from './schema.ts';
import { type Facets, type Found, type SearchFilter, searchSuppliers } from './search.store.ts';
import { listProducts, readPolicyName, readSupplier } from './store.ts';
import type { Badge, Product, SupplierState } from './types.ts';

const ANYBODY = { kind: 'anonymous' } as const;
const SHOWN_PRODUCTS = 20;
const MOST_WORDS = 8;

const today = (ctx: Context): PlainDate => dayOf(ctx.clock.now(), 'UTC');

/** Whether the programme of the day covers whole orders instead of limits. */
async function coversWholeOrders(q: Queryable, day: PlainDate): Promise<boolean> {
  const name = await readPolicyName(q);
  const policy = name === null ? null : policyAt(name, day);
  return policy?.ok === true && policy.value.coverage.cover === 'whole_order';
}

type Cover = { readonly programme: boolean; readonly wholeOrder: boolean; readonly limits: readonly LimitView[] };

/** A limit promises nothing outside the programme, so it is not shown there. */
function coverOf(enrolled: boolean, limits: CoverageState['limits'], wholeOrders: boolean): Cover {
  if (!enrolled) return { programme: false, wholeOrder: false, limits: [] };
  return { programme: true, wholeOrder: wholeOrders && hasGrant({ ...initialCoverage, limits }), limits: limitsOf(limits) };
}

const shownBadge = (badge: Badge) => ({ ...badge, checkerName: CHECKER_NAMES[badge.checkedBy] });
const badgeInFull = (badge: Badge) => ({
  ...shownBadge(badge),
  ...BADGES[badge.badge],
  scopeNames: badge.scope.map((code) => SCOPES[code]),
});

function filterOf(query: SearchQuery): Result<SearchFilter, 'limit.currency_unknown'> {
  const {
    minCoverMinor,
    currency,
    tradeAssurance = false,
    gold = false,
    onsiteCheck = false,
    assessed = false,
    country = null,
  } = query;
  if (minCoverMinor !== undefined && !isCurrency(currency ?? ''))
    return refuse('limit.currency_unknown', { currency: currency ?? '' });
  return ok({
    words: (query.query ?? '')
      .normalize('NFKC')
      .split(/\s+/)
      .filter((word) => word !== '')
      .slice(0, MOST_WORDS),
    tradeAssurance,
    gold,
    onsiteCheck,
    assessed,
    country,
    category: query.category === undefined ? null : slugOf(query.category),
    minCover: minCoverMinor === undefined || currency === undefined ? null : { amountMinor: minCoverMinor, currency },
  });
}

export type FoundSupplier = Cover & {
  readonly supplierId: CompanyId;
  readonly name: string;
  readonly country: string;
  readonly categories: readonly string[];
  readonly badges: readonly (Badge & { readonly checkerName: string })[];
  readonly sort: string;
};

/** Suppliers by name, those without any cover last, with the exact amount that remains of their limits, one row more than shown. Badges count by today's UTC day. */
export async function search(
  ctx: Context,
  query: SearchQuery,
  slice: { readonly after: readonly (string | number)[] | null; readonly limit: number },
): Promise<Result<{ readonly rows: readonly FoundSupplier[]; readonly facets: Facets }, 'limit.currency_unknown'>> {
  const filter = filterOf(query);
  if (!filter.ok) return filter;
  const day = today(ctx);
  return ctx.read(ANYBODY, async (q) => {
    const wholeOrder = await coversWholeOrders(q, day);
    const after = slice.after && ([String(slice.after[0]), String(slice.after[1])] as const);
    const { items, facets } = await searchSuppliers(q, filter.value, { today: day, wholeOrder, after, limit: slice.limit + 1 });
    return ok({ rows: items.map((found) => shown(found, wholeOrder)), facets });
  });
}

const shown = ({ id, name, country, categories, badges, sort, enrolled, limits }: Found, wholeOrder: boolean): FoundSupplier => ({
  supplierId: id,
  name,
  country,
  categories,
  badges: badges.map(shownBadge),
  sort,
  ...coverOf(enrolled, limits, wholeOrder),
});

/** A supplier in full: what it says of itself, what was checked and what that does not prove, its first products. */
export async function readDirectoryEntry(ctx: Context, supplierId: CompanyId) {
  const day = today(ctx);
  return ctx.read(ANYBODY, async (q) => {
    const row = await readSupplier(q, supplierId);
    if (!row) return refuse('access.not_found');
    const supplier = row.states['suppliers'] as SupplierState;
    const coverage = row.states['coverage'] as CoverageState;
    const { id, name, country, about } = row;
    return ok({
      supplierId: id,
      name,
      country,
      about,
      categories: supplier.categories,
      badges: badgesOn(supplier.badges, day).map(badgeInFull),
      ...coverOf(supplier.enrolled, coverage.limits, await coversWholeOrders(q, day)),
      products: await listProducts(q, supplierId, null, SHOWN_PRODUCTS),
    });
  });
}

/** Products of a supplier by name, one row more than shown. */
export async function readProducts(
  ctx: Context,
  supplierId: CompanyId,
  slice: { readonly after: readonly (string | number)[] | null; readonly limit: number },
): Promise<readonly Product[]> {
  const after = slice.after && ([String(slice.after[0]), String(slice.after[1])] as const);
  return ctx.read(ANYBODY, (q) => listProducts(q, supplierId, after, slice.limit + 1));
}
