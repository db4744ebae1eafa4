/** Jobs as the server has them, copied to the phone; and whose phone it is now. */
import { queryOptions } from '@tanstack/react-query';
import type { GetV1Me200, GetV1OrdersOrderId200 } from '../../sdk/openapi.ts';
import type { Booking, BookingStatus, InspectionsState } from '../../src/inspections/types.ts';
import { api, told } from '../api/client.ts';
import { askMe, meQuery } from '../api/queries.ts';
import { now } from '../clock.ts';
import { keep } from '../ui/kept.ts';
import { readJobs, readOwner, writeJobs, writeOwner } from './store.ts';
import type { Job, Owner } from './types.ts';

export type Whose =
  | { readonly kind: 'owner'; readonly owner: Owner; readonly name: string }
  /** nobody: not signed in. company: signed in, but for no company or for one that inspects nothing. */
  | { readonly kind: 'nobody' | 'company' };

/** As whom the signed-in person works here. */
function whoseOf(me: GetV1Me200 | null): Whose {
  if (me === null) return { kind: 'nobody' };
  const company = me.memberships.find(({ companyId }) => companyId === me.acting?.companyId);
  if (company?.companyKind !== 'agency') return { kind: 'company' };
  return { kind: 'owner', owner: `${me.user.id}/${company.companyId}`, name: `${me.user.name}, ${company.companyName}` };
}

export const companyOf = (owner: Owner): string => owner.split('/')[1] ?? '';

/** A server that does not answer in this time is taken as out of reach. */
const PATIENCE_MS = 4_000;

const tooLong = (ms: number): Promise<never> =>
  new Promise((_, reject) => {
    setTimeout(() => reject(new Error('no answer in time')), ms);
  });

/**
 * Who works here: as the server says, or, where it cannot be asked, who worked here last. Asked apart from the header's own
 * question, which waits for the connection.
 */
export const whoseQuery = queryOptions({
  queryKey: ['whose'],
  networkMode: 'always',
  staleTime: 15_000,
  queryFn: async ({ client }): Promise<Whose> => {
    const asked = askMe();
    let me: GetV1Me200 | null;
    try {
      me = await Promise.race([asked, tooLong(PATIENCE_MS)]);
    } catch {
      const last = await readOwner();
      if (last) return { kind: 'owner', ...last };
      // Nobody worked here yet, so there is nothing to show meanwhile: a slow answer is waited for.
      const late = await asked.catch(() => undefined);
      if (late === undefined) return { kind: 'nobody' };
      me = late;
    }
    client.setQueryData(meQuery.queryKey, me);
    const whose = whoseOf(me);
    if (whose.kind === 'owner') {
      keep('inspector', 'yes');
      await writeOwner(whose.owner, whose.name);
    }
    return whose;
  },
});

const FINAL: ReadonlySet<BookingStatus> = new Set(['declined', 'cancelled', 'in_vain', 'reported']);
export const isFinal = (status: BookingStatus): boolean => FINAL.has(status);

/** Bookings of the owner's agency in one order. */
function jobsOf(owner: Owner, order: GetV1OrdersOrderId200): readonly Job[] {
  const { bookings = [], reports = [] } = (order.inspections ?? {}) as Partial<InspectionsState>;
  const { orderId, contract, buyer, supplier, zone, shipBy } = order;
  const clauses = contract.clauses.map(({ clauseId, text, defectClass, parsed, verdict }) => ({
    ...{ clauseId, defectClass, parsed, verdict },
    text: text.text,
  })) as Job['clauses'];
  const shared = {
    ...{ owner, orderId, zone, clauses },
    title: contract.terms.lines[0]?.product.text ?? null,
    buyer: buyer.name,
    supplier: supplier.name,
    supplierCountry: supplier.country,
    shipBy: shipBy.date,
    readAt: now(),
  };
  return bookings
    .filter(({ agencyId }) => agencyId === companyOf(owner))
    .map(({ bookingId, kind, status, bookedAt, plan, fee }: Booking) => ({
      ...shared,
      ...{ bookingId, kind, status, bookedAt, plan, fee },
      passed: reports.find((report) => report.bookingId === bookingId)?.passed ?? null,
    }));
}

const readOrder = (orderId: string): Promise<GetV1OrdersOrderId200> =>
  told(api.GET('/v1/orders/{orderId}', { params: { path: { orderId } } }));

/** Reads one order's jobs anew, after an act of ours changed them. */
export async function refreshOrder(owner: Owner, orderId: string): Promise<void> {
  await writeJobs(jobsOf(owner, await readOrder(orderId)));
}

/** Reads at the same moment. */
const AT_ONCE = 4;

/** Orders in which a visit can still take place, or took place lately. */
const LIVE = ['confirmed', 'funded', 'ready', 'shipped', 'arrived'] as const;

/** Copies the agency's jobs to the phone. An order whose visits are all over, and known here, is not read again. */
async function refreshJobs(owner: Owner): Promise<null> {
  const { items } = await told(api.GET('/v1/orders', { params: { query: { state: [...LIVE], limit: 100 } } }));
  const known = await readJobs(owner);
  const over = (orderId: string): boolean => {
    const jobs = known.filter((job) => job.orderId === orderId);
    return jobs.length > 0 && jobs.every(({ status }) => isFinal(status));
  };
  const wanted = items.filter(({ you, orderId, next }) => you === 'inspector' && (next.by === 'inspector' || !over(orderId)));
  for (let from = 0; from < wanted.length; from += AT_ONCE) {
    const orders = await Promise.all(wanted.slice(from, from + AT_ONCE).map(({ orderId }) => readOrder(orderId)));
    await writeJobs(orders.flatMap((order) => jobsOf(owner, order)));
  }
  return null;
}

export const jobsQuery = (owner: Owner) =>
  queryOptions({ queryKey: ['jobs', owner], staleTime: 30_000, queryFn: () => refreshJobs(owner) });
