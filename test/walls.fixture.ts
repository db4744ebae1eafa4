/** What the test of the two walls needs: somebody's orders with everything in them, outsiders, and what shows or changes of it. */
import { must } from '../src/kernel/assert.ts';
import { VERBS, type Who } from '../src/parties/verbs.data.ts';
import { QUERIES } from './access.data.ts';
import { testBank } from '../src/adapters/bank/testbank.ts';
import { C, NOW, idFor } from './access.fixture.ts';
import { STAGES, type Stage } from './bad-input.data.ts';
import { ACCOUNT, type Placed, type Reply, TODAY, type Trading } from './bad-input.fixture.ts';

/** Who has nothing to do with the orders, permissions held elsewhere included. */
export const OUTSIDERS = ['otherBuyer', 'otherSupplier', 'inspectorOther', 'arbitratorElsewhere'] as const;

/** A word that stands in every text of the victims' and nowhere else. */
const MARK = 'Zyxwvut';
const WAITING_ACCOUNT = '6222021234567899999';

export type Victim = Placed & { readonly claimId: string; readonly fileId: string; readonly attachmentId: string };

const form = (name: string, text: string): Buffer =>
  Buffer.from(
    `--x\r\nContent-Disposition: form-data; name="file"; filename="${name}"\r\nContent-Type: text/plain\r\n\r\n${text}\r\n--x--\r\n`,
  );

/** An order with a message, in the state where an act would come to its decision; its claim where there is one. */
export async function victimIn(market: Trading, stage: Stage | 'claimed'): Promise<Victim> {
  const draft = { lines: [{ product: `${MARK} strip`, quantity: '500 pcs', unitPriceMinor: 800 }] };
  const placed = await market.orderIn(stage === 'claimed' ? 'arrived' : stage, draft);
  const { url } = placed;
  await market.done('buyerOwner', 'POST', `${url}/messages`, { text: `${MARK} asks when` });
  if (stage !== 'claimed') return { ...placed, claimId: 'claim00000', fileId: 'file000000', attachmentId: 'attach0000' };
  const body = { ground: 'quality', clauses: ['power'], text: `${MARK} leaks` };
  const { body: opened } = await market.done('buyerOwner', 'POST', `${url}/claims`, body);
  const claimId = must((opened['claim'] as { readonly claimId?: string } | undefined)?.claimId, 'a claim');
  const sent = await market.ask({
    as: 'buyerOwner',
    url: `${url}/claims/${claimId}/files`,
    body: form('a.txt', `${MARK} in a file`),
    headers: { 'content-type': 'multipart/form-data; boundary=x' },
  });
  const fileId = must(sent.body['fileId'] as string | undefined, 'a file');
  return { ...placed, claimId, fileId, attachmentId: 'attach0000' };
}

/** What hangs on the victims' companies, and an own file of the bank: made once, aimed at by every act. */
export type Belongings = Readonly<Record<'productId' | 'invitationId' | 'keyId' | 'lineId', string>>;

const idIn = ({ body }: Reply, name: string): string =>
  must(body[name] as string | undefined, `${name} in ${JSON.stringify(body)}`);

export async function makeBelongings(market: Trading): Promise<Belongings> {
  const done = (url: string, body: object): Promise<Reply> => market.done('supplierOwner', 'POST', url, body);
  const product = await done(`/v1/suppliers/${C.supplier}/products`, { name: `${MARK} strip`, category: 'led-lighting' });
  const invitation = await done(`/v1/companies/${C.supplier}/invitations`, { email: 'asked@people.example', role: 'member' });
  const key = await done(`/v1/companies/${C.supplier}/keys`, { name: `${MARK} key`, scopes: ['orders:read'] });
  await done(`/v1/suppliers/${C.supplier}/account/change`, {
    beneficiary: C.supplier,
    number: WAITING_ACCOUNT,
    bank: 'Bank of Ningbo',
    country: 'CN',
  });
  const bank = testBank({ number: ACCOUNT, currency: 'USD', ownerName: C.supplier });
  bank.credit({ amountMinor: 77_700, bookedOn: TODAY, reference: `${MARK} 1`, payer: `${MARK} payer` });
  const headers = { 'content-type': 'application/xml' };
  const brought = await market.ask({ as: 'operator', url: '/v1/bank/statements', body: bank.statement(NOW), headers });
  const lines = brought.body['lines'] as readonly { readonly lineId: string }[] | undefined;
  return {
    productId: idIn(product, 'productId'),
    invitationId: idIn(invitation, 'id'),
    keyId: idIn(key, 'id'),
    lineId: must(lines?.[0]?.lineId, 'a bank line'),
  };
}

