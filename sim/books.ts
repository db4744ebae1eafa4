/** What must hold over all orders together: limits against reservations, bank accounts against the ledger, every stream counted. */
import type { CoverageState } from '../src/coverage/types.ts';
import type { Queryable } from '../src/db/reads.ts';
import { checkAll } from '../src/overview/check.service.ts';
import type { Finding } from '../src/overview/check.types.ts';
import { policyById } from '../src/policy/rules.ts';
import { expect } from './move.ts';
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
  });
}

/** No event outside a stream, none missing. */
async function checkCounts(world: World, q: Queryable): Promise<void> {
  const { rows } = await q.query<{ events: number }>('select count(*)::int as events from event');
  const versions = [...world.snapshot.versions.values()].reduce((sum, version) => sum + version, 0);
  expect(rows[0]?.events === versions, `${rows[0]?.events} events, the streams' versions make ${versions}`);
}

/** I7, the standing half: what a supplier's limit counts as reserved is what its open contracts reserve. */
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
      if (amount > 0) wanted.set(currency, (wanted.get(currency) ?? 0) + amount);
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
       (select coalesce(sum(amount_minor), 0) from transfer where debit like 'bank:%')::bigint as ledger`,
    [own?.number],
  );
  const { stated = 0, booked = 0, ledger = 0 } = rows[0] ?? {};
  expect(booked === ledger, `the programme's lines show ${booked} booked, the ledger ${ledger}`);
  expect(booked <= stated, `more booked (${booked}) than the statements show (${stated})`);
}
