/** A supplier changes its settlement account: asked for, approved by a second person, called back, cooled. */
import type { Person } from '../../src/parties/types.ts';
import { AccountBody, CallBackBody } from '../../src/suppliers/payee.schema.ts';
import { approve, askChange, tellCallBack, withdraw } from '../../src/suppliers/payee.service.ts';
import type { Answer, Call, Context } from '../../src/context.ts';
import type { Json } from '../../src/kernel/result.ts';
import type { TSchema } from 'typebox';
import type { Supplier } from '../cast.ts';
import type { Action } from '../move.ts';
import type { Random } from '../random.ts';
import type { World } from '../world.ts';

type Spec<B> = {
  readonly name: string;
  readonly weight: number;
  readonly schema?: TSchema;
  readonly who: (
    supplier: Supplier,
    world: World,
    random: Random,
  ) => { readonly right: Person; readonly wrong: readonly Person[] };
  readonly draw: (supplier: Supplier, random: Random) => B;
  readonly run: (ctx: Context, call: Call, supplierId: string, body: B) => Promise<Answer>;
};

function onAccount<B>({ name, weight, schema, who, draw, run }: Spec<B>): Action {
  return {
    name,
    weight,
    plan: (world, random) => {
      const supplier = random.pick(world.cast.suppliers);
      const { right, wrong } = who(supplier, world, random);
      const other = random.chance(0.12) ? random.pick(wrong) : null;
      const body = draw(supplier, random);
      return {
        kind: 'move',
        command: name,
        by: other ?? right,
        orderId: null,
        body: body as Json,
        args: { supplierId: supplier.id },
        ...(schema ? { schema } : {}),
        ...(other ? { illegal: ['access.denied', 'access.scope_missing', 'access.step_up'] } : {}),
        run: (ctx, call) => run(ctx, call, supplier.id, body),
      };
    },
  };
}

const own: Spec<unknown>['who'] = (supplier, { cast }, random) => ({
  right: random.pick([supplier.owner, supplier.member]),
  wrong: [
    supplier.viewer,
    supplier.key('suppliers:write'),
    { ...supplier.owner, steppedUp: false },
    random.pick(cast.buyers).owner,
    cast.programme.owner,
  ],
});

const ask = onAccount<AccountBody>({
  name: 'payees.ask',
  weight: 2,
  schema: AccountBody,
  who: own,
  draw: (supplier, random) => ({
    beneficiary: random.chance(0.7) ? supplier.name : 'Somebody Else Ltd',
    number: `70000000${random.int(10, 99)}`,
    bank: 'Other Bank',
    country: 'CN',
  }),
  run: (ctx, call, supplierId, body) => askChange(ctx, call, supplierId, body),
});

const second = onAccount<null>({
  name: 'payees.approve',
  weight: 2,
  who: own,
  draw: () => null,
  run: (ctx, call, supplierId) => approve(ctx, call, supplierId),
});

const called = onAccount<CallBackBody>({
  name: 'payees.call_back',
  weight: 2,
  schema: CallBackBody,
  who: (supplier, { cast }) => ({
    right: cast.programme.owner,
    wrong: [supplier.owner, cast.clerk, { ...cast.programme.owner, steppedUp: false }],
  }),
  draw: (_, random) => ({
    confirmed: random.chance(0.5),
    ...(random.chance(0.3) ? { phone: random.pick(['+86 21 5555 0100', '+86 21 0000 0000', 'x']) } : {}),
  }),
  run: (ctx, call, supplierId, body) => tellCallBack(ctx, call, supplierId, body),
});

const stop = onAccount<null>({
  name: 'payees.withdraw',
  weight: 2,
  who: own,
  draw: () => null,
  run: (ctx, call, supplierId) => withdraw(ctx, call, supplierId),
});

export const PAYEE_ACTIONS: readonly Action[] = [ask, second, called, stop];
