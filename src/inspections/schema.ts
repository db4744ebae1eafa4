/** Request and answer shapes of the directory of agencies. */
import Type, { type Static } from 'typebox';
import { PAGE_FIELDS, pageShape } from '../http/paging.ts';
import { companyId, country, currency, integer, list, minor, name, nullable, oneOf } from '../http/schema.ts';
import { LIMITS } from '../kernel/limits.ts';
import { VISIT_KINDS } from './types.ts';

const closed = { additionalProperties: false } as const;

export const visitKind = () =>
  oneOf([...VISIT_KINDS], 'pre_shipment samples the finished lot; loading watches the container being filled');

const price = Type.Object(
  {
    kind: visitKind(),
    countries: list(country(), 250),
    currency: currency(),
    perDayMinor: minor('Price of one inspector for one day, minor units'),
    unitsPerDay: integer(1, 1_000_000, 'Units that one inspector looks at in a day'),
  },
  closed,
);

/** The whole list; it replaces the former one. Bookings keep the fee they were made at. */
export const PricesBody = Type.Object({ prices: list(price, LIMITS.page) }, closed);
export type PricesBody = Static<typeof PricesBody>;

export const FirmBody = Type.Object(
  { firm: nullable(name('The firm as the programmes name it; null takes the mark away')) },
  closed,
);

export const AgencyParams = Type.Object({ agencyId: companyId() });

export const AgenciesQuery = Type.Object(
  { ...PAGE_FIELDS, kind: Type.Optional(visitKind()), country: Type.Optional(country()) },
  closed,
);
export type AgenciesQuery = Static<typeof AgenciesQuery>;

export const AgencyAnswer = Type.Object({
  agencyId: companyId(),
  name: Type.String(),
  country: country(),
  /** The firm it belongs to, confirmed by an operator. */
  firm: nullable(Type.String()),
  /** Whether a programme may appoint it for a determination. */
  appointable: Type.Boolean(),
  prices: Type.Array(price),
});

export const AgenciesPage = pageShape(AgencyAnswer);
