/** What must hold over all orders together: limits, bank accounts and cards against the ledger, the fund, every stream counted. */
import type { CoverageState } from '../src/coverage/types.ts';
import { addMillis } from '../src/kernel/dates.ts';
import type { Queryable } from '../src/db/reads.ts';
import { checkAll } from '../src/overview/check.service.ts';
import type { Finding } from '../src/overview/check.types.ts';
import { policyById } from '../src/policy/rules.ts';
import { expect } from './move.ts';
import { type Refund, sum } from './purse.ts';
import { feeOf } from './returns.ts';
import { type World, look } from './world.ts';

/** Checks everything that a single order does not show; and the platform's own check must find nothing either. */
export async function checkBooks(world: World): Promise<void> {
  const findings: Finding[] = [];
  await checkAll(world.ctx, (finding) => findings.push(finding));
  const first = findings[0];
  expect(!first, `the platform's own check: ${JSON.stringify(first)}`, first?.stream?.kind === 'order' ? first.stream.id : null);
  await look(world, async (q) => {
    await checkCounts(world, q);
    await checkLimits(world, q);
    await checkBank(world, q);
    await checkFund(world, q);
  });
  await checkCards(world);
}

/** No event outside a stream, none missing. */
async function checkCounts(world: World, q: Queryable): Promise<void> {
  const { rows } = await q.query<{ events: number }>('select count(*)::int as events from event');
  const versions = [...world.snapshot.versions.values()].reduce((sum, version) => sum + version, 0);
  expect(rows[0]?.events === versions, `${rows[0]?.events} events, the streams' versions make ${versions}`);
}

/** I7, the standing half: what a supplier's limit counts as reserved is what its open contracts reserve and the fund advanced. */
async function checkLimits(world: World, q: Queryable): Promise<void> {
  for (const supplier of world.cast.suppliers) {
    const { rows } = await q.query<{ coverage: CoverageState }>(
      `select state -> 'coverage' as coverage from stream where kind = 'supplier' and id = $1`,
      [supplier.id],
    );
    const limits = rows[0]?.coverage.limits ?? {};
    const wanted = new Map<string, number>();
    for (const { orderId, supplier: of, states } of world.orders.values()) {
      if (of.id !== supplier.id) continue;
      const { orders, contracts } = states;
      const reserves = orders.pinned && orders.mode === 'guarantee' && limited(orders.policy) && orders.endedAt === null;
      const amount = reserves ? (contracts.agreed?.terms.assuranceMinor ?? 0) : 0;
      expect(orders.reservedMinor === amount, `reserves ${orders.reservedMinor}, its contract says ${amount}`, orderId);
      const currency = contracts.agreed?.terms.currency ?? '';
      const used = amount + (world.purses.get(orderId)?.advancedMinor ?? 0);
      if (used > 0) wanted.set(currency, (wanted.get(currency) ?? 0) + used);
    }
    for (const currency of new Set([...Object.keys(limits), ...wanted.keys()])) {
      const reserved = limits[currency]?.reservedMinor ?? 0;
      expect(
        reserved === (wanted.get(currency) ?? 0),
        `${supplier.name}: ${reserved} ${currency} reserved, its orders make ${wanted.get(currency) ?? 0}`,
      );
    }
  }
}

function limited(policyId: string): boolean {
  const policy = policyById(policyId);
  return policy.ok && policy.value.coverage.cover === 'limit';
}

/** I6: what the programme's statements showed coming in is in the ledger or waits for a person, to the cent. */
async function checkBank(world: World, q: Queryable): Promise<void> {
  const own = world.banks.find((b) => b.supplierId === null);
  const { rows } = await q.query<{ stated: number; booked: number; ledger: number }>(
    `select (select coalesce(sum(amount_minor), 0) from bank_line where account = $1 and direction = 'credit')::bigint as stated,
       (select coalesce(sum(booked_minor), 0) from bank_line where account = $1)::bigint as booked,
       (select coalesce(sum(amount_minor), 0) from transfer t where debit like 'bank:%' and intent_id like 'in:%' and not exists
         (select 1 from card_capture c where t.intent_id = 'in:' || c.order_id || ':' || c.capture_id))::bigint as ledger`,
    [own?.number],
  );
  const { stated = 0, booked = 0, ledger = 0 } = rows[0] ?? {};
  expect(booked === ledger, `the programme's lines show ${booked} booked, the ledger ${ledger}`);
  expect(booked <= stated, `more booked (${booked}) than the statements show (${stated})`);
}

