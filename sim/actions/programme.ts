/** What operators and suppliers set up: limits, enrolment, the programme's own settings. */
import { GrantBody } from '../../src/coverage/schema.ts';
import { grant } from '../../src/coverage/service.ts';
import { ProgrammeShape } from '../../src/orders/programme.schema.ts';
import { setProgramme } from '../../src/orders/programme.service.ts';
import { joinProgramme, leaveProgramme } from '../../src/suppliers/service.ts';
import { PROGRAMME_ACCOUNT } from '../cast.ts';
import type { Action } from '../move.ts';

const granting: Action = {
  name: 'coverage.grant',
  weight: 2,
  plan: ({ cast }, random) => {
    const supplier = random.pick(cast.suppliers);
    const amountMinor = random.weighted([
      { weight: 6, minor: random.int(5_000_000, 60_000_000) },
      { weight: 2, minor: 50_000_000_000 },
      { weight: 1, minor: 0 },
      { weight: 0.5, minor: -5 },
      { weight: 0.5, minor: 10_000_000_000_001 },
    ]).minor;
    const body = { currency: random.chance(0.85) ? 'USD' : random.pick(['EUR', 'XXX']), amountMinor };
    const wrong = random.chance(0.1) ? random.pick([supplier.owner, cast.clerk, random.pick(cast.buyers).owner]) : null;
    const unknown = random.chance(0.04);
    const id = unknown ? '0000000000' : supplier.id;
    const illegal = wrong ? ['access.denied'] : unknown ? ['limit.supplier_unknown'] : undefined;
    return {
      kind: 'move',
      command: 'coverage.grant',
      by: wrong ?? cast.programme.owner,
      orderId: null,
      body,
      args: { supplierId: id },
      schema: GrantBody,
      ...(illegal ? { illegal } : {}),
      run: (ctx, call) => grant(ctx, call, id, body),
    };
  },
};

const membership = (name: string, weight: number, run: typeof joinProgramme): Action => ({
  name,
  weight,
  plan: ({ cast }, random) => {
    const supplier = random.pick(cast.suppliers);
    const wrong = random.chance(0.1) ? random.pick([supplier.viewer, random.pick(cast.buyers).owner]) : null;
    return {
      kind: 'move',
      command: name,
      by: wrong ?? supplier.owner,
      orderId: null,
      body: null,
      args: { supplierId: supplier.id },
      ...(wrong ? { illegal: ['access.denied'] } : {}),
      run: (ctx, call) => run(ctx, call, supplier.id),
    };
  },
});

const settings: Action = {
  name: 'programme.set',
  weight: 0.7,
  plan: ({ cast }, random) => {
    const body = {
      policy: random.pick(['classic', 'whole-order', 'rapid'] as const),
      mode: random.chance(0.7) ? ('guarantee' as const) : ('hold' as const),
      strict: random.chance(0.07),
      account: PROGRAMME_ACCOUNT,
    };
    const wrong = random.chance(0.15) ? random.pick([cast.clerk, cast.programme.viewer, random.pick(cast.buyers).owner]) : null;
    return {
      kind: 'move',
      command: 'programme.set',
      by: wrong ?? cast.programme.owner,
      orderId: null,
      body,
      args: null,
      schema: ProgrammeShape,
      ...(wrong ? { illegal: ['access.denied', 'access.not_found'] } : {}),
      run: (ctx, call) => setProgramme(ctx, call, body),
    };
  },
};

export const PROGRAMME_ACTIONS: readonly Action[] = [
  granting,
  membership('suppliers.enrol', 4, joinProgramme),
  membership('suppliers.leave', 0.2, leaveProgramme),
  settings,
];
