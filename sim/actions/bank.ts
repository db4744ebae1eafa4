/** Money on bank accounts and the files that tell of it: new, late, repeated, overlapping, cut off; and operators who match. */
import { sha256 } from '../../src/kernel/canonical.ts';
import type { OrderStatus } from '../../src/orders/types.ts';
import type { Person } from '../../src/parties/types.ts';
import { matchCredit } from '../../src/payments/bank.match.service.ts';
import { importStatement } from '../../src/payments/bank.service.ts';
import { openOf } from '../../src/payments/fold.rules.ts';
import { MatchBody } from '../../src/payments/schema.ts';
import { referenceOf } from '../../src/payments/service.ts';
import type { Bank } from '../banks.ts';
import { learnLines } from '../lines.ts';
import type { Action, Happening } from '../move.ts';
import type { Random } from '../random.ts';
import type { SimOrder, World } from '../world.ts';
import { THIRD_PARTIES } from './payments.ts';

const PAYABLE: readonly OrderStatus[] = ['confirmed', 'funded', 'ready', 'shipped', 'arrived'];

const happening = (name: string, run: Happening['run']): Happening => ({ kind: 'happening', name, run });

/** The bank an order is to be paid through. */
const bankOf = (world: World, order: SimOrder): Bank | undefined =>
  world.banks.find((b) => b.current && b.supplierId === (order.states.orders.mode === 'hold' ? null : order.supplier.id));

/** A buyer pays: mostly what is open, as told; or too little, too much, in another's name, without the reference. */
const wire: Action = {
  name: 'bank.wire',
  weight: 14,
  happens: true,
  plan: (world, random) => {
    const orders = [...world.orders.values()].filter((o) => random.chance(0.03) || PAYABLE.includes(o.states.orders.status));
    if (orders.length === 0) return null;
    const order = random.pick(orders);
    const bank = random.chance(0.05) ? random.pick(world.banks) : bankOf(world, order);
    const amountMinor = drawAmount(order, random);
    if (!bank || amountMinor <= 0) return null;
    const payment = {
      amountMinor,
      bookedOn: world.clock.now().slice(0, 10),
      payer: drawPayer(order, random),
      ...drawReference(order.orderId, random),
      ...(random.chance(0.06) ? { unreferenced: true } : {}),
    };
    return happening('bank.wire', async () => {
      bank.bank.credit(payment);
      bank.unstated += 1;
      return `${JSON.stringify(payment)} on ${bank.number} for ${order.orderId}`;
    });
  },
};

function drawAmount({ states }: SimOrder, random: Random): number {
  const open = states.payments.instalments.map(openOf).filter((minor) => minor > 0);
  const next = open[0] ?? random.int(1, 10_000);
  const all = open.reduce((sum, minor) => sum + minor, 0);
  return random.weighted([
    { weight: 60, minor: next },
    { weight: 12, minor: all },
    { weight: 10, minor: Math.floor(next / 2) },
    { weight: 8, minor: all + random.int(1, 5_000) },
    { weight: 5, minor: 1 },
    { weight: 5, minor: Math.max(0, next - 1_500) },
  ]).minor;
}

function drawPayer({ buyer }: SimOrder, random: Random): string | null {
  return random.weighted([
    { weight: 78, name: buyer.name },
    { weight: 6, name: buyer.name.toUpperCase() },
    { weight: 12, name: random.pick(THIRD_PARTIES) },
    { weight: 4, name: null },
  ]).name;
}

function drawReference(orderId: string, random: Random): { readonly reference: string | null; readonly text?: string } {
  const reference = referenceOf(orderId);
  return random.weighted([
    { weight: 80, given: { reference } },
    { weight: 10, given: { reference: null, text: `Invoice 12 ${reference} thank you` } },
    { weight: 6, given: { reference: null, text: 'for the goods' } },
    { weight: 4, given: { reference: null, text: `${reference} and ${referenceOf('0000000000-0000000000')}` } },
  ]).given;
}

/** Money that leaves, or comes back: it is noted and moves nothing. */
const outgo: Action = {
  name: 'bank.outgo',
  weight: 1,
  happens: true,
  plan: (world, random) => {
    const bank = random.pick(world.banks);
    return happening('bank.outgo', async () => {
      bank.bank.debit({ amountMinor: random.int(1, 900), bookedOn: world.clock.now().slice(0, 10), text: 'Charges' });
      return `charges on ${bank.number}`;
    });
  },
};

/** A statement is made and lies about until others have overtaken it. */
const delay: Action = {
  name: 'bank.delay',
  weight: 1,
  happens: true,
  plan: (world, random) => {
    const banks = world.banks.filter((b) => b.unstated > 0);
    if (banks.length === 0) return null;
    const bank = random.pick(banks);
    return happening('bank.delay', async () => {
      bank.late.push(issue(world, bank, 'statement'));
      return `a statement of ${bank.number} is late`;
    });
  },
};

