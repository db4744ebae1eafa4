/** What `expect` may look at: each key is read from the server (or from the answer shown last) and compared. */
import type { Json, JsonObject } from '../../src/kernel/result.ts';
import {
  type Shown,
  compareAtLeast,
  compareKeys,
  compareMoney,
  compareSet,
  compareTime,
  compareWord,
  differs,
} from './compare.ts';
import { type Tree, isMapping } from './shape.ts';
import { StoryTrouble } from './trouble.ts';
import { type World, claimPath, orderOf, orderPath } from './world.ts';

type Expectation = (world: World, wanted: Tree) => Promise<readonly string[]>;

const orderView = (world: World): Promise<JsonObject> => world.client.get(world.people.operator, orderPath(orderOf(world)));

const objectIn = (value: Json | undefined): JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject) : {};
const objectsIn = (value: Json | undefined): readonly JsonObject[] => (Array.isArray(value) ? value.map(objectIn) : []);
const textIn = (value: Json | undefined): string | null => (typeof value === 'string' ? value : null);
const textsIn = (value: Json | undefined): readonly string[] => (Array.isArray(value) ? value.map(String) : []);

/** An amount of an answer that names its currency once. */
const amountIn = (money: JsonObject, key: string): Shown => {
  const amountMinor = money[key];
  return typeof amountMinor === 'number' ? { amountMinor, currency: String(money['currency']) } : null;
};

const order: Expectation = async (world, wanted) => {
  const view = await orderView(world);
  const money = objectIn(view['money']);
  const due = objectIn(view['due']);
  const shipBy = objectIn(view['shipBy']);
  const amount = (key: string) => (expected: Tree, what: string) => compareMoney(what, expected, amountIn(money, key));
  return compareKeys('order', wanted, {
    state: (expected, what) => compareWord(what, expected, view['state']),
    next: (expected, what) => compareWord(what, expected, objectIn(view['next'])['by']),
    due: (expected, what) => compareTime(what, expected, { on: textIn(due['on']), at: textIn(due['at']) }),
    paid: amount('paidMinor'),
    covered: amount('coveredMinor'),
    uncovered: amount('uncoveredMinor'),
    held: amount('heldMinor'),
    released: amount('releasedMinor'),
    refunded: amount('refundedMinor'),
    version: (expected, what) => compareWord(what, expected, view['version']),
    ship_by: (expected, what) => compareTime(what, expected, { on: textIn(shipBy['date']), at: null }),
  });
};

const warnings: Expectation = async (world, wanted) => {
  const view = await orderView(world);
  const codes = Array.isArray(view['warnings']) ? view['warnings'].map((each) => String(objectIn(each)['code'])) : [];
  return compareAtLeast('warnings', wanted, codes);
};

/** The limit in the currency that the story names; one that was never granted is zero. */
const limit: Expectation = async (world, wanted) => {
  const { limits } = await world.client.get(world.people.operator, `/v1/suppliers/${world.supplier.id}/limit`);
  const shownIn = (currency: string): JsonObject =>
    (Array.isArray(limits) ? limits : []).map(objectIn).find((each) => each['currency'] === currency) ?? {
      currency,
      grantedMinor: 0,
      reservedMinor: 0,
      remainingMinor: 0,
    };
  const amount = (key: string) => (expected: Tree, what: string) =>
    compareMoney(what, expected, amountIn(shownIn(String(expected).slice(-3)), key));
  return compareKeys('limit', wanted, {
    granted: amount('grantedMinor'),
    reserved: amount('reservedMinor'),
    remaining: amount('remainingMinor'),
  });
};

/** The answer that a command showed; the command must have come first. */
function shown(world: World, what: string, command: string): JsonObject {
  const answer = world.shown.get(what);
  if (!answer) throw new StoryTrouble(`expect ${what} follows ${command}`);
  return answer;
}

const lint: Expectation = async (world, wanted) => {
  const answer = shown(world, 'lint', 'a lint command');
  const clauses = new Map(
    (answer['clauses'] as readonly JsonObject[]).map((each) => [String(each['clauseId']), textsIn(each['problems'])]),
  );
  if (!isMapping(wanted)) return ['lint: expected is a mapping from clauses to problems'];
  return Object.entries(wanted).flatMap(([key, expected]) => {
    const what = `lint.${key}`;
    if (key === 'absent') return compareAtLeast(what, expected, textsIn(answer['absent']));
    const problems = key === 'ship_by' ? textsIn(objectIn(answer['shipBy'])['problems']) : clauses.get(key);
    if (!problems) return [`${what}: there is no such clause; there are ${[...clauses.keys()].join(', ') || 'none'}`];
    return compareSet(what, expected, problems.length === 0 ? ['ok'] : problems);
  });
};

const payee: Expectation = async (world, wanted) => compareWord('payee', wanted, shown(world, 'payee', 'check_payee')['result']);

const results: Expectation = async (world, wanted) => {
  const names = (shown(world, 'results', 'search')['items'] as readonly JsonObject[]).map((each) => String(each['name']));
  return compareAtLeast('results', wanted, names);
};

/** What the bill's lines came to, by the words before the amount. */
const bill: Expectation = async (world, wanted) => {
  const lines = shown(world, 'bill', 'check_bill')['lines'] as readonly JsonObject[];
  const bearers = new Map(lines.map((each) => [String(each['name']), each['bears']]));
  if (!isMapping(wanted)) return ['bill: expected is a mapping from lines to who bears them'];
  return Object.entries(wanted).flatMap(([name, expected]) => {
    const found = bearers.has(name);
    return found ? compareWord(`bill.${name}`, expected, bearers.get(name)) : [`bill.${name}: the bill has no such line`];
  });
};

