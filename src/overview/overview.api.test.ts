/** The composed reads over HTTP: who sees what, and that what is shown can be computed again. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eventHash } from '../kernel/chain.ts';
import { canonical, sha256 } from '../kernel/canonical.ts';
import { fromMillis, toMillis } from '../kernel/dates.ts';
import { type World, DRAFT, bookAgency, confirmedOrder, draftOrder, fundedOrder, idOf, openWorld } from './overview.fixture.ts';

let world: World;
let funded: string;

beforeAll(async () => {
  world = await openWorld();
  funded = await fundedOrder(world);
  await bookAgency(world, funded);
});
afterAll(() => world.close());

describe('one order', () => {
  it('is not sent again to who has it, and is once anything changed, though its contract has the same version', async () => {
    const orderId = await draftOrder(world);
    const read = async (tag?: string) =>
      world.ask('buyer', 'GET', `/v1/orders/${orderId}`, undefined, tag === undefined ? {} : { 'if-none-match': tag });
    const tag = String((await read()).headers['etag']);
    expect((await read(tag)).status).toBe(304);
    expect((await world.ask('buyer', 'POST', `/v1/orders/${orderId}/send`, {}, { 'if-match': tag })).status).toBe(200);
    const again = await read(tag);
    expect([again.status, again.body['state'], again.body['version']]).toEqual([200, 'sent', 1]);
    expect(again.headers['etag']).not.toBe(tag);
  });

  it('is shown to its buyer with everything that counts', async () => {
    const { status, body, headers } = await world.ask('buyer', 'GET', `/v1/orders/${funded}`);
    expect(status).toBe(200);
    expect(headers['etag']).toMatch(/^"v1\.[0-9a-f]{32}"$/);
    expect(body).toMatchObject({
      orderId: funded,
      state: 'funded',
      version: 1,
      you: 'buyer',
      zone: 'Asia/Shanghai',
      mode: 'guarantee',
      policy: 'classic@2015-01',
      buyer: { name: 'Harbour Lights Ltd', country: 'GB' },
      supplier: { name: 'Shenzhen Brightway Co Ltd', country: 'CN' },
      next: { by: 'supplier', what: 'report_ready', instalment: null },
      due: { on: '2026-05-15', at: '2026-05-15T16:00:00.000Z', rule: 'contract.ship_by' },
      shipBy: { date: '2026-05-15', words: null, problems: [] },
      money: {
        currency: 'USD',
        totalMinor: 400_000,
        paidMinor: 120_000,
        coveredMinor: 120_000,
        uncoveredMinor: 280_000,
        heldMinor: 120_000,
        releasedMinor: 0,
        refundedMinor: 0,
        feeMinor: 0,
        chargedBackMinor: 0,
        reservedMinor: 400_000,
      },
      instalments: [
        { name: 'deposit', openMinor: 0, dueOn: '2026-03-09' },
        { name: 'balance', openMinor: 280_000, dueOn: null },
      ],
      contract: {
        version: 1,
        terms: { lines: [{ product: { text: 'LED strip 5 m, 24 V', erased: false } }] },
        clauses: [{ clauseId: 'power', verdict: 'measurable' }],
      },
      amendment: null,
    });
    expect((body['warnings'] as readonly { code: string }[]).map((w) => w.code)).toEqual(
      expect.arrayContaining(['cover.deposit_only', 'cover.not_insurance']),
    );
    expect((body['contract'] as { clauses: { text: { text: string } }[] }).clauses[0]?.text.text).toContain('72 W');
  });

  it('shows an inspector the contract and none of the money', async () => {
    const { body } = await world.ask('inspector', 'GET', `/v1/orders/${funded}`);
    expect(body).toMatchObject({
      you: 'inspector',
      money: null,
      instalments: null,
      contract: { clauses: [{ clauseId: 'power' }] },
    });
    expect((body['warnings'] as readonly { code: string }[]).map((w) => w.code)).not.toContain('cover.deposit_only');
  });

  it('is read by an operator', async () => {
    expect((await world.ask('operator', 'GET', `/v1/orders/${funded}`)).body).toMatchObject({ you: 'operator', state: 'funded' });
  });

  it('marks a text that was erased', async () => {
    const orderId = await draftOrder(world);
    await world.db.admin.query(
      `update content set salt = null, body = null, erased_at = now() where stream_id = $1 and content_kind = 'product'`,
      [orderId],
    );
    const { body } = await world.ask('buyer', 'GET', `/v1/orders/${orderId}`);
    expect(body).toMatchObject({ contract: { terms: { lines: [{ product: { text: null, erased: true } }] } } });
  });

  it('answers who must not see it as if it did not exist, in every read', async () => {
    const missing = `${idOf('supplier')}-0000000000`;
    for (const path of ['', '/events', '/contract', '/deadlines', '/lint', '/statement']) {
      const foreign = await world.ask('stranger', 'GET', `/v1/orders/${funded}${path}`);
      const absent = await world.ask('stranger', 'GET', `/v1/orders/${missing}${path}`);
      expect(foreign.status).toBe(404);
      expect({ ...foreign.body, instance: '' }).toEqual({ ...absent.body, instance: '' });
      expect((await world.ask(null, 'GET', `/v1/orders/${funded}${path}`)).status).toBe(401);
    }
  });

  it.each([
    [
      'next of a sent one',
      async () => {
        const id = await draftOrder(world);
        await world.ask('buyer', 'POST', `/v1/orders/${id}/send`);
        return id;
      },
      { state: 'sent', next: { by: 'supplier', what: 'confirm' } },
    ],
    [
      'next of a confirmed one',
      () => confirmedOrder(world),
      { state: 'confirmed', next: { by: 'buyer', what: 'pay_instalment', instalment: 'deposit' }, due: { on: '2026-03-09' } },
    ],
    [
      'words in place of a date',
      () => draftOrder(world, { shipBy: 'as soon as possible' }),
      { shipBy: { date: null, words: { text: 'as soon as possible' } }, due: null },
    ],
  ])('shows %s', async (_, make, expected) => {
    expect((await world.ask('buyer', 'GET', `/v1/orders/${await make()}`)).body).toMatchObject(expected);
  });
});

describe('the list', () => {
  it('calls an order by its goods before anything is agreed', async () => {
    const id = await draftOrder(world);
    const { body } = await world.ask('buyer', 'GET', '/v1/orders?state=draft&limit=50');
    const rows = body['items'] as readonly { readonly orderId: string; readonly title: string | null }[];
    expect(rows.find(({ orderId }) => orderId === id)?.title).toBe('LED strip 5 m, 24 V');
  });

  it('has the orders of the acting company, in pages, filtered by state', async () => {
    const first = await world.ask('supplier', 'GET', '/v1/orders?limit=2');
    expect(first.body['items']).toHaveLength(2);
    const rest = await world.ask('supplier', 'GET', `/v1/orders?limit=100&cursor=${String(first.body['next'])}`);
    const all = [...(first.body['items'] as { orderId: string }[]), ...(rest.body['items'] as { orderId: string }[])];
    expect(new Set(all.map((o) => o.orderId)).size).toBe(all.length);
    expect(all.map((o) => o.orderId)).toContain(funded);
    const filtered = await world.ask('supplier', 'GET', '/v1/orders?state=funded');
    expect(filtered.body).toMatchObject({
      items: [
        {
          orderId: funded,
          you: 'supplier',
          title: 'LED strip 5 m, 24 V',
          next: { by: 'supplier' },
          money: { coveredMinor: 120_000 },
        },
      ],
      next: null,
    });
  });

  it('has the newest first, each once over all pages, also while new ones are opened', async () => {
    const opened: string[] = [];
    const start = toMillis(world.clock.now());
    for (const n of [1, 2, 3, 3, 4]) {
      world.clock.set(fromMillis(start + n));
      opened.unshift(await draftOrder(world));
    }
    type Page = {
      readonly items: readonly { readonly orderId: string; readonly openedAt: string }[];
      readonly next: string | null;
    };
    const page = async (query: string): Promise<Page> =>
      (await world.ask('buyer', 'GET', `/v1/orders?${query}`)).body as unknown as Page;
    const all = (await page('limit=100')).items;
    // Some are of the same instant: their ids decide.
    const wanted = all.toSorted((a, b) => (a.openedAt + a.orderId < b.openedAt + b.orderId ? 1 : -1));
    expect(all).toEqual(wanted);
    expect(new Set(all.slice(0, 5).map(({ orderId }) => orderId))).toEqual(new Set(opened));
    const seen: string[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const { items, next }: Page = await page(`limit=2${cursor === '' ? '' : `&cursor=${cursor}`}`);
      seen.push(...items.map(({ orderId }) => orderId));
      cursor = next;
      if (seen.length === 2) await draftOrder(world);
    }
    expect(seen).toEqual(all.map(({ orderId }) => orderId));
  });

  it('is read from the index of parties by when the order was opened, without sorting', async () => {
    await world.db.admin.query('begin');
    await world.db.admin.query('set local enable_seqscan = off');
    await world.db.admin.query('set local enable_hashjoin = off');
    const { rows } = await world.db.admin.query<Record<string, string>>(
      `explain select distinct on (p.opened_at, p.stream_id) s.state from stream_party p
       join stream s on s.supplier_id = p.supplier_id and s.kind = p.kind and s.id = p.stream_id
       where p.company_id = 'x' and p.kind = 'order' and (p.opened_at, p.stream_id) < ('infinity'::timestamptz, '')
       order by p.opened_at desc, p.stream_id desc limit 3`,
    );
    await world.db.admin.query('rollback');
    const plan = rows.map((row) => row['QUERY PLAN']).join('\n');
    expect(plan).toMatch(/Index.* Scan Backward using stream_party_newest/);
    expect(plan).not.toContain('Sort');
  });
  it('names the goods of an order whose text is still being written', async () => {
    const orderId = await draftOrder(world);
    type Row = { readonly orderId: string; readonly title: string | null };
    const { body } = await world.ask('buyer', 'GET', '/v1/orders?state=draft&limit=100');
    expect((body['items'] as readonly Row[]).find((row) => row.orderId === orderId)?.title).toBe('LED strip 5 m, 24 V');
  });
  it('is empty for who has none, hides money from an agency, and refuses a cursor of another list', async () => {
    expect((await world.ask('stranger', 'GET', '/v1/orders')).body).toEqual({ items: [], next: null });
    expect((await world.ask('inspector', 'GET', '/v1/orders')).body).toMatchObject({
      items: [{ orderId: funded, you: 'inspector', money: null }],
    });
    const { body } = await world.ask('supplier', 'GET', '/v1/orders?limit=1');
    expect((await world.ask('supplier', 'GET', `/v1/orders?state=draft&cursor=${String(body['next'])}`)).body).toMatchObject({
      code: 'paging.cursor_invalid',
    });
  });
});

describe('the history', () => {
  it('has every event once, and its chain can be computed again from what is shown', async () => {
    let cursor = '';
    let prev = '0'.repeat(64);
    const seqs: number[] = [];
    do {
      const { body } = await world.ask('buyer', 'GET', `/v1/orders/${funded}/events?limit=3${cursor}`);
      expect(body['chain']).toMatchObject({ verified: true });
      const [supplierId = '', , id = ''] = body['stream'] as string[];
      for (const event of body['items'] as never[]) {
        expect(event['prev']).toBe(prev);
        expect(eventHash({ ...(event as object), stream: { supplierId, kind: 'order', id } } as never)).toBe(event['hash']);
        prev = event['hash'];
        seqs.push(event['seq']);
      }
      cursor = body['next'] === null ? '' : `&cursor=${String(body['next'])}`;
      if (cursor === '') expect(body['chain']).toMatchObject({ head: prev, length: seqs.length });
    } while (cursor !== '');
    expect(seqs).toEqual(seqs.map((_, i) => i + 1));
  });

  it('hides what money did from an inspector, and still shows that something happened', async () => {
    const { body } = await world.ask('inspector', 'GET', `/v1/orders/${funded}/events?limit=100`);
    const items = body['items'] as { type: string; data: unknown }[];
    expect(items.filter((e) => e.type.startsWith('payments.')).every((e) => e.data === null)).toBe(true);
    expect(items.find((e) => e.type === 'contracts.drafted')?.data).not.toBeNull();
  });

  it('tells the texts that events name', async () => {
    const orderId = await draftOrder(world);
    await world.ask('buyer', 'POST', `/v1/orders/${orderId}/cancel`, { reason: 'changed plans' });
    const { body } = await world.ask('buyer', 'GET', `/v1/orders/${orderId}/events`);
    expect(Object.values(body['texts'] as Record<string, { text: string }>).map((t) => t.text)).toContain('changed plans');
  });

  it('says so when somebody changed an event behind our back', async () => {
    const orderId = await draftOrder(world);
    await world.db.admin.query(
      `update event set data = data || '{"mode": "hold"}' where stream_id = $1 and type = 'orders.opened'`,
      [orderId],
    );
    expect((await world.ask('buyer', 'GET', `/v1/orders/${orderId}/events`)).body).toMatchObject({ chain: { verified: false } });
  });
});

describe('the contract', () => {
  it('can be verified by anybody who has only this answer', async () => {
    const { body } = await world.ask('supplier', 'GET', `/v1/orders/${funded}/contract`);
    expect(body).toMatchObject({ of: 'agreed', version: 1 });
    expect(sha256(canonical(body['document']))).toBe(body['fingerprint']);
    const texts = Object.values(body['texts'] as Record<string, { salt: string; body: string; hash: string; kind: string }>);
    expect(texts.map((t) => t.kind).sort()).toEqual(['clause', 'product']);
    for (const { salt, body: words, hash } of texts) expect(sha256(canonical({ salt, body: words }))).toBe(hash);
    const order = await world.ask('supplier', 'GET', `/v1/orders/${funded}`);
    expect(order.body).toMatchObject({
      contract: { fingerprint: body['fingerprint'], confirmations: { buyer: { fingerprint: body['fingerprint'] } } },
    });
  });

  it('of an amendment is the one that both would confirm', async () => {
    const orderId = await confirmedOrder(world);
    expect((await world.ask('supplier', 'GET', `/v1/orders/${orderId}/contract?of=amendment`)).status).toBe(404);
    await world.ask('buyer', 'POST', `/v1/orders/${orderId}/amendments`, { set: { shipBy: '2026-06-01' } });
    const proposed = await world.ask('supplier', 'GET', `/v1/orders/${orderId}/contract?of=amendment`);
    expect(proposed.body).toMatchObject({ of: 'amendment', version: 2 });
    expect(sha256(canonical(proposed.body['document']))).toBe(proposed.body['fingerprint']);
    expect((await world.ask('buyer', 'GET', `/v1/orders/${orderId}`)).body).toMatchObject({
      amendment: { by: 'buyer', terms: { shipBy: { date: '2026-06-01' } } },
      shipBy: { date: '2026-05-15' },
    });
    await world.ask('supplier', 'POST', `/v1/orders/${orderId}/amendments/confirm`);
    const agreed = await world.ask('supplier', 'GET', `/v1/orders/${orderId}/contract`);
    expect(agreed.body).toMatchObject({ of: 'agreed', version: 2, fingerprint: proposed.body['fingerprint'] });
    const sent = await world.ask('supplier', 'GET', `/v1/orders/${orderId}/contract?of=sent`);
    expect(sent.body).toMatchObject({ of: 'sent', version: 1 });
    expect(sha256(canonical(sent.body['document']))).toBe(sent.body['fingerprint']);
  });

  it('of an amendment names each clause once; else neither text is kept', async () => {
    const orderId = await confirmedOrder(world);
    const texts = async (): Promise<unknown> =>
      (await world.db.admin.query('select count(*) from content where stream_id = $1', [orderId])).rows[0];
    const before = await texts();
    const { body } = await world.ask('buyer', 'GET', `/v1/orders/${orderId}/contract`);
    const { clauseId } = (body['document'] as { clauses: { clauseId: string }[] }).clauses[0] ?? {};
    const changeClauses = ['Mass 250 g', 'Mass 260 g'].map((text) => ({ clauseId, text }));
    const refused = await world.ask('buyer', 'POST', `/v1/orders/${orderId}/amendments`, { changeClauses });
    expect([refused.status, refused.body['code']]).toEqual([409, 'contract.clause_exists']);
    expect(await texts()).toEqual(before);
  });

  it('of a draft has a fingerprint that nobody confirmed yet', async () => {
    const { body } = await world.ask('buyer', 'GET', `/v1/orders/${await draftOrder(world)}/contract`);
    expect(body).toMatchObject({ of: 'draft', version: 1 });
    expect(sha256(canonical(body['document']))).toBe(body['fingerprint']);
  });
});

describe('deadlines and lint', () => {
  it('shows when an unpaid order ends, with the last whole day', async () => {
    const { body } = await world.ask('supplier', 'GET', `/v1/orders/${await confirmedOrder(world)}/deadlines`);
    expect(body).toMatchObject({
      items: [{ name: 'orders.unpaid', lastDay: '2026-04-01', dueAt: '2026-04-01T16:00:00.000Z', zone: 'Asia/Shanghai' }],
    });
  });

  it('says which clauses can be measured and what nobody wrote', async () => {
    const orderId = await draftOrder(world, {
      shipBy: 'soon',
      clauses: [...DRAFT.clauses, { clauseId: 'look', text: 'The strip must look nice and be of good quality' }],
    });
    const { body } = await world.ask('buyer', 'GET', `/v1/orders/${orderId}/lint`);
    expect(body).toMatchObject({
      version: 1,
      clauses: [
        { clauseId: 'power', verdict: 'measurable', problems: [], details: [] },
        { clauseId: 'look', verdict: 'vague', problems: expect.arrayContaining(['subjective_term']) },
      ],
      shipBy: { ok: false, date: null },
    });
    const absent = body['absent'] as readonly string[];
    expect(absent.length).toBeGreaterThan(0);
    const order = await world.ask('buyer', 'GET', `/v1/orders/${orderId}`);
    expect((order.body['warnings'] as { code: string; data: unknown }[]).find((w) => w.code === 'clause.absent')?.data).toEqual({
      topics: absent,
    });
  });
});
