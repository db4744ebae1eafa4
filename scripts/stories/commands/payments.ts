/** Commands on money: announcing a wire, the bank's statements, receipts, and matching by hand. */
import { testBank } from '../../../src/adapters/bank/testbank.ts';
import { dayOf } from '../../../src/kernel/dates.ts';
import type { JsonObject } from '../../../src/kernel/result.ts';
import type { Reply } from '../client.ts';
import { type Commands, command } from '../command.ts';
import { date, money, optional, record, text, whole } from '../shape.ts';
import { StoryTrouble } from '../trouble.ts';
import { type Actor, type World, orderOf, orderPath, personOf } from '../world.ts';
import { minorIn, present } from './terms.ts';

/** Statements are imported by an operator who matches money, whatever actor the step names. */
const importer = (world: World) => world.people.operator;

const sendStatement = (world: World, xml: string): Promise<Reply> => {
  world.lastStatement = xml;
  return world.client.ask(importer(world), 'POST', '/v1/bank/statements', { xml });
};

const EARLIER_LINES = 1_000;
const EARLIER = '2020-01-01';

type Instructions = { readonly reference: string; readonly payee: { readonly number: string } };

/** What the buyer reads before paying: the account and the reference; null where there is no order to pay. */
async function instructionsOf(world: World): Promise<Instructions | null> {
  const { current } = world;
  if (!current) return null;
  return (await world.client.get(world.people.operator, orderPath(current, '/payment-instructions'))) as Instructions;
}

function bankOf(world: World, number: string, currency: string) {
  const key = `${number} ${currency}`;
  const known = world.banks.get(key);
  if (known) return known;
  const opened = testBank({ number, currency });
  // A number with several currencies is one account to whoever reads its statements, and a bank's reference names one line of
  // an account: the second currency has earlier business behind it, so that its references go on elsewhere.
  const others = [...world.banks.keys()].filter((known) => known.startsWith(`${number} `)).length;
  for (let line = 0; line < others * EARLIER_LINES; line += 1) opened.credit({ amountMinor: 1, bookedOn: EARLIER });
  if (others > 0) opened.statement(world.story.now);
  world.banks.set(key, opened);
  return opened;
}

const credits = record({
  amount: money,
  reference: optional(text),
  payer: optional(text),
  booked_on: optional(date),
  account: optional(text),
});

async function bookCredits(world: World, args: ReturnType<typeof credits>): Promise<Reply> {
  const instructions = await instructionsOf(world);
  const now = await world.now();
  const bank = bankOf(world, args.account ?? instructions?.payee.number ?? world.account.number, args.amount.currency);
  bank.credit({
    amountMinor: args.amount.amountMinor,
    bookedOn: args.booked_on ?? dayOf(now, world.supplier.zone),
    reference:
      args.reference === undefined ? (instructions?.reference ?? null) : args.reference === 'none' ? null : args.reference,
    payer: args.payer ?? world.buyer.name,
  });
  return sendStatement(world, bank.statement(now));
}

/** The n-th line of the queue of lines that wait for a person, oldest first. */
async function unmatchedLine(world: World, actor: Actor, index: number): Promise<string> {
  const { items } = (await world.client.get(personOf(world, actor), '/v1/bank/unmatched?limit=100')) as {
    items: readonly JsonObject[];
  };
  const line = items[index - 1];
  if (!line) throw new StoryTrouble(`there is no unmatched line ${index}: ${items.length} wait`);
  return String(line['lineId']);
}

const instalmentPath = (world: World, instalment: string, rest: string): string =>
  orderPath(orderOf(world), `/instalments/${encodeURIComponent(instalment)}/${rest}`);

export const commands: Commands = {
  declare_wire: command(record({ instalment: text, payer: optional(text), amount: optional(money) }), (world, actor, args) => {
    const order = orderOf(world);
    const amountMinor = args.amount && minorIn(order.currency, args.amount);
    const body = present({ instalment: args.instalment, payer: args.payer, amountMinor });
    return world.client.ask(personOf(world, actor), 'POST', orderPath(order, '/wires'), { body });
  }),
  match_credit: command(record({ credit: whole, instalment: text }), async (world, actor, args) => {
    const lineId = await unmatchedLine(world, actor, args.credit);
    const body = { orderId: orderOf(world).orderId, instalment: args.instalment };
    return world.client.ask(personOf(world, actor), 'POST', `/v1/bank/lines/${encodeURIComponent(lineId)}/match`, { body });
  }),
};

/** What the bank itself does. */
export const bankCommands: Commands = {
  credits: command(credits, (world, _, args) => bookCredits(world, args)),
  resend: command(record({}), (world) => {
    if (world.lastStatement === null) throw new StoryTrouble('the bank has sent no statement yet');
    return sendStatement(world, world.lastStatement);
  }),
};

/** The supplier says that an instalment arrived at its account. */
export const confirmReceipt = (world: World, actor: Actor, instalment: string): Promise<Reply> =>
  world.client.ask(personOf(world, actor), 'POST', instalmentPath(world, instalment, 'receipt'));
