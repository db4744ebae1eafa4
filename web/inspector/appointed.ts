/** An appointed inspection as the agency works on it: what it reads, what it enters, and the report that this makes. */
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type { GetV1OrdersOrderIdClaimsClaimIdAppointment200 } from '../../sdk/openapi.ts';
import type { AppointedReportBody } from '../../src/claims/appointment.schema.ts';
import { type Limit, complies, readReading } from '../../src/inspections/readings.rules.ts';
import { api, told } from '../api/client.ts';
import { withUnit } from './notes.rules.ts';

export type Appointed = GetV1OrdersOrderIdClaimsClaimIdAppointment200;
export type TestedClause = Appointed['clauses'][number];
export type AppointedPath = { readonly orderId: string; readonly claimId: string };

export const appointmentsQuery = infiniteQueryOptions({
  queryKey: ['appointments'],
  initialPageParam: undefined as string | undefined,
  queryFn: ({ pageParam }) =>
    told(api.GET('/v1/appointments', { params: { query: { limit: 50, ...(pageParam ? { cursor: pageParam } : {}) } } })),
  getNextPageParam: (page) => page.next ?? undefined,
});

export const appointedQuery = (path: AppointedPath) =>
  queryOptions({
    queryKey: ['order', path.orderId, 'appointment', path.claimId],
    queryFn: () => told(api.GET('/v1/orders/{orderId}/claims/{claimId}/appointment', { params: { path } })),
  });

/** What was found of one clause, as typed. */
export type Found = {
  readonly readings: string;
  readonly fact: '' | 'pass' | 'fail';
  readonly tested: string;
  readonly failing: string;
};
export const NOTHING_FOUND: Found = { readings: '', fact: '', tested: '', failing: '' };

/** The report as typed. */
export type Typed = {
  readonly found: Readonly<Record<string, Found>>;
  readonly date: string;
  readonly method: string;
  readonly lot: string;
  readonly seals: string;
  readonly text: string;
};

/** The server answers its limits as they were fixed; only the name of the comparison is open in its document. */
export const limitOf = ({ limit }: Pick<TestedClause, 'limit'>): Limit | null => limit as Limit | null;

/** Readings one by one, each with its unit. A comma divides nothing: in `1,200` nobody knows what it means. */
export const readingsIn = (text: string, unit: string): readonly string[] =>
  text
    .split(/[;；\n]/u)
    .map((one) => one.trim())
    .filter((one) => one !== '')
    .map((one) => withUnit(one, unit));

export type Seen =
  | { readonly kind: 'nothing' | 'keeps' }
  | { readonly kind: 'breaks'; readonly n: number }
  | { readonly kind: 'unreadable'; readonly reading: string };

/** What the readings say of a limit, by the rules that the server reads them by. */
export function seenIn(text: string, limit: Limit): Seen {
  const readings = readingsIn(text, limit.unit);
  if (readings.length === 0) return { kind: 'nothing' };
  let breaks = 0;
  for (const reading of readings) {
    const value = readReading(reading, limit.unit);
    if (!value.ok) return { kind: 'unreadable', reading };
    if (!complies(limit, value.value)) breaks += 1;
  }
  return breaks === 0 ? { kind: 'keeps' } : { kind: 'breaks', n: breaks };
}

const entriesOf = <T>(
  clauses: readonly TestedClause[],
  typed: Typed,
  of: (clause: TestedClause, found: Found) => T | null,
): Readonly<Record<string, T>> =>
  Object.fromEntries(
    clauses.flatMap((clause) => {
      const value = of(clause, typed.found[clause.clauseId] ?? NOTHING_FOUND);
      return value === null ? [] : [[clause.clauseId, value] as const];
    }),
  );

const filled = <T extends object>(name: string, value: T): object => (Object.keys(value).length > 0 ? { [name]: value } : {});
const said = (name: string, text: string): object => (text.trim() === '' ? {} : { [name]: text.trim() });

/** The report that is sent; null while nothing was found of any clause. What was left empty is not sent. */
export function reportOf(clauses: readonly TestedClause[], typed: Typed): AppointedReportBody | null {
  const measured = entriesOf(clauses, typed, (clause, { readings }) => {
    const limit = limitOf(clause);
    const all = limit ? readingsIn(readings, limit.unit) : [];
    return all.length > 0 ? [...all] : null;
  });
  const facts = entriesOf(clauses, typed, ({ limit }, { fact }) => (limit === null && fact !== '' ? fact : null));
  const units = entriesOf(clauses, typed, (_, found) => {
    const [tested, failing] = [Number(found.tested), Number(found.failing)];
    return found.tested.trim() !== '' && Number.isInteger(tested) && Number.isInteger(failing) ? { tested, failing } : null;
  });
  if (Object.keys(measured).length + Object.keys(facts).length === 0) return null;
  const seals = typed.seals
    .split(/[,，;；\s]+/u)
    .map((one) => one.trim())
    .filter((one) => one !== '');
  return {
    ...filled('measured', measured),
    ...filled('facts', facts),
    ...filled('units', units),
    ...(seals.length > 0 ? { seals } : {}),
    ...said('date', typed.date),
    ...said('method', typed.method),
    ...said('lot', typed.lot),
    ...said('text', typed.text),
  };
}
