/** The check finds what was changed behind the platform's back, each kind of change by its name, and nothing else. */
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { check } from '../cli/check.ts';
import { checkAll, runCheck } from './check.service.ts';
import type { Finding } from './check.types.ts';
import { type World, bookAgency, confirmedOrder, draftOrder, fundedOrder, idOf, openWorld } from './overview.fixture.ts';

let world: World;
let funded: string;
let amended: string;

/** Statements that bring every table back to what `beforeAll` made. */
const restore: string[] = [];
const ROWS = ['stream', 'stream_party', 'event', 'content', 'transfer', 'deadline', 'idempotency'];

beforeAll(async () => {
  world = await openWorld();
  funded = await fundedOrder(world);
  amended = await confirmedOrder(world);
  await world.ask('supplier', 'POST', `/v1/orders/${amended}/amendments`, { set: { shipBy: '2026-06-01' } });
  await world.ask('buyer', 'POST', `/v1/orders/${amended}/amendments/confirm`);
  const cancelled = await confirmedOrder(world);
  await world.ask('supplier', 'POST', `/v1/orders/${cancelled}/cancel`, { reason: 'no stock' });
  await bookAgency(world, funded);
  await draftOrder(world);
  for (const table of ROWS) {
    // Generated columns are not ours to fill.
    const { rows } = await world.db.admin.query<{ columns: string }>(
      `select string_agg(column_name::text, ', ') as columns from information_schema.columns where table_name = $1 and is_generated = 'NEVER'`,
      [table],
    );
    const columns = rows[0]?.columns ?? '';
    await world.db.admin.query(`create table good_${table} as select ${columns} from ${table}`);
    restore.push(`delete from ${table}; insert into ${table} (${columns}) select ${columns} from good_${table};`);
  }
});
/** What a test broke is put back. */
afterEach(async () => {
  await world.db.admin.query(`begin; ${restore.join(' ')} commit`);
});
afterAll(() => world.close());

async function found(): Promise<readonly Finding[]> {
  const findings: Finding[] = [];
  await checkAll(world.ctx, (finding) => void findings.push(finding));
  return findings;
}

const said = (findings: readonly Finding[]): readonly string[] => [
  ...new Set(
    findings.map(
      (f) =>
        `${f.invariant} ${f.code} ${f.stream?.kind === 'order' ? (f.stream.id === funded ? 'funded' : 'other') : (f.stream?.kind ?? 'platform')}`,
    ),
  ),
];

const sql = (statement: string, ...values: readonly unknown[]) => world.db.admin.query(statement, [...values]);
const ofOrder = `stream_id = $1`;

it('finds nothing in a world that nobody touched, and counts what it saw', async () => {
  const findings: Finding[] = [];
  const tally = await checkAll(world.ctx, (f) => void findings.push(f));
  expect(findings).toEqual([]);
  const { rows } = await sql(
    'select (select count(*) from stream) as streams, (select count(*) from event) as events, (select count(*) from content) as contents, (select count(*) from transfer) as transfers',
  );
  expect(tally).toMatchObject({ ...rows[0], findings: 0, frozen: 0 });
  expect(tally.transfers).toBe(1);
});

