/** Makes the world of a story through the API: programme, companies with their people, agencies, the supplier's standing. */
import { minorDigits } from '../../src/kernel/currency.ts';
import { type Instant, type PlainDate, addDays, addMillis, dayOf, parseInstant } from '../../src/kernel/dates.ts';
import type { Json } from '../../src/kernel/result.ts';
import { type Client, type Method, type Person, said } from './client.ts';
import { firstOperator, join, openCompany, secondOperator } from './people.ts';
import { OPERATOR } from './server.ts';
import { isMapping } from './shape.ts';
import type { Story } from './story.ts';
import { StoryTrouble } from './trouble.ts';
import { AGENCIES, type Agency, type AgencyName, type Company, type World } from './world.ts';

/** Telephone numbers and members count as old after 30 days: the clock starts earlier, and moves on when all is set up. */
const SETUP_DAYS = 40;

/** Where the platform's clock stands while a story is set up. */
export const setupBegins = (now: Instant): Instant => addMillis(now, -SETUP_DAYS * 86_400_000);

const DEFAULT_NUMBER = '6222021234567890123';
const PROGRAMME_ACCOUNT = { beneficiary: 'Quayside programme', number: '9001000200030004', bank: 'Test Bank' };
/** The fund of a story: 1,000,000.00 of each currency that stories trade in. */
const FUND_CURRENCIES = ['USD', 'EUR', 'GBP', 'CNY', 'AUD', 'JPY', 'BHD'];
const fundOf = (currency: string): number => 1_000_000 * 10 ** minorDigits(currency);

const DEFAULT_LIMIT = { amountMinor: 2_000_000, currency: 'USD' };

/** Something that must succeed. */
type Do = (who: Person, method: Method, path: string, body?: Json) => Promise<Json>;

/** Sets everything up and moves the clock to the story's beginning. */
export async function setUp(client: Client, story: Story, cardSecret: string): Promise<World> {
  const must: Do = (who, method, path, body) =>
    said(client.ask(who, method, path, body === undefined ? {} : { body }), `setup: ${method} ${path}`);
  const operator = await firstOperator(client, OPERATOR);
  const { setup, policy, mode = 'guarantee' } = story;
  await must(operator, 'PUT', '/v1/programme', { policy, mode, strict: setup.strict ?? false, account: PROGRAMME_ACCOUNT });
  const [operator2, buying, supplying, stranger, agencies] = await Promise.all([
    secondOperator(client, operator),
    traders(client, setup.buyer, 'buyer', 1),
    traders(client, setup.supplier, 'supplier', 2),
    lonelyTrader(client),
    agenciesOf(client, operator, must),
  ]);
  for (const [index, currency] of FUND_CURRENCIES.entries()) {
    const body = { currency, amountMinor: fundOf(currency), reference: `setup-${index + 1}` };
    await must(operator, 'POST', '/v1/fund/deposits', body);
  }
  const { name, country } = setup.supplier;
  const account = setup.supplier.account ?? { beneficiary: name, number: DEFAULT_NUMBER, bank: 'Test Bank', country };
  await supplierStanding(story, { must, operator, owner: supplying.owner, supplierId: supplying.company.id, account });
  await must(operator, 'POST', '/v1/clock', { to: story.now });
  return {
    story,
    client,
    people: {
      buyer: buying.owner,
      buyer2: buying.second,
      supplier: supplying.owner,
      supplier2: supplying.second,
      stranger: stranger.owner,
      operator,
      operator2,
    },
    buyer: buying.company,
    supplier: supplying.company,
    stranger: stranger.company,
    agencies,
    account,
    orders: [],
    named: new Map(),
    current: null,
    claim: null,
    cardSecret,
    namedClaims: new Map(),
    banks: new Map(),
    lastStatement: null,
    shown: new Map(),
    now: () => clockOf(client),
  };
}

/** The platform's clock, as everybody may read it where it is controlled. */
async function clockOf(client: Client): Promise<Instant> {
  const { now } = await client.get(null, '/v1/clock');
  const read = parseInstant(String(now));
  if (!read.ok) throw new StoryTrouble(`the clock says ${String(now)}`);
  return read.value;
}

type Traders = { readonly company: Company; readonly owner: Person; readonly second: Person };