/** A route's address with the victims' ids in it. */
export function aimedAt(template: string, victim: Victim, belongings: Belongings): string {
  const known: Readonly<Record<string, string>> = {
    ...victim,
    ...belongings,
    companyId: C.supplier,
    supplierId: C.supplier,
    agencyId: C.agency,
    userId: `u-${C.supplier}-member`,
  };
  const path = template.replace(/:(\w+)/g, (_, param: string) => encodeURIComponent(known[param] ?? idFor(param, 'own')));
  return path + (QUERIES[template] ?? '');
}

export const stageOf = (route: string): Stage | 'claimed' =>
  route.includes('/claims/') ? 'claimed' : route.endsWith('/claims') ? 'arrived' : (STAGES[route] ?? 'draft');

/** What of the victims stands in an answer: their texts, their orders, their account, their people's addresses. */
export const shownIn = (text: string, victims: readonly Victim[]): readonly string[] =>
  [
    MARK,
    ACCOUNT,
    WAITING_ACCOUNT,
    'asked@people.example',
    'u-spp0000000',
    'u-byr0000000',
    ...victims.flatMap((v) => [v.orderId, v.claimId, v.bookingId]),
  ].filter((word) => text.includes(word));

/** Rows that speak of the victims, and the programme's own; by table, as one sum each. What was only asked or tried is left out. */
export async function rowsOf({ db }: Trading): Promise<ReadonlyMap<string, string>> {
  const { rows: tables } = await db.admin.query<{ name: string }>(
    `select c.oid::regclass::text as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind in ('r', 'p') and not c.relispartition and n.nspname in ('public', 'auth') order by 1`,
  );
  const ids = [C.buyer, C.supplier, C.agency].map((id) => `t::text like '%${id}%'`).join(' or ');
  const sums = tables.map(({ name }) => {
    const where = OF_THE_PROGRAMME.includes(name) ? 'true' : ids;
    return `select '${name}' as name, md5(string_agg(t::text, '|' order by t::text)) as sum from ${name} t where (${where}) and ${OWN_DOING[name] ?? 'true'}`;
  });
  const { rows } = await db.admin.query<{ name: string; sum: string | null }>(sums.join(' union all '));
  return new Map(rows.map(({ name, sum }) => [name, sum ?? '']));
}

const OF_THE_PROGRAMME: readonly string[] = [
  'bank_file',
  'bank_line',
  'staff_permission',
  'calendar_version',
  'calendar_override',
];

/** An outsider may write to a company, and has its own answers under its own keys: both are its doing, not the victims'. */
const OWN_DOING: Readonly<Record<string, string>> = {
  message: `from_company in ('${C.buyer}', '${C.supplier}')`,
  idempotency: `company_id in ('${C.buyer}', '${C.supplier}', '${C.agency}', '${C.programme}')`,
};

/** Takes the second wall of writes down: the database holds the outsiders for operators, so that its locking statement lets them in. */
export async function letIn({ db }: Trading): Promise<void> {
  await db.admin.query('drop index company_one_programme');
  await db.admin.query(`update company set kind = 'programme' where id = any ($1)`, [
    [C.otherBuyer, C.otherSupplier, C.otherAgency],
  ]);
  await db.admin.query(
    `insert into staff_permission (user_id, permission)
     select "userId", 'read_all' from auth.member where "organizationId" = any ($1) on conflict do nothing`,
    [[C.otherBuyer, C.otherSupplier, C.otherAgency]],
  );
  await db.admin.query(
    `insert into staff_permission (user_id, permission) values ('u-arbitrator', 'read_all') on conflict do nothing`,
  );
}

/**
 * Runs with the first wall down: every verb is everybody's. Only a test can do this, by writing over the table in memory; no
 * setting of a server would.
 */
export async function withoutRules(work: () => Promise<void>): Promise<void> {
  const verbs = Object.values(VERBS) as { who: readonly Who[] }[];
  const kept = verbs.map(({ who }) => who);
  for (const verb of verbs) verb.who = ['public'];
  try {
    await work();
  } finally {
    for (const [index, verb] of verbs.entries()) verb.who = kept[index] ?? [];
  }
}
