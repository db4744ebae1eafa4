/** Commands on the directory and on settlement accounts: search, payee check, change of account. */
import { type Commands, command } from '../command.ts';
import { flag, money, optional, record, text } from '../shape.ts';
import { type World, personOf } from '../world.ts';

const accountPath = (world: World, rest: string): string => `/v1/suppliers/${world.supplier.id}/account${rest}`;

const search = record({
  query: optional(text),
  trade_assurance: optional(flag),
  gold: optional(flag),
  onsite_check: optional(flag),
  assessed: optional(flag),
  country: optional(text),
  category: optional(text),
  min_cover: optional(money),
});

/** The search as the directory takes it. */
function queryOf(args: ReturnType<typeof search>): URLSearchParams {
  const fields = {
    query: args.query,
    tradeAssurance: args.trade_assurance,
    gold: args.gold,
    onsiteCheck: args.onsite_check,
    assessed: args.assessed,
    country: args.country,
    category: args.category,
    minCoverMinor: args.min_cover?.amountMinor,
    currency: args.min_cover?.currency,
    limit: 100,
  };
  const asked = new URLSearchParams();
  for (const [key, value] of Object.entries(fields)) if (value !== undefined) asked.set(key, String(value));
  return asked;
}

export const commands: Commands = {
  search: command(search, async (world, actor, args) => {
    const reply = await world.client.ask(personOf(world, actor), 'GET', `/v1/suppliers?${queryOf(args)}`);
    if (reply.ok) world.shown.set('results', reply.body);
    return reply;
  }),
  check_payee: command(record({ beneficiary: text, number: text }), async (world, actor, body) => {
    const reply = await world.client.ask(personOf(world, actor), 'POST', `/v1/suppliers/${world.supplier.id}/payee-checks`, {
      body,
    });
    if (reply.ok) world.shown.set('payee', reply.body);
    return reply;
  }),
  change_account: command(record({ beneficiary: text, number: text, bank: text, country: text }), (world, actor, body) =>
    world.client.ask(personOf(world, actor), 'POST', accountPath(world, '/change'), { body }),
  ),
  approve_account: command(record({}), (world, actor) =>
    world.client.ask(personOf(world, actor), 'POST', accountPath(world, '/change/approve')),
  ),
  call_back: command(record({ confirmed: flag }), (world, actor, body) =>
    world.client.ask(personOf(world, actor), 'POST', accountPath(world, '/change/call-back'), { body }),
  ),
};
