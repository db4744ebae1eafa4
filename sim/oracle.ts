/** The judge after every step: each order touched is refolded from its events and compared with the naive model. */
import { contractDocument } from '../src/contracts/rules.ts';
import type { CoverageState } from '../src/coverage/types.ts';
import { EVENT_COLUMNS, type EventRow, toEventRow } from '../src/db/events.ts';
import { GENESIS, eventHash } from '../src/kernel/chain.ts';
import type { Queryable } from '../src/db/reads.ts';
import { fold, initialStates } from '../src/db/registry.ts';
import { canonical, fingerprint } from '../src/kernel/canonical.ts';
import type { States, StreamKind } from '../src/kernel/decider.ts';
import { must } from '../src/kernel/assert.ts';
import { EDGES } from '../src/orders/rules.ts';
import type { OrderStatus } from '../src/orders/types.ts';
import { designatedAccount } from '../src/suppliers/payee.store.ts';
import { checkClaims } from './claim-check.ts';
import { type Transfer, checkMoney } from './compare.ts';
import { designate } from './banks.ts';
import { follow } from './follow.ts';
import { expect } from './move.ts';
import { type SimOrder, type Verified, type World, look } from './world.ts';

type OrderView = SimOrder['states'];
type Stream = { readonly supplierId: string; readonly kind: StreamKind; readonly id: string };
type Row = { readonly version: number; readonly head: string; readonly state: States };

export const streamOf = (key: string): Stream => {
  const [supplierId = '', kind = '', id = ''] = key.split('/');
  return { supplierId, kind: kind as StreamKind, id };
};

/** Judges the streams that a step has changed, and shows clients the orders anew. */
export async function judge(world: World, keys: readonly string[]): Promise<void> {
  await look(world, async (q) => {
    for (const key of keys) {
      const stream = streamOf(key);
      const before = world.verified.get(key) ?? {
        version: 0,
        head: GENESIS,
        states: initialStates(world.deps.registry, stream.kind),
      };
      const { row, events } = await readStream(q, stream, before.version);
      checkChain(world, stream, before, row, events);
      world.verified.set(key, { version: row.version, head: row.head, states: row.state });
      if (stream.kind === 'order') {
        await follow(world, stream.id);
        await judgeOrder(world, q, stream, row.state as unknown as OrderView, events);
      }
      if (stream.kind === 'account') await followAccount(world, q, stream.supplierId);
    }
  });
}

/** Buyers pay to the account that is designated now. */
async function followAccount(world: World, q: Queryable, supplierId: string): Promise<void> {
  const account = await designatedAccount(q, supplierId);
  const supplier = world.cast.suppliers.find((s) => s.id === supplierId);
  if (account && supplier) designate(world.banks, supplierId, account.number, supplier.name);
}

async function readStream(
  q: Queryable,
  { supplierId, kind, id }: Stream,
  after: number,
): Promise<{ row: Row; events: readonly EventRow[] }> {
  const at = [supplierId, kind, id];
  const found = await q.query<Row>(
    'select version, head, state from stream where supplier_id = $1 and kind = $2 and id = $3',
    at,
  );
  const { rows } = await q.query(
    `select ${EVENT_COLUMNS} from event where supplier_id = $1 and kind = $2 and stream_id = $3 and seq > $4 order by seq`,
    [...at, after],
  );
  return { row: must(found.rows[0], 'a changed stream exists'), events: rows.map(toEventRow) };
}

/** I13: the chain goes on unbroken, and folding the new events on what was verified before gives what is stored. I7 on the way. */
function checkChain(world: World, stream: Stream, before: Verified, row: Row, events: readonly EventRow[]): void {
  const orderId = stream.kind === 'order' ? stream.id : null;
  expect(
    before.version + events.length === row.version,
    `${events.length} events after ${before.version}, yet version ${row.version}`,
    orderId,
  );
  let { head, states } = before;
  for (const [index, event] of events.entries()) {
    const { hash, ...rest } = event;
    const linked = event.seq === before.version + index + 1 && event.prev === head && eventHash(rest) === hash;
    expect(linked, `the chain breaks at event ${event.seq} (${event.type})`, orderId);
    expect(event.at <= world.clock.now(), `event ${event.seq} (${event.type}) happened in the future`, orderId);
    expect(event.actor.kind === 'timer' || event.actor.userId !== '', `nobody did event ${event.seq} (${event.type})`, orderId);
    head = hash;
    states = fold(world.deps.registry, stream.kind, states, event);
    if (event.type === 'coverage.reserved') checkReservation(states['coverage'] as CoverageState, event);
  }
  expect(head === row.head, 'the stored head is not the hash of the last event', orderId);
  // Through JSON, as it is stored: an undefined member is no member.
  expect(
    canonical(JSON.parse(JSON.stringify(states))) === canonical(row.state),
    'folding the events does not give the stored state',
    orderId,
  );
}