describe('finds', () => {
  type Row = readonly [what: string, breaks: () => Promise<unknown>, expected: readonly string[]];
  const rows: readonly Row[] = [
    [
      'an event whose data were changed',
      () =>
        sql(
          `update event set data = data || '{"because": "x"}' where ${ofOrder} and type = 'orders.moved' and seq = (select min(seq) from event where ${ofOrder} and type = 'orders.moved')`,
          funded,
        ),
      ['I13 check.event_altered funded'],
    ],
    [
      'an event whose time was changed',
      () => sql(`update event set at = at - interval '1 day' where ${ofOrder} and seq = 3`, funded),
      ['I13 check.event_altered funded'],
    ],
    [
      'an event whose actor was changed',
      () => sql(`update event set actor = '{"kind": "timer"}' where ${ofOrder} and seq = 3`, funded),
      ['I13 check.event_altered funded'],
    ],
    [
      'a deleted event in the middle',
      () => sql(`delete from event where ${ofOrder} and seq = 3`, funded),
      ['I13 check.sequence_broken funded', 'I13 check.chain_broken funded'],
    ],
    [
      'a deleted last event',
      () => sql(`delete from event where ${ofOrder} and seq = (select max(seq) from event where ${ofOrder})`, funded),
      ['I13 check.head_differs funded'],
    ],
    [
      "two events in each other's place",
      async () => {
        await sql(`update event set seq = -1 where ${ofOrder} and seq = 3`, funded);
        await sql(`update event set seq = 3 where ${ofOrder} and seq = 4`, funded);
        await sql(`update event set seq = 4 where ${ofOrder} and seq = -1`, funded);
      },
      ['I13 check.chain_broken funded', 'I13 check.event_altered funded'],
    ],
    [
      'an event of an unknown kind',
      () => sql(`update event set type = 'orders.invented' where ${ofOrder} and seq = 3`, funded),
      ['I13 check.event_altered funded', 'I13 check.fold_failed funded'],
    ],
    [
      'a changed state',
      () => sql(`update stream set state = jsonb_set(state, '{orders,status}', '"completed"') where id = $1`, funded),
      ['I13 check.state_differs funded'],
    ],
    [
      'a changed head',
      () => sql(`update stream set head = repeat('a', 64) where id = $1`, funded),
      ['I13 check.head_differs funded'],
    ],
    [
      'a changed amount in the ledger',
      () => sql(`update transfer set amount_minor = amount_minor + 1 where ${ofOrder}`, funded),
      ['I3 check.paid_differs funded', 'I3 check.held_total_differs platform'],
    ],
    [
      'a movement that vanished',
      () => sql(`delete from transfer where ${ofOrder}`, funded),
      ['I3 check.paid_differs funded', 'I3 check.held_total_differs platform'],
    ],
    [
      "a movement that nobody decided, out of a customer's account",
      () =>
        sql(
          `insert into transfer select supplier_id, 'release:' || stream_id || ':9', kind, stream_id, seq, credit, 'released:' || stream_id, currency, amount_minor + 1, at from transfer where ${ofOrder}`,
          funded,
        ),
      ['I3 check.held_differs funded', 'I2 check.overdrawn funded'],
    ],
    [
      'a movement in another currency',
      () => sql(`update transfer set currency = 'EUR' where ${ofOrder}`, funded),
      ['I1 check.currency_differs funded', 'I3 check.held_total_differs platform'],
    ],
    [
      'a movement under an intent of no order',
      () => sql(`update transfer set intent_id = 'in:elsewhere' where ${ofOrder}`, funded),
      ['I5 check.intent_foreign funded'],
    ],
    [
      'a movement of an event that is not there',
      () => sql(`update transfer set seq = 9999 where ${ofOrder}`, funded),
      ['I1 check.transfer_malformed funded'],
    ],
    [
      'a contract changed in the state after both confirmed',
      () =>
        sql(
          `update stream set state = jsonb_set(state, '{contracts,agreed,terms,shipBy,date}', '"2026-12-31"') where id = $1`,
          amended,
        ),
      ['I9 check.fingerprint_differs other', 'I13 check.state_differs other'],
    ],
    [
      'a limit that its orders do not add up to',
      () => sql(`update stream set state = jsonb_set(state, '{coverage,limits,USD,reservedMinor}', '1') where kind = 'supplier'`),
      ['I7 check.reserved_differs supplier', 'I13 check.state_differs supplier'],
    ],
    [
      'a text that was changed',
      () => sql(`update content set body = '"another clause"' where ${ofOrder} and content_kind = 'clause'`, funded),
      ['form check.text_altered funded'],
    ],
    [
      'a text that was exchanged with its hash',
      () =>
        sql(
          `update content c set salt = o.salt, body = o.body, hash = o.hash from content o where c.stream_id = $1 and c.content_kind = 'clause' and o.stream_id = $1 and o.content_kind = 'product'`,
          funded,
        ),
      ['form check.text_exchanged funded'],
    ],
    [
      'a text that vanished',
      () => sql(`delete from content where ${ofOrder} and content_kind = 'clause'`, funded),
      ['form check.text_missing funded'],
    ],
    [
      'a text erased by half',
      () => sql(`update content set body = null, erased_at = now() where ${ofOrder} and content_kind = 'clause'`, funded),
      ['form check.text_half_erased funded'],
    ],
    [
      'a text erased though no event says so',
      () =>
        sql(
          `update content set salt = null, body = null, erased_at = now() where ${ofOrder} and content_kind = 'clause'`,
          funded,
        ),
      ['form check.text_erased_unsaid funded'],
    ],
    [
      'a text that is still there though an event says it was erased',
      async () => {
        const { rows } = await sql(`select content_id from content where ${ofOrder} and content_kind = 'clause'`, funded);
        const contents = rows.map(({ content_id }) => content_id as string);
        const event = { type: 'erasure.erased', v: 1, data: { reason: 'court_order', contents, files: [] } };
        await world.append({ supplierId: idOf('supplier'), kind: 'order', id: funded }, [event]);
      },
      ['form check.text_not_erased funded'],
    ],
    [
      'a company that was let into an order',
      () => sql(`insert into stream_party values ($2, 'order', $1, $3, 'buyer')`, funded, idOf('supplier'), idOf('stranger')),
      ['form check.party_foreign funded'],
    ],
    [
      'the other side of a draft that was never sent',
      () =>
        sql(`insert into stream_party select s.supplier_id, s.kind, s.id, s.supplier_id, 'supplier' from stream s
             where s.state -> 'orders' ->> 'status' = 'draft'`),
      ['form check.party_foreign other'],
    ],
    [
      'a side that was shut out of its order',
      () => sql(`delete from stream_party where ${ofOrder} and relation = 'buyer'`, funded),
      ['form check.party_missing funded'],
    ],
    [
      'rows of a stream that is gone',
      () => sql(`delete from stream where id = $1`, funded),
      ['form check.stream_missing funded', 'I3 check.held_total_differs platform', 'I7 check.reserved_differs supplier'],
    ],
    [
      'a movement that keeps every sum and happened at another time',
      () => sql(`update transfer set at = at + interval '1 hour' where ${ofOrder}`, funded),
      ['I13 check.movements_differ funded'],
    ],
    [
      'a deadline that was put off',
      () => sql(`update deadline set due_at = due_at + interval '1 day' where ${ofOrder}`, amended),
      ['form check.deadline_differs other'],
    ],
    [
      'a deadline that was taken away',
      () => sql(`delete from deadline where ${ofOrder}`, amended),
      ['form check.deadline_missing other'],
    ],
    [
      'a deadline that nobody set',
      () => sql(`update deadline set name = name || ':again' where ${ofOrder}`, amended),
      ['form check.deadline_unvouched other', 'form check.deadline_missing other'],
    ],
    [
      'an agency that nobody booked',
      () => sql(`update stream_party set company_id = 'x' where ${ofOrder} and relation = 'inspector'`, funded),
      ['form check.party_unvouched funded', 'form check.party_gone funded'],
    ],
    [
      'a text that no event names',
      () =>
        sql(
          `insert into content select supplier_id, kind, stream_id, 'another', content_kind, salt, body, hash from content where ${ofOrder} limit 1`,
          funded,
        ),
      ['form check.text_unnamed funded'],
    ],
    ['an answer that is none', () => sql(`update idempotency set input_hash = 'x'`), ['form check.answer_malformed platform']],
  ];
  it.each(rows)('%s', async (_, breaks, expected) => {
    await breaks();
    const codes = said(await found());
    expect(codes).toEqual(expect.arrayContaining([...expected]));
    // Nothing that nobody touched is accused.
    expect(codes.filter((code) => code.endsWith(expected[0]?.endsWith('other') ? 'funded' : 'other'))).toEqual([]);
  });

  it('an intent that could happen twice, once its guard is gone', async () => {
    await sql('alter table transfer drop constraint transfer_pkey');
    await sql('insert into transfer select * from transfer');
    expect(said(await found())).toEqual(
      expect.arrayContaining([
        'I5 check.intent_unguarded platform',
        'I5 check.intent_twice platform',
        'I3 check.paid_differs funded',
      ]),
    );
    await sql('delete from transfer');
    await sql('alter table transfer add primary key (supplier_id, intent_id)');
  });

  it('an undeclared move and an overdrawn limit even where hash and fold agree', async () => {
    const orderId = await draftOrder(world);
    const ref = { supplierId: idOf('supplier'), kind: 'order', id: orderId } as const;
    await world.append(ref, [{ type: 'orders.moved', v: 1, data: { to: 'shipped', because: '' } }]);
    await world.append({ supplierId: idOf('supplier'), kind: 'supplier', id: idOf('supplier') }, [
      { type: 'coverage.reserved', v: 1, data: { orderId, currency: 'USD', amountMinor: 90_000_000 } },
    ]);
    const findings = await found();
    expect(findings.filter((f) => f.stream?.id === orderId).map((f) => f.code)).toEqual([
      'check.edge_undeclared',
      'check.reason_missing',
    ]);
    expect(said(findings)).toEqual(
      expect.arrayContaining(['I7 check.limit_exceeded supplier', 'I7 check.reserved_differs supplier']),
    );
  });
});