type Kind = 'statement' | 'resend' | 'reissue' | 'overlap';

function issue(world: World, bank: Bank, kind: Kind): string {
  const at = world.clock.now();
  const again = kind === 'statement' || !bank.stated;
  const file = again ? bank.bank.statement(at) : kind === 'resend' ? bank.bank.resend() : bank.bank[kind](at);
  bank.stated = true;
  if (again || kind === 'overlap') bank.unstated = 0;
  return file;
}

/** Codes by which a file that was cut off is refused. */
const CUT_OFF = ['bank.empty', 'bank.not_xml', 'bank.not_camt'];

const bring: Action = {
  name: 'bank.import',
  weight: 12,
  races: PAYABLE,
  plan: (world, random, about) => {
    const bank = about ? bankOf(world, about) : drawBank(world, random);
    // In a race one line only, so that it is one commit that meets the rival.
    if (!bank || (about && bank.unstated !== 1)) return null;
    const late = !about && bank.late.length > 0 && random.chance(0.5) ? random.int(0, bank.late.length - 1) : null;
    const kind = about
      ? 'statement'
      : random.weighted<{ weight: number; kind: Kind }>([
          { weight: 70, kind: 'statement' },
          { weight: 10, kind: 'resend' },
          { weight: 10, kind: 'reissue' },
          { weight: 10, kind: 'overlap' },
        ]).kind;
    const cut = !about && bank.stated && random.chance(0.04) ? random.next() * 0.9 : null;
    const { by, illegal } = drawOperator(world, random.fork('operator'));
    // Made when it is first sent, and the same when it is sent again. What is sure to be refused uses up no statement.
    let made: string | null = null;
    const file = (): string => {
      if (cut !== null) return bank.bank.resend().slice(0, Math.floor(bank.bank.resend().length * cut));
      made ??= illegal ? '<Document/>' : late === null ? issue(world, bank, kind) : (bank.late.splice(late, 1)[0] ?? '');
      return made;
    };
    const refusals = illegal ?? (cut === null ? undefined : CUT_OFF);
    return {
      kind: 'move',
      command: 'bank.import',
      by,
      orderId: about?.orderId ?? null,
      body: null,
      args: { bank: bank.number, kind, late, cut },
      manySteps: true,
      ...(refusals ? { illegal: refusals } : {}),
      run: (ctx, call) => {
        const bytes = new TextEncoder().encode(file());
        return importStatement(ctx, call, { bytes, sha256: sha256(bytes) });
      },
      learn: (told) => learnLines(told, null),
    };
  },
};

const drawBank = (world: World, random: Random): Bank => {
  const waiting = world.banks.filter((b) => b.unstated > 0 || b.late.length > 0);
  return random.pick(waiting.length > 0 && random.chance(0.9) ? waiting : world.banks);
};

function drawOperator({ cast }: World, random: Random): { readonly by: Person; readonly illegal?: readonly string[] } {
  const draw = random.next();
  if (draw < 0.85) return { by: cast.programme.owner };
  if (draw < 0.9) return { by: cast.programme.key('bank:write') };
  if (draw < 0.93) return { by: cast.programme.key('orders:write'), illegal: ['access.scope_missing'] };
  return {
    by: random.pick([cast.clerk, random.pick(cast.buyers).owner, random.pick(cast.suppliers).owner]),
    illegal: ['access.denied'],
  };
}

/** An operator gives a waiting line to an order, mostly one that it could be for. */
const match: Action = {
  name: 'bank.match',
  weight: 5,
  plan: (world, random) => {
    const waiting = [...world.lines].filter(([, line]) => !line.settled);
    const open = [...world.orders.values()].filter((o) => PAYABLE.includes(o.states.orders.status));
    if (waiting.length === 0 || open.length === 0) return null;
    const [lineId, line] = random.pick(waiting.slice(-12));
    const fit = open.filter((o) => bankOf(world, o)?.number === line.account);
    const order = random.pick(fit.length > 0 && random.chance(0.85) ? fit : open);
    const instalment = random.chance(0.6)
      ? null
      : random.chance(0.9)
        ? random.pick([...order.states.payments.instalments, { name: 'none' }]).name
        : 'nothing';
    const { by, illegal } = drawOperator(world, random.fork('operator'));
    const unknown = random.chance(0.04);
    const body = { orderId: order.orderId, instalment };
    const named = unknown ? `${lineId}x` : lineId;
    return {
      kind: 'move',
      command: 'bank.match',
      by,
      orderId: order.orderId,
      body,
      args: { lineId: named },
      schema: MatchBody,
      manySteps: true,
      ...(illegal ? { illegal } : unknown ? { illegal: ['bank.line_unknown'] } : {}),
      run: (ctx, call) => matchCredit(ctx, call, named, body),
      learn: (told) => learnLines(told, { lineId, orderId: order.orderId, instalment }),
    };
  },
};

export const BANK_ACTIONS: readonly Action[] = [wire, outgo, delay, bring, match];