/** The fund's capital is what was given, each time once. */
async function checkFund({ capital }: World, q: Queryable): Promise<void> {
  const { rows } = await q.query<{ currency: string; minor: number }>(
    `select currency, sum(amount_minor)::bigint as minor from transfer where debit = 'capital:programme' group by currency`,
  );
  const given = new Map(rows.map((r) => [r.currency, r.minor]));
  for (const currency of new Set([...given.keys(), ...capital.keys()])) {
    const [is, should] = [given.get(currency) ?? 0, capital.get(currency) ?? 0];
    expect(is === should, `the fund was given ${should} ${currency}, the ledger says ${is}`);
  }
}

/**
 * I5, towards the card processor: what it gave back of each charge is what the paid refunds say, and no more than those on
 * their way; a charge that no order took is given back whole or not at all.
 */
async function checkCards(world: World): Promise<void> {
  const charges = await world.processor.since('');
  expect(charges.ok, 'the processor does not know its own charges');
  for (const { captureId, amountMinor, refundedMinor, reference } of charges.value) {
    const purse = world.purses.get(reference);
    const fee = purse?.fees.find((f) => f.captureId === captureId);
    const known = fee ?? purse?.credits.find((c) => c.channel === 'card' && c.id === captureId);
    if (!known) {
      expect(refundedMinor === 0 || refundedMinor === amountMinor, `half of the charge ${captureId} was given back`, reference);
      continue;
    }
    const back = (status: Refund['status']): number =>
      sum(purse?.refunds ?? [], (r) => (r.status === status ? partTo(r, captureId, fee?.claimId ?? null) : 0));
    const [least, most] = [back('paid'), back('paid') + back('sending')];
    expect(
      refundedMinor >= least && refundedMinor <= most,
      `the processor gave back ${refundedMinor} of ${captureId}, refunds say ${least} to ${most}`,
      reference,
    );
  }
}

/** What of a refund goes to a card: its part, or of a claim's fee all that goes back of it. */
const partTo = (refund: Refund, captureId: string, feeOfClaim: string | null): number =>
  feeOfClaim === null
    ? sum(refund.parts, (p) => (p.creditId === captureId ? p.amountMinor : 0))
    : refund.claimId === feeOfClaim
      ? feeOf(refund.fee)
      : 0;

/** How far back charges are compared, and how long a charge may wait for its own request. */
const [WINDOW_MS, GRACE_MS] = [4 * 86_400_000, 1_800_000];

/** After charges were compared: each of those days is booked, or given back. */
export async function settledCharges(world: World): Promise<void> {
  const now = world.clock.now();
  const charges = await world.processor.since(addMillis(now, -WINDOW_MS));
  expect(charges.ok, 'the processor does not know its own charges');
  const old = charges.value.filter((c) => c.capturedAt <= addMillis(now, -GRACE_MS));
  const { rows } = await look(world, (q) =>
    q.query<{ id: string }>(
      `select intent_id as id from transfer where kind = 'order' and (intent_id like 'in:%' or intent_id like 'fee-in:%')`,
    ),
  );
  const moved = new Set(rows.map((r) => r.id));
  for (const { captureId, amountMinor, refundedMinor, reference } of old) {
    const booked = moved.has(`in:${reference}:${captureId}`) || moved.has(`fee-in:${reference}:${captureId}`);
    expect(booked || refundedMinor === amountMinor, `the charge ${captureId} is neither booked nor given back`, reference);
  }
}