it('walks streams that are longer than a page', async () => {
  const orderId = await draftOrder(world);
  for (let n = 0; n < 120; n += 1)
    await world.append({ supplierId: idOf('supplier'), kind: 'order', id: orderId }, [
      { type: 'orders.protected', v: 1, data: { amountMinor: 0 } },
    ]);
  expect(await found()).toEqual([]);
  await sql(`update event set data = '{"amountMinor": 5}' where ${ofOrder} and seq = 115`, orderId);
  expect((await found()).map((f) => f.data)).toEqual([{ seq: 115, type: 'orders.protected' }]);
});

it('freezes broken orders on request, and a frozen order takes no command', async () => {
  const orderId = await draftOrder(world);
  await sql(`update event set at = at - interval '1 day' where ${ofOrder} and seq = 1`, orderId);
  expect((await runCheck(world.ctx, { freeze: false })).frozen).toBe(0);
  expect((await world.ask('buyer', 'POST', `/v1/orders/${orderId}/send`)).status).toBe(200);
  expect((await runCheck(world.ctx, { freeze: true })).frozen).toBe(1);
  expect((await world.ask('supplier', 'POST', `/v1/orders/${orderId}/confirm`)).body).toMatchObject({ code: 'order.frozen' });
  expect((await world.ask('buyer', 'GET', `/v1/orders/${orderId}`)).body).toMatchObject({ frozen: true });
  expect((await runCheck(world.ctx, { freeze: true })).frozen).toBe(0);
});