/** A company with its owner and a second member. */
async function traders(
  client: Client,
  draft: Story['setup']['buyer'],
  role: 'buyer' | 'supplier',
  index: number,
): Promise<Traders> {
  const [owner, second] = await Promise.all([
    client.signUp(`${role} owner`, `${role}@${role}.example`),
    client.signUp(`${role} member`, `${role}2@${role}.example`),
  ]);
  const company = await openCompany(client, owner, draft, `+8675555500${index}00`);
  await join(client, owner, second);
  return { company, owner, second };
}

/** Another buyer, who has nothing to do with the story's order. */
async function lonelyTrader(client: Client): Promise<{ readonly company: Company; readonly owner: Person }> {
  const owner = await client.signUp('stranger', 'stranger@stranger.example');
  return { owner, company: await openCompany(client, owner, { name: 'Stranger Imports Ltd', country: 'GB' }, '+442071234500') };
}

const VISITS = ['pre_shipment', 'during_production', 'loading'];

/** The three firms, each with one inspector and a price list. */
async function agenciesOf(client: Client, operator: Person, must: Do): Promise<ReadonlyMap<AgencyName, Agency>> {
  const prices = VISITS.map((kind) => ({ kind, countries: [], currency: 'USD', perDayMinor: 29_900, unitsPerDay: 500 }));
  const made = await Promise.all(
    AGENCIES.map(async (name, index): Promise<readonly [AgencyName, Agency]> => {
      const inspector = await client.signUp(`Inspector of ${name}`, `inspector@agency${index + 1}.example`);
      const company = await openCompany(client, inspector, { name, country: 'CN' }, `+8621555502${index}0`, 'agency');
      await must(inspector, 'PUT', `/v1/agencies/${company.id}/prices`, { prices });
      await must(operator, 'PUT', `/v1/agencies/${company.id}/firm`, { firm: name });
      return [name, { company, inspector }];
    }),
  );
  return new Map(made);
}

type Standing = {
  readonly must: Do;
  readonly operator: Person;
  readonly owner: Person;
  readonly supplierId: string;
  readonly account: { readonly beneficiary: string; readonly number: string; readonly bank: string; readonly country: string };
};

/** The supplier enters the directory with what the story sells, registers its account, takes part, and is granted its limit and badges. */
async function supplierStanding(story: Story, { must, operator, owner, supplierId, account }: Standing): Promise<void> {
  const { programme = true, badges = [], limit = DEFAULT_LIMIT } = story.setup.supplier;
  const products = productsOf(story);
  const own = (path: string): string => `/v1/suppliers/${supplierId}${path}`;
  await must(owner, 'POST', '/v1/suppliers', { categories: [...new Set(products.map((each) => each.category))] });
  await must(owner, 'POST', own('/account'), account);
  if (programme) await must(owner, 'PUT', own('/enrolment'));
  for (const product of products) await must(owner, 'POST', own('/products'), product);
  if (limit !== 'none') await must(operator, 'POST', own('/limit'), { ...limit });
  const today = dayOf(setupBegins(story.now), 'UTC');
  for (const badge of badges) await must(operator, 'POST', own('/badges'), badgeOf(badge, today));
}

const BADGE_DAYS = 1_000;
const SCOPE = { gold: 'business_licence', onsite_check: 'premises', assessed: 'quality_system' } as const;

const badgeOf = (badge: keyof typeof SCOPE, checkedOn: PlainDate): Json => ({
  badge,
  checkedBy: 'quayside',
  checkedOn,
  expiresOn: addDays(checkedOn, BADGE_DAYS),
  scope: [SCOPE[badge]],
});

const OTHER = 'general-goods';

/** What the story's orders are about, as the directory shows it before there is an order. */
function productsOf(story: Story): readonly { readonly name: string; readonly category: string }[] {
  const found = new Map<string, string>();
  for (const step of story.steps) {
    if (step.kind !== 'command' || !isMapping(step.args)) continue;
    const { product, category } = step.args;
    if (typeof product === 'string') found.set(product, typeof category === 'string' ? category : OTHER);
  }
  if (found.size === 0) found.set('Goods on request', OTHER);
  return [...found].map(([name, category]) => ({ name, category }));
}
