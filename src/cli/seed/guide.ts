/** What a server with the demonstration serves beside the API: whom one may be, how far the guided order is, its time and its bank. */
import Type from 'typebox';
import { writeCamt053 } from '../../adapters/bank/writer.ts';
import type { Call, Context } from '../../context.ts';
import { type Route, committed, route } from '../../http/route.ts';
import { instant, orderId } from '../../http/schema.ts';
import { assert, must } from '../../kernel/assert.ts';
import { sha256 } from '../../kernel/canonical.ts';
import { type Instant, dayOf, parseInstant, toMillis } from '../../kernel/dates.ts';
import { refuse } from '../../kernel/result.ts';
import { userByEmail } from '../../parties/auth.store.ts';
import type { PartiesContext } from '../../parties/service.ts';
import { membershipsOf } from '../../parties/store.ts';
import type { Person } from '../../parties/types.ts';
import { importStatement } from '../../payments/bank.service.ts';
import { readInstructions } from '../../payments/service.ts';
import { ZONE } from './agenda.ts';
import { type DemoState, demoNotice, seedDemo } from './demo.ts';
import { readGuided } from './guided.ts';
import { AGENCIES, BUYERS, type DemoCompany, OPERATORS, PASSWORD, SUPPLIERS } from './parties.data.ts';

export { demoNotice };

/** Moves the clock forward, running what falls due; returns how many deadlines ran. */
type Advance = (to: Instant) => Promise<number>;

type Movable = { readonly may: (to: Instant) => boolean; readonly advance: Advance };

export type OpenedDemo = {
  readonly state: DemoState;
  readonly routes: readonly Route[];
  /** How far the clock runs ahead of the machine's; null where there is no guided demonstration. */
  readonly aheadMs: () => number | null;
};

/** One who skips more than this missed every deadline there is. */
const FAR_MS = 400 * 86_400_000;
/**
 * How far it goes ahead of the machine's in all. Time never goes back, so without this anybody could leave a demonstration that
 * others share at the last day that the platform knows.
 */
const FARTHEST_MS = 5 * 366 * 86_400_000;

/**
 * Tells the demonstration where the database is empty, and opens what belongs to it. A database that holds something else gets
 * neither its people nor its time. A Fault in production, and where real cards are charged.
 */
export async function openDemo(ctx: Context, parties: PartiesContext, advance: Advance | null): Promise<OpenedDemo> {
  const { clock, config } = ctx;
  // The settings refuse both; whoever puts a server together otherwise is refused here.
  assert(!config.production && config.stripe?.secretKey.includes('_live_') !== true, 'the demonstration is never real');
  const state = await seedDemo(ctx, parties);
  if (state === 'foreign' || advance === null || clock.kind !== 'ahead') return { state, routes: [], aheadMs: () => null };
  const { aheadMs } = clock as typeof clock & { readonly aheadMs: () => number };
  const may = (to: Instant): boolean => {
    const byMs = toMillis(to) - toMillis(clock.now());
    return byMs <= FAR_MS && aheadMs() + byMs <= FARTHEST_MS;
  };
  return { state, aheadMs, routes: guideRoutes(ctx, parties, { may, advance }) };
}

/** Everybody who can be played, with the company. The accounts are ordinary ones: who changes a password is not to be played any more. */
const PEOPLE = [
  ...OPERATORS.map((person) => ({ ...person, company: 'Quayside', kind: 'programme' })),
  ...[BUYERS, SUPPLIERS, AGENCIES]
    .flatMap((group) => Object.values<DemoCompany>(group))
    .flatMap(({ name, kind, people }) => people.map((person) => ({ ...person, company: name, kind }))),
];

/** Somebody of the demonstration as the services know them, with a password just given. */
async function personOf(parties: PartiesContext, email: string): Promise<Person> {
  const user = must(await userByEmail(parties.identity.pools.auth, email), `${email} has not signed up`);
  const [place] = await membershipsOf(parties.identity.pools.app, user.id);
  const { userId, companyId, companyKind, role, permissions } = must(place, `${email} has no company`);
  return { kind: 'person', userId, companyId, companyKind, role, permissions, scopes: null, steppedUp: true };
}

const shape = { hidden: true, tags: ['demonstration'], access: { public: true } } as const;

/** Open to everybody, as the passwords are; they are no part of the API and exist in the demonstration only. */
const guideRoutes = (ctx: Context, parties: PartiesContext, { may, advance }: Movable): readonly Route[] => [
  route({
    ...shape,
    method: 'GET',
    url: '/v1/demonstration',
    summary: 'The demonstration: its time, its people with their published password, and how far the guided order is',
    responses: {},
    handler: async ({ reply }) => {
      const buyer = await personOf(parties, BUYERS.northquay.people[0].email);
      const guided = await readGuided(ctx, { by: buyer, receivedAt: ctx.clock.now() });
      return reply.send({ now: ctx.clock.now(), password: PASSWORD, people: PEOPLE, guided });
    },
  }),
  route({
    ...shape,
    method: 'POST',
    url: '/v1/demonstration/clock',
    summary: 'Move the demonstration on to a later instant; everything that falls due on the way happens',
    idempotent: false,
    body: Type.Object({ to: instant() }, { additionalProperties: false }),
    responses: {},
    handler: async ({ body, reply }) => {
      const to = parseInstant(body.to);
      if (!to.ok) return to;
      const now = ctx.clock.now();
      if (to.value < now) return refuse('clock.backwards', { now });
      if (!may(to.value)) return refuse('clock.too_far', { now });
      const ran = await advance(to.value);
      return reply.send({ now: ctx.clock.now(), ran });
    },
  }),
  route({
    ...shape,
    method: 'POST',
    url: '/v1/demonstration/wires',
    summary: "The buyer's bank pays what is open, and the statement of the payee's bank is imported",
    idempotent: false,
    body: Type.Object({ orderId: orderId() }, { additionalProperties: false }),
    responses: {},
    handler: async ({ body }) => {
      const buyer = await personOf(parties, BUYERS.northquay.people[0].email);
      const asked = await readInstructions(ctx, { by: buyer, receivedAt: ctx.clock.now() }, body.orderId);
      if (asked.kind === 'refused') return asked.refusal;
      const due = asked.answer as unknown as Instructions;
      if (due.instalment === null) return refuse('payment.nothing_open');
      const operator = await personOf(parties, OPERATORS[0].email);
      const bytes = Buffer.from(statementOf(due, due.instalment.openMinor, ctx.clock.now()));
      const call: Call = { by: operator, receivedAt: ctx.clock.now() };
      return committed(await importStatement(ctx, call, { bytes, sha256: sha256(bytes) }));
    },
  }),
];

type Instructions = {
  readonly reference: string;
  readonly instalment: { readonly openMinor: number } | null;
  readonly currency: string;
  readonly payee: { readonly beneficiary: string; readonly number: string };
};

/** The file that the payee's bank would send: one credit with the order's reference. */
function statementOf({ reference, currency, payee }: Instructions, amountMinor: number, now: Instant): string {
  const name = `GD${toMillis(now)}`;
  const line = { amountMinor, direction: 'credit', bookedOn: dayOf(now, ZONE), reference, bankReference: name } as const;
  return writeCamt053({
    messageId: name,
    createdAt: now,
    account: { number: payee.number, currency, ownerName: payee.beneficiary },
    openingMinor: 0,
    lines: [{ ...line, payer: BUYERS.northquay.name }],
  });
}