it('tells what is broken and closes nothing where another release has migrated the database', async () => {
  const orderId = await draftOrder(world);
  await sql(`update event set at = at - interval '1 day' where ${ofOrder} and seq = 1`, orderId);
  await sql(`insert into kysely_migration (name, timestamp) values ($1, '2030-01-01')`, '9999_of_tomorrow');
  const { findings, frozen } = await runCheck(world.ctx, { freeze: true });
  await sql('delete from kysely_migration where name = $1', '9999_of_tomorrow');
  expect([findings > 0, frozen]).toEqual([true, 0]);
  expect((await runCheck(world.ctx, { freeze: true })).frozen).toBe(1);
});

describe('the command', () => {
  const said = async (json: boolean): Promise<{ readonly code: number; readonly lines: readonly string[] }> => {
    const lines: string[] = [];
    const code = await check(
      world.ctx,
      { json, freeze: false },
      { out: (line) => void lines.push(line), err: (line) => void lines.push(line) },
    );
    return { code, lines };
  };

  it('ends with 0 and one line when everything holds', async () => {
    expect(await said(false)).toEqual({
      code: 0,
      lines: [expect.stringMatching(/^checked \d+ streams, \d+ events, \d+ texts, 1 transfers: everything holds$/)],
    });
  });

  it('ends with 1, names the order and the invariant, and prints JSON lines on request', async () => {
    await sql(`delete from transfer where ${ofOrder}`, funded);
    const words = await said(false);
    expect(words.code).toBe(1);
    expect(words.lines).toContain(`I3 check.paid_differs order ${funded} {"paidMinor":120000,"ledgerMinor":0}`);
    expect(words.lines.at(-1)).toMatch(/: 3 broken$/);
    const { lines } = await said(true);
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({
      invariant: 'I13',
      code: 'check.movements_differ',
      kind: 'order',
      id: funded,
    });
    expect(JSON.parse(lines.at(-1) ?? '')).toMatchObject({ findings: 3, transfers: 0 });
  });
});

describe('over HTTP', () => {
  it('an operator walks the streams in pages; nobody else does', async () => {
    await sql(`delete from transfer where ${ofOrder}`, funded);
    const seen: { readonly code?: string }[] = [];
    let [streams, cursor] = [0, ''];
    do {
      const { body } = await world.ask('operator', 'GET', `/v1/check?limit=2${cursor}`);
      seen.push(...(body['findings'] as { readonly code: string }[]));
      streams += Number(body['streams']);
      cursor = body['next'] === null ? '' : `&cursor=${String(body['next'])}`;
    } while (cursor !== '');
    const { rows } = await sql('select count(*) as streams from stream');
    expect(streams).toBe(rows[0].streams);
    expect(seen.map(({ code }) => code)).toEqual(['check.movements_differ', 'check.paid_differs']);
    expect(seen[1]).toEqual({
      invariant: 'I3',
      code: 'check.paid_differs',
      supplierId: idOf('supplier'),
      kind: 'order',
      id: funded,
      data: { paidMinor: 120_000, ledgerMinor: 0 },
    });
    expect((await world.ask('buyer', 'GET', '/v1/check')).body).toMatchObject({ code: 'access.denied' });
  });
});