/** Everything that any message of the order, or of the two companies before it, is flagged for. */
const messages: Expectation = async (world, wanted) => {
  const { current, people, client } = world;
  const path = current ? orderPath(current, '/messages') : `/v1/companies/${world.supplier.id}/messages`;
  const { items } = await client.get(people.buyer, `${path}?limit=100`);
  const flagged = (Array.isArray(items) ? items : []).flatMap((each) => textsIn(objectIn(each)['flags']));
  // A contradiction is no mark of one message: it stands on the order as long as the terms say otherwise.
  const standing = current ? objectsIn((await orderView(world))['warnings']).map((each) => String(each['code'])) : [];
  const codes = [...new Set([...flagged, ...standing.filter((code) => code.startsWith('message.'))])];
  return compareKeys('messages', wanted, { flagged: (expected, what) => compareAtLeast(what, expected, codes) });
};

const ledger: Expectation = async (world, wanted) => {
  const memo = orderOf(world);
  const { client, people } = world;
  const [statement, books, view] = await Promise.all([
    client.get(people.operator, orderPath(memo, '/statement')),
    client.get(people.operator, '/v1/ledger/trial-balance'),
    orderView(world),
  ]);
  const figures = objectIn(view['money']);
  // What the page of the order says must be what the movements come to.
  const apart = ['paidMinor', 'heldMinor', 'releasedMinor', 'refundedMinor'].filter((key) => statement[key] !== figures[key]);
  const balanced = statement['balanced'] === true && books['balanced'] === true && apart.length === 0;
  const told = balanced
    ? 'true'
    : `false (${apart.length > 0 ? `the order and its statement differ in ${apart.join(', ')}` : 'debits and credits differ'})`;
  const amount = (key: string) => (expected: Tree, what: string) =>
    compareMoney(what, expected, amountIn({ ...statement, currency: memo.currency }, key));
  return compareKeys('ledger', wanted, {
    balanced: (expected, what) => compareWord(what, expected, expected === 'true' ? told : balanced),
    buyer_refunded: amount('refundedMinor'),
    fee_refunded: amount('feeRefundedMinor'),
    fund_paid: amount('fundPaidMinor'),
    supplier_owes: amount('supplierOwesMinor'),
  });
};

/** The claim that the story is about, as an operator reads it. */
const claimView = async (world: World): Promise<JsonObject> => world.client.get(world.people.operator, await claimPath(world));

const claim: Expectation = async (world, wanted) => {
  const view = await claimView(world);
  const day = (key: string) => (expected: Tree, what: string) => compareTime(what, expected, { on: textIn(view[key]), at: null });
  return compareKeys('claim', wanted, {
    state: (expected, what) => compareWord(what, expected, view['state']),
    negotiation_ends: day('negotiationEnds'),
    may_escalate_from: day('mayEscalateFrom'),
    reply_due: day('replyDue'),
  });
};

/** What was found on each subject: by the decision that stands, else by the one that waits for its second person. */
const findings: Expectation = async (world, wanted) => {
  const view = await claimView(world);
  const decided = objectIn(objectIn(view['decision'] ?? view['pending'])['findings']);
  if (!isMapping(wanted)) return ['findings: expected is a mapping from subjects to findings'];
  return Object.entries(wanted).flatMap(([subject, expected]) =>
    compareWord(`findings.${subject}`, expected, decided[subject] ?? 'nothing found'),
  );
};

const award: Expectation = async (world, wanted) => {
  const given = objectIn((await claimView(world))['award']);
  return compareKeys('award', wanted, {
    refund: (expected, what) => compareMoney(what, expected, amountIn(given, 'refundMinor')),
    fee_borne_by: (expected, what) => compareWord(what, expected, given['feeBorneBy']),
    refund_due: (expected, what) => compareTime(what, expected, { on: textIn(given['refundDue']), at: null }),
  });
};

/** What the verifier said of the case file that was downloaded last. */
const caseFile: Expectation = async (world, wanted) => {
  const report = shown(world, 'case_file', 'a case_file command');
  const failed = objectsIn(report['checks']).filter((each) => each['ok'] !== true);
  const told = report['valid'] === true ? 'true' : `false (${failed.map((each) => String(each['code'])).join(', ')})`;
  return compareKeys('case_file', wanted, {
    valid: (expected, what) => compareWord(what, expected, expected === 'true' ? told : report['valid']),
    same_result: (expected, what) => compareWord(what, expected, report['sameResult']),
  });
};

const EXPECTATIONS: { readonly [key: string]: Expectation } = {
  order,
  warnings,
  limit,
  lint,
  payee,
  results,
  ledger,
  bill,
  messages,
  claim,
  findings,
  award,
  case_file: caseFile,
};

/** Whether a story may expect something of this name. */
export const isExpectation = (key: string): boolean => Object.hasOwn(EXPECTATIONS, key);

/** Compares one key of an `expect`. Returns the differences, empty where everything is as expected. */
export async function checkExpectation(world: World, key: string, wanted: Tree): Promise<readonly string[]> {
  const expectation = Object.hasOwn(EXPECTATIONS, key) ? EXPECTATIONS[key] : undefined;
  if (expectation) return expectation(world, wanted);
  return [differs('expect', 'a known expectation', `"${key}"`)];
}