/** I7: no reservation was made beyond the limit of that moment. */
function checkReservation({ limits }: CoverageState, event: EventRow): void {
  const limit = limits[String(event.data['currency'])];
  const fits = limit !== undefined && limit.reservedMinor <= limit.grantedMinor;
  expect(fits, `reserved ${limit?.reservedMinor ?? 0} of a limit of ${limit?.grantedMinor ?? 0}`, String(event.data['orderId']));
}

async function judgeOrder(
  world: World,
  q: Queryable,
  stream: Stream,
  states: OrderView,
  events: readonly EventRow[],
): Promise<void> {
  const { id: orderId } = stream;
  const before = world.orders.get(orderId);
  checkEdges(orderId, before?.states.orders.status ?? 'draft', events);
  checkContract(orderId, states);
  const order = shown(world, orderId, states);
  world.orders.set(orderId, order);
  if (before?.states.orders.status !== states.orders.status) world.tally.state(states.orders.status);
  await checkClaims(world, q, order, events);
  const { rows } = await q.query<Transfer>(
    `select intent_id, debit, credit, currency, amount_minor from transfer where supplier_id = $1 and kind = 'order' and stream_id = $2`,
    [stream.supplierId, orderId],
  );
  const { payments, orders } = states;
  checkMoney(world.purses.get(orderId), orderId, { payments, protectedMinor: orders.protectedMinor }, rows);
}

function shown(world: World, orderId: string, states: OrderView): SimOrder {
  const { buyerId, supplierId } = states.contracts;
  const traders = [...world.cast.buyers, ...world.cast.suppliers, world.cast.outsider];
  const party = (id: string): SimOrder['buyer'] =>
    must(
      traders.find((c) => c.id === id),
      'parties are traders of this world',
    );
  return { orderId, buyer: party(buyerId), supplier: party(supplierId), states };
}

/** I10: the order moved only along declared edges. */
function checkEdges(orderId: string, from: OrderStatus, events: readonly EventRow[]): void {
  let at = from;
  for (const event of events) {
    if (event.type !== 'orders.moved') continue;
    const to = event.data['to'] as OrderStatus;
    expect(EDGES[at].includes(to), `moved from ${at} to ${to}`, orderId);
    at = to;
  }
}

/** I9: what is in force is what both confirmed; I12: parts sum to the whole. */
function checkContract(orderId: string, { contracts, orders }: OrderView): void {
  const { agreed, confirmations, terms } = contracts;
  for (const text of [terms, agreed?.terms, contracts.amendment?.terms]) {
    if (!text) continue;
    const lines = text.lines.reduce((sum, line) => sum + halfUp(line.unitPriceMinor, line.quantity.thousandths), 0n);
    const whole = lines + text.charges.reduce((sum, charge) => sum + BigInt(charge.amountMinor), 0n);
    expect(whole === BigInt(text.totalMinor), `lines and charges make ${whole}, the total says ${text.totalMinor}`, orderId);
    const parts = text.instalments.reduce((sum, part) => sum + part.amountMinor, 0);
    expect(parts === text.totalMinor, `instalments make ${parts}, the total says ${text.totalMinor}`, orderId);
    expect(
      text.assuranceMinor >= 0 && text.assuranceMinor <= text.totalMinor,
      `assurance ${text.assuranceMinor} of ${text.totalMinor}`,
      orderId,
    );
  }
  if (!agreed) {
    expect(!orders.pinned && orders.reservedMinor === 0, 'no contract, yet a policy is pinned or a limit reserved', orderId);
    return;
  }
  const { version, terms: agreedTerms, clauses } = agreed;
  const print = fingerprint(contractDocument(contracts, { orderId, version, terms: agreedTerms, clauses }));
  expect(print === agreed.fingerprint, `the contract in force (version ${version}) is not what its fingerprint says`, orderId);
  const { buyer, supplier } = confirmations;
  expect(
    buyer?.fingerprint === supplier?.fingerprint && buyer?.version === supplier?.version,
    'the sides confirmed different texts',
    orderId,
  );
}

const halfUp = (price: number, thousandths: number): bigint => (BigInt(price) * BigInt(thousandths) + 500n) / 1_000n;
