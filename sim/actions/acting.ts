/** Who sends a command about an order: mostly whom it behoves, sometimes somebody who must be refused. */
import { knownTo } from '../../src/contracts/rules.ts';
import type { Person, Scope, StaffPermission } from '../../src/parties/types.ts';
import type { Company } from '../cast.ts';
import type { Random } from '../random.ts';
import type { SimOrder, World } from '../world.ts';

export type Acting = {
  readonly by: Person;
  /** One of these must be the refusal; absent: the person may. */
  readonly illegal?: readonly string[];
};

export type Who = 'buyer' | 'supplier' | 'either' | 'inspector';

/** The companies that may, and the parties that may not because it is the other's act. */
function standing(
  world: World,
  { buyer, supplier, states }: SimOrder,
  who: Who,
): { readonly may: readonly Company[]; readonly others: readonly Company[] } {
  const appointed = states.claims.claims.flatMap((c) => (c.appointment ? [c.appointment.agencyId] : []));
  const booked = new Set([...states.inspections.bookings.map((b) => b.agencyId), ...appointed]);
  const agencies = world.cast.agencies.filter((a) => booked.has(a.id));
  switch (who) {
    case 'either':
      return { may: [buyer, supplier], others: agencies };
    case 'buyer':
      return { may: [buyer], others: [supplier, ...agencies] };
    case 'supplier':
      return { may: [supplier], others: [buyer, ...agencies] };
    case 'inspector':
      return { may: agencies, others: [buyer, supplier] };
  }
}

/** The sides that know of the order: of a draft that was never sent only the one that wrote it. */
const sidesOf = ({ buyer, supplier, states }: SimOrder): readonly Company[] =>
  knownTo(states.contracts).map((side) => (side === 'buyer' ? buyer : supplier));

/** Draws a person for an act; null where nobody may do it yet. */
export function drawActing(world: World, random: Random, order: SimOrder, who: Who, scope: Scope): Acting | null {
  const sides = sidesOf(order);
  const isKnown = (company: Company): boolean => sides.includes(company) || ![order.buyer, order.supplier].includes(company);
  const stand = standing(world, order, who);
  const [may, others] = [stand.may.filter(isKnown), stand.others.filter(isKnown)];
  if (may.length === 0) return null;
  const right = random.pick(may);
  const parties = new Set([...may, ...others].map((c) => c.id));
  const strangers = [world.cast.outsider, order.supplier, ...world.cast.buyers, ...world.cast.agencies].filter(
    (c) => !parties.has(c.id),
  );
  const draw = random.next();
  if (draw < 0.8) return { by: random.pick([right.owner, right.member]) };
  if (draw < 0.84) return { by: right.key(scope) };
  if (draw < 0.88) return { by: right.viewer, illegal: ['access.denied'] };
  if (draw < 0.91) return { by: right.key('suppliers:read'), illegal: ['access.scope_missing'] };
  if (draw < 0.94 && strangers.length > 0) return { by: random.pick(strangers).owner, illegal: ['access.not_found'] };
  if (draw < 0.96) return { by: world.cast.programme.owner, illegal: ['access.denied'] };
  if (draw < 0.97) return { by: world.cast.clerk, illegal: ['access.not_found'] };
  const other = others.length > 0 ? random.pick(others) : null;
  return other ? { by: other.owner, illegal: ['order.not_party'] } : { by: right.owner };
}

export type Duty = {
  readonly permission: StaffPermission;
  /** What a key needs; null: a person must be signed in. */
  readonly scope: Scope | null;
  readonly stepUp: boolean;
};

/** Draws an operator, or one who must be refused: without the permission, with a key, with a stale password, no operator at all. */
export function drawOperator({ cast }: World, random: Random, order: SimOrder, duty: Duty): Acting {
  const right = random.pick(cast.operators);
  const draw = random.next();
  if (draw < 0.86) return { by: right };
  if (draw < 0.88) return { by: cast.reader, illegal: ['access.denied'] };
  if (draw < 0.9) return { by: cast.clerk, illegal: ['access.not_found'] };
  if (draw < 0.93)
    return { by: cast.programme.key(duty.scope ?? 'orders:write'), ...(duty.scope ? {} : { illegal: ['access.scope_missing'] }) };
  if (draw < 0.95 && duty.stepUp) return { by: { ...right, steppedUp: false }, illegal: ['access.step_up'] };
  if (draw < 0.98) return { by: random.pick(sidesOf(order)).owner, illegal: ['order.not_party'] };
  return { by: cast.outsider.owner, illegal: ['access.not_found'] };
}
