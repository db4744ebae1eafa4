/** Commands on an order's contract: draft, clauses, edit, send, confirm, decline, amend, cancel. */
import type { JsonObject } from '../../../src/kernel/result.ts';
import type { Reply } from '../client.ts';
import { type Commands, command } from '../command.ts';
import { list, money, optional, record, text, whole } from '../shape.ts';
import { type Actor, type World, orderOf, orderPath, personOf } from '../world.ts';
import { OPTIONAL_TERMS, clause, clauseBody, lineOf, present, termsBody, termsPatch, touchesLine } from './terms.ts';

const draft = record({ product: text, quantity: text, unit_price: money, incoterm: text, ship_by: text, ...OPTIONAL_TERMS });

/** Drafts an order as buyer or as supplier; the other side is the one of the story. */
const drafting = (side: 'buyer' | 'supplier') =>
  command(draft, async (world, actor, args) => {
    const { product, quantity, unit_price: price } = args;
    const { currency } = price;
    const line = { product, quantity, unitPriceMinor: price.amountMinor };
    const counterparty = side === 'buyer' ? world.supplier.id : world.buyer.id;
    const body = { as: side, counterparty, currency, lines: [line], ...termsBody(world, currency, args) };
    const reply = await world.client.ask(personOf(world, actor), 'POST', '/v1/orders', { body });
    if (reply.ok) {
      const { orderId } = reply.body['order'] as { readonly orderId: string };
      const memo = { orderId, currency, line, agency: null, bookingId: null, captures: new Map() };
      world.orders.push(memo);
      world.current = memo;
    }
    return reply;
  });

const post = (
  world: World,
  actor: Actor,
  rest: string,
  body: JsonObject | null,
  headers: Readonly<Record<string, string>> = {},
): Promise<Reply> =>
  world.client.ask(personOf(world, actor), 'POST', orderPath(orderOf(world), rest), { ...(body ? { body } : {}), headers });

const clausePath = (world: World, id: string): string => orderPath(orderOf(world), `/clauses/${encodeURIComponent(id)}`);

const acknowledge = optional(list(text));
const nothing = record({});

export const commands: Commands = {
  start_order: drafting('buyer'),
  draft_order: drafting('supplier'),
  add_clause: command(clause, (world, actor, args) =>
    world.client.ask(personOf(world, actor), 'POST', clausePath(world, args.id), { body: clauseBody(args) }),
  ),
  change_clause: command(clause, (world, actor, args) =>
    world.client.ask(personOf(world, actor), 'PUT', clausePath(world, args.id), { body: clauseBody(args) }),
  ),
  remove_clause: command(record({ id: text }), (world, actor, { id }) =>
    world.client.ask(personOf(world, actor), 'DELETE', clausePath(world, id)),
  ),
  edit: command(record({ set: termsPatch }), async (world, actor, { set }) => {
    const order = orderOf(world);
    const line = lineOf(order.line, order.currency, set);
    const body = { ...termsBody(world, order.currency, set), ...(touchesLine(set) ? { lines: [line] } : {}) };
    const reply = await world.client.ask(personOf(world, actor), 'PATCH', orderPath(order), { body });
    if (reply.ok) order.line = line;
    return reply;
  }),
  lint: command(nothing, async (world, actor) => {
    const reply = await world.client.ask(personOf(world, actor), 'GET', orderPath(orderOf(world), '/lint'));
    if (reply.ok) world.shown.set('lint', reply.body);
    return reply;
  }),
  send: command(record({ version: optional(whole) }), (world, actor, { version }) =>
    post(world, actor, '/send', null, version === undefined ? {} : { 'if-match': `"v${version}"` }),
  ),
  confirm: command(record({ version: optional(whole), acknowledge }), (world, actor, args) =>
    post(world, actor, '/confirm', present(args)),
  ),
  decline: command(record({ reason: optional(text) }), (world, actor, args) => post(world, actor, '/decline', present(args))),
  cancel: command(record({ reason: optional(text) }), (world, actor, args) => post(world, actor, '/cancel', present(args))),
  amend: command(
    record({
      set: optional(termsPatch),
      add_clauses: optional(list(clause)),
      change_clauses: optional(list(clause)),
      remove_clauses: optional(list(text)),
    }),
    (world, actor, args) => {
      const { line, currency } = orderOf(world);
      const set = args.set ?? {};
      const terms = { ...termsBody(world, currency, set), ...(touchesLine(set) ? { lines: [lineOf(line, currency, set)] } : {}) };
      const clauses = (given: typeof args.add_clauses) => given?.map((each) => ({ clauseId: each.id, ...clauseBody(each) }));
      const body = present({
        set: args.set && terms,
        addClauses: clauses(args.add_clauses),
        changeClauses: clauses(args.change_clauses),
        removeClauses: args.remove_clauses,
      });
      return post(world, actor, '/amendments', body);
    },
  ),
  confirm_amendment: command(record({ acknowledge }), (world, actor, args) =>
    post(world, actor, '/amendments/confirm', present(args)),
  ),
  decline_amendment: command(nothing, (world, actor) => post(world, actor, '/amendments/decline', {})),
};
