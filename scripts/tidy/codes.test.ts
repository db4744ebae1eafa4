/** A closed union is closed everywhere: in the fold, in the answers, in the tests. */
import { describe, expect, it } from 'vitest';
import { checkEvents, checkRefusals } from './codes.ts';
import { say } from './testing.ts';

const TYPES = 'src/orders/types.ts';
const EVENTS = `export type OrderEvent =
  | DomainEvent<'orders.opened', { readonly mode: 'hold' | 'guarantee' }>
  | { readonly type: 'orders.moved'; readonly to: string };`;
const EVOLVE = "switch (e.type) {\n  case 'orders.opened':\n    return s;\n  case 'orders.moved':\n    return t;\n}";

describe('events', () => {
  it('are folded by cases, or by the keys of a table', () => {
    expect(say(checkEvents, { [TYPES]: EVENTS, 'src/orders/rules.ts': EVOLVE })).toEqual([]);
    const table = "const FOLD = { 'orders.opened': open, 'orders.moved': move };";
    expect(say(checkEvents, { [TYPES]: EVENTS, 'src/orders/evolve.rules.ts': table })).toEqual([]);
  });
  it('that no rule folds are named; a mention is no fold', () => {
    const mention = "switch (e.type) { case 'orders.opened': return s; }\n// case 'orders.moved':\nemit('orders.moved');";
    expect(say(checkEvents, { [TYPES]: EVENTS, 'src/orders/rules.ts': mention })).toEqual([
      "src/orders/types.ts:3 the event 'orders.moved' is folded nowhere",
    ]);
    expect(say(checkEvents, { [TYPES]: EVENTS, 'src/claims/rules.ts': EVOLVE })).toHaveLength(2);
  });
  it.each(['order.opened', 'orders.Opened', 'opened'])("are not called '%s'", (name) => {
    const types = `export type OrderEvent = DomainEvent<'${name}', {}>;`;
    expect(say(checkEvents, { [TYPES]: types, 'src/orders/rules.ts': `switch (a) { case '${name}': }` })).toEqual([
      `${TYPES}:1 the event '${name}' does not bear its slice's name`,
    ]);
  });
  it('are told from other unions of the file', () => {
    const types = `${EVENTS}\nexport type Status = 'open' | 'orders.closed';\nexport type Command = { readonly type: 'orders.close' };`;
    expect(say(checkEvents, { [TYPES]: types, 'src/orders/rules.ts': EVOLVE })).toEqual([]);
  });
});

describe('refusals', () => {
  const types = "export type OrderRefusal =\n  | 'order.frozen'\n  | 'order.paid';";
  const problems = "export const ORDERS = { 'order.frozen': { status: 409 }, 'order.paid': { status: 409 } };";
  it('are answered and tested, in a test file, a story or the simulator', () => {
    const tree = { [TYPES]: types, 'src/http/problems/orders.data.ts': problems };
    const test = "expect(decide(a)).toMatchObject({ code: 'order.frozen' });";
    expect(say(checkRefusals, { ...tree, 'src/orders/rules.test.ts': test, 'stories/01.yaml': '- refused: order.paid' })).toEqual(
      [],
    );
    expect(
      say(checkRefusals, { ...tree, 'src/orders/api.api.test.ts': test, 'sim/run.ts': "const legal = ['order.paid'];" }),
    ).toEqual([]);
  });
  it('without an answer or a test are named', () => {
    expect(
      say(checkRefusals, {
        [TYPES]: types,
        'src/http/problems.ts': "const A = { 'order.paid': 1 };",
        'src/a.test.ts': "'order.frozen'",
      }),
    ).toEqual([
      "src/orders/types.ts:2 the refusal 'order.frozen' has no answer",
      "src/orders/types.ts:3 the refusal 'order.paid' is never provoked",
    ]);
  });
  it('in a comment of a test are not tested', () => {
    const tree = { [TYPES]: types, 'src/http/problems.ts': problems, 'src/a.test.ts': "// 'order.frozen'\n'order.paid'" };
    expect(say(checkRefusals, tree)).toEqual(["src/orders/types.ts:2 the refusal 'order.frozen' is never provoked"]);
  });
  it('are codes', () => {
    expect(say(checkRefusals, { [TYPES]: "export type OrderRefusal = 'Frozen';" })).toEqual([
      "src/orders/types.ts:1 the refusal 'Frozen' is no code",
    ]);
  });
});
