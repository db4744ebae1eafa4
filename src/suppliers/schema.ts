/** Shapes of the directory: profiles, badges, products and the search. */
import Type, { type Static } from 'typebox';
import { LimitShape } from '../coverage/schema.ts';
import { PAGE_FIELDS, pageShape } from '../http/paging.ts';
import { code, companyId, country, currency, id, list, minor, name, nullable, oneOf, plainDate, text } from '../http/schema.ts';
import { BADGE_KINDS, CHECKERS, SCOPE_CODES, WITHDRAWALS } from './types.ts';

const closed = { additionalProperties: false } as const;

const category = () =>
  Type.String({ minLength: 1, maxLength: 40, examples: ['led-lighting'], description: 'Written as a slug: lower case, hyphens' });
const hsCode = () => Type.String({ maxLength: 10, pattern: '^[0-9]{6,10}$', description: 'Harmonised System, 6 to 10 digits' });
const flag = (description: string) => Type.Optional(Type.Boolean({ description }));

export const SupplierPath = Type.Object({ supplierId: companyId() }, closed);
export const BadgePath = Type.Object({ supplierId: companyId(), badge: oneOf([...BADGE_KINDS]) }, closed);
export const ProductPath = Type.Object({ supplierId: companyId(), productId: id() }, closed);

export const ProfileBody = Type.Object({ about: Type.Optional(nullable(text())), categories: list(category(), 20) }, closed);
export type ProfileBody = Static<typeof ProfileBody>;

export const BadgeBody = Type.Object(
  {
    badge: oneOf([...BADGE_KINDS]),
    checkedBy: oneOf([...CHECKERS]),
    checkedOn: plainDate(),
    expiresOn: plainDate('The last day on which it shows; at most three years after the check'),
    scope: Type.Array(oneOf([...SCOPE_CODES]), { minItems: 1, maxItems: SCOPE_CODES.length, uniqueItems: true }),
  },
  closed,
);
export type BadgeBody = Static<typeof BadgeBody>;
export const WithdrawBody = Type.Object({ because: oneOf([...WITHDRAWALS]) }, closed);

export const ProductBody = Type.Object(
  {
    name: name(),
    category: category(),
    description: Type.Optional(nullable(text())),
    unitPriceMinor: Type.Optional(nullable(minor())),
    currency: Type.Optional(nullable(currency())),
    minimumQuantity: Type.Optional(nullable(Type.String({ minLength: 1, maxLength: 40, examples: ['500 pcs'] }))),
    hsCode: Type.Optional(nullable(hsCode())),
  },
  closed,
);
export type ProductBody = Static<typeof ProductBody>;

export const SearchQuery = Type.Object(
  {
    query: Type.Optional(
      Type.String({ minLength: 1, maxLength: 100, description: 'Words; each is found in the name, a product or a category' }),
    ),
    tradeAssurance: flag('Only suppliers that take part in the programme'),
    gold: flag('Only with a Gold Supplier badge that counts today'),
    onsiteCheck: flag('Only with an Onsite Check badge that counts today'),
    assessed: flag('Only with an Assessed Supplier badge that counts today'),
    country: Type.Optional(country()),
    category: Type.Optional(category()),
    minCoverMinor: Type.Optional(minor('What must remain of the limit; goes with `currency`')),
    currency: Type.Optional(currency()),
    ...PAGE_FIELDS,
  },
  closed,
);
export type SearchQuery = Static<typeof SearchQuery>;

const sentence = () => Type.Object({ en: Type.String(), zh: Type.String() });
const badgeFields = {
  badge: oneOf([...BADGE_KINDS]),
  checkedBy: oneOf([...CHECKERS]),
  checkerName: Type.String(),
  checkedOn: plainDate(),
  expiresOn: plainDate(),
  scope: Type.Array(oneOf([...SCOPE_CODES])),
};
const badge = Type.Object(badgeFields);
const badgeInFull = Type.Object({
  ...badgeFields,
  name: sentence(),
  checked: sentence(),
  notProven: sentence(),
  scopeNames: Type.Array(sentence()),
});

const cover = {
  programme: Type.Boolean({ description: 'Takes part in the assurance programme' }),
  wholeOrder: Type.Boolean({ description: 'The programme covers whole orders of this supplier: no amount applies' }),
  limits: Type.Array(LimitShape, { description: 'Exact; empty for suppliers outside the programme' }),
};
const found = Type.Object({
  supplierId: companyId(),
  name: Type.String(),
  country: country(),
  categories: Type.Array(Type.String()),
  badges: Type.Array(badge),
  ...cover,
});

const counts = () => Type.Record(Type.String(), Type.Integer());
export const SearchAnswer = Type.Object({
  ...pageShape(found).properties,
  facets: Type.Object(
    {
      total: Type.Integer(),
      tradeAssurance: Type.Integer(),
      gold: Type.Integer(),
      onsiteCheck: Type.Integer(),
      assessed: Type.Integer(),
      countries: counts(),
      categories: counts(),
    },
    { description: 'How many suppliers each choice would show, the other filters as they are' },
  ),
});

export const ProductShape = Type.Object({
  productId: Type.String(),
  companyId: companyId(),
  name: Type.String(),
  category: Type.String(),
  description: nullable(Type.String()),
  unitPriceMinor: nullable(minor()),
  currency: nullable(currency()),
  minimumQuantity: nullable(Type.String()),
  hsCode: nullable(Type.String()),
});
export const ProductsQuery = Type.Object({ ...PAGE_FIELDS }, closed);
export const ProductsAnswer = pageShape(ProductShape);

export const ProfileAnswer = Type.Object({
  supplierId: companyId(),
  name: Type.String(),
  country: country(),
  about: nullable(Type.String()),
  categories: Type.Array(Type.String()),
  badges: Type.Array(badgeInFull),
  ...cover,
  products: Type.Array(ProductShape, { description: 'The first 20; all of them at /products' }),
});

/** What every act on a supplier answers. */
export const SupplierAnswer = Type.Object({
  supplierId: companyId(),
  enrolled: Type.Boolean(),
  enrolledAt: nullable(Type.String()),
  categories: Type.Array(Type.String()),
  badges: Type.Array(
    Type.Object({
      badge: code(),
      checkedBy: Type.String(),
      checkedOn: plainDate(),
      expiresOn: plainDate(),
      scope: Type.Array(Type.String()),
    }),
    { description: 'Expired ones included' },
  ),
});

export const BadgesAnswer = Type.Object({
  items: Type.Array(
    Type.Object({ badge: oneOf([...BADGE_KINDS]), name: sentence(), checked: sentence(), notProven: sentence() }),
  ),
});
