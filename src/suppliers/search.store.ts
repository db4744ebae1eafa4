/** The search: one statement over the suppliers' folded states gives the page and all counts beside it. */
import type { Queryable } from '../db/reads.ts';
import type { Limit } from '../coverage/types.ts';
import type { PlainDate } from '../kernel/dates.ts';
import type { CompanyId } from '../kernel/ids.ts';
import type { Minor } from '../kernel/money.ts';
import type { Badge } from './types.ts';

export type SearchFilter = {
  /** Each must be found in the name, a product's name or a category. */
  readonly words: readonly string[];
  readonly tradeAssurance: boolean;
  readonly gold: boolean;
  readonly onsiteCheck: boolean;
  readonly assessed: boolean;
  readonly country: string | null;
  readonly category: string | null;
  readonly minCover: { readonly amountMinor: Minor; readonly currency: string } | null;
};

export type SearchFacts = {
  /** The day on which badges must count. */
  readonly today: PlainDate;
  /** The programme covers whole orders: any granted limit passes any minimum. */
  readonly wholeOrder: boolean;
  readonly after: readonly [sort: string, id: string] | null;
  readonly limit: number;
};

export type Found = {
  readonly id: CompanyId;
  readonly name: string;
  readonly country: string;
  readonly enrolled: boolean;
  readonly categories: readonly string[];
  /** Those that count today. */
  readonly badges: readonly Badge[];
  readonly limits: Readonly<Record<string, Limit>>;
  /** As it is sorted: who has cover before who has none, then by name. */
  readonly sort: string;
};

type Counts = Readonly<Record<string, number>>;
export type Facets = {
  readonly total: number;
  readonly tradeAssurance: number;
  readonly gold: number;
  readonly onsiteCheck: number;
  readonly assessed: number;
  readonly countries: Counts;
  readonly categories: Counts;
};

/** Every supplier with what the filters ask about; the words of products are gathered only where words are asked for. */
const SUPPLIERS = `
  select c.id, c.name, c.country,
    (case when coalesce((s.state #>> '{suppliers,enrolled}')::boolean, false)
      and exists (select 1 from jsonb_each(s.state -> 'coverage' -> 'limits') l where (l.value ->> 'grantedMinor')::bigint > 0)
      then '0 ' else '1 ' end || lower(c.name)) collate "C" as sort,
    coalesce((s.state #>> '{suppliers,enrolled}')::boolean, false) as enrolled,
    coalesce(s.state -> 'coverage' -> 'limits', '{}') as limits,
    (select coalesce(jsonb_agg(b order by b ->> 'badge'), '[]') from jsonb_array_elements(s.state #> '{suppliers,badges}') b
     where b ->> 'checkedOn' <= $1 and b ->> 'expiresOn' >= $1) as badges,
    array(select jsonb_array_elements_text(s.state #> '{suppliers,categories}')
          union select p.category from product p where p.company_id = c.id order by 1) as categories,
    case when cardinality($2::text[]) > 0 then
      (select lower(concat_ws(' ', c.name, string_agg(p.name, ' '))) from product p where p.company_id = c.id) end as words
  from stream s join company c on c.id = s.id
  where s.kind = 'supplier'`;

const has = (badge: string): string => `badges @> '[{"badge": "${badge}"}]'`;

/** One condition per filter, true where it is not asked for. */
const CONDITIONS = {
  words: `not exists (select 1 from unnest($2::text[]) w where strpos(words || ' ' || array_to_string(categories, ' '), lower(w)) = 0)`,
  tradeAssurance: '(not $3::boolean or enrolled)',
  gold: `(not $4::boolean or ${has('gold')})`,
  onsiteCheck: `(not $5::boolean or ${has('onsite_check')})`,
  assessed: `(not $6::boolean or ${has('assessed')})`,
  country: '($7::text is null or country = $7)',
  category: '($8::text is null or $8 = any (categories))',
  cover: `($9::bigint is null or enrolled and case when $11::boolean
    then exists (select 1 from jsonb_each(limits) l where (l.value ->> 'grantedMinor')::bigint > 0)
    else coalesce((limits -> $10::text ->> 'grantedMinor')::bigint - (limits -> $10::text ->> 'reservedMinor')::bigint, 0) >= $9 end)`,
} as const;
type Name = keyof typeof CONDITIONS;

/** All filters but one: a facet counts what one click more or another choice would show. */
const passes = (but?: Name): string =>
  Object.keys(CONDITIONS)
    .filter((name) => name !== but)
    .map((name) => `ok_${name.toLowerCase()}`)
    .join(' and ');

const FLAGS = Object.entries(CONDITIONS)
  .map(([name, sql]) => `${sql} as ok_${name.toLowerCase()}`)
  .join(',\n    ');
const countOf = (name: Name, holds: string): string =>
  `'${name}', (select count(*) from flagged where ${passes(name)} and ${holds})`;

const SEARCH = `
with supplier as (${SUPPLIERS}),
flagged as materialized (select *,
    ${FLAGS} from supplier),
page as (
  select id, name, country, enrolled, categories, badges, limits, sort from flagged
  where ${passes()} and ($12::text is null or (sort, id collate "C") > ($12 collate "C", $13 collate "C"))
  order by sort, id collate "C" limit $14)
select
  (select coalesce(jsonb_agg(to_jsonb(p) order by p.sort, p.id collate "C"), '[]') from page p) as items,
  jsonb_build_object(
    'total', (select count(*) from flagged where ${passes()}),
    ${countOf('tradeAssurance', 'enrolled')},
    ${countOf('gold', has('gold'))},
    ${countOf('onsiteCheck', has('onsite_check'))},
    ${countOf('assessed', has('assessed'))},
    'countries', (select coalesce(jsonb_object_agg(country, n), '{}') from (
      select country, count(*) as n from flagged where ${passes('country')} group by country) by_country),
    'categories', (select coalesce(jsonb_object_agg(category, n), '{}') from (
      select category, count(*) as n from flagged, unnest(categories) category where ${passes('category')} group by category) by_category)
  ) as facets`;

/** One page of suppliers, those without cover last, and the counts beside it. One round trip. */
export async function searchSuppliers(
  q: Queryable,
  filter: SearchFilter,
  facts: SearchFacts,
): Promise<{ readonly items: readonly Found[]; readonly facets: Facets }> {
  const { rows } = await q.query<{ items: readonly Found[]; facets: Facets }>(SEARCH, [
    facts.today,
    filter.words,
    filter.tradeAssurance,
    filter.gold,
    filter.onsiteCheck,
    filter.assessed,
    filter.country,
    filter.category,
    filter.minCover?.amountMinor ?? null,
    filter.minCover?.currency ?? null,
    facts.wholeOrder,
    facts.after?.[0] ?? null,
    facts.after?.[1] ?? null,
    facts.limit,
  ]);
  const none: Facets = { total: 0, tradeAssurance: 0, gold: 0, onsiteCheck: 0, assessed: 0, countries: {}, categories: {} };
  return rows[0] ?? { items: [], facets: none };
}
