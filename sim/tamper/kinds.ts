/** What somebody with every right on the database and its folder may do to one order: a table of alterations, each drawn at random. */
import type pg from 'pg';
import type { Random } from '../random.ts';

/** Where an alteration happens. */
export type Bench = {
  readonly q: Pick<pg.Client, 'query'>;
  readonly orderId: string;
  readonly random: Random;
  /** Now, by the world's clock. */
  readonly now: string;
  /** Another order of the same supplier. */
  readonly other: string;
};

export type Alteration = {
  readonly name: string;
  /** False where the order has nothing of the kind. */
  readonly alter: (bench: Bench) => Promise<boolean>;
};

type Row = Readonly<Record<string, unknown>>;

async function rowsOf({ q, orderId }: Bench, table: string, where = 'true'): Promise<readonly Row[]> {
  const id = table === 'stream' ? 'id' : table === 'document' ? 'order_id' : 'stream_id';
  const kind = table === 'document' ? 'true' : `kind = 'order'`;
  const { rows } = await q.query<Row>(
    `select ctid::text, * from ${table} where ${id} = $1 and ${kind} and ${where} order by 2, 3, 4, 5`,
    [orderId],
  );
  return rows;
}

/** One row of the order, changed by an assignment; `$2` is the drawn value. */
const change =
  (table: string, name: string, set: string, draw: (random: Random, row: Row) => unknown, where?: string): Alteration['alter'] =>
  async (bench) => {
    const rows = await rowsOf(bench, table, where);
    if (rows.length === 0) return false;
    const row = bench.random.pick(rows);
    const value = draw(bench.random, row);
    const values = set.includes('$2') ? [row['ctid'], value] : [row['ctid']];
    const { rowCount } = await bench.q.query(`update ${table} set ${set} where ctid = $1::tid`, values);
    if (rowCount !== 1) throw new Error(`${name}: changed ${rowCount} rows`);
    return true;
  };

const drop =
  (table: string, where?: string): Alteration['alter'] =>
  async (bench) => {
    const rows = await rowsOf(bench, table, where);
    if (rows.length === 0) return false;
    await bench.q.query(`delete from ${table} where ctid = $1::tid`, [bench.random.pick(rows)['ctid']]);
    return true;
  };

/** Another row like one of the order's, with some columns replaced by expressions. */
const copy =
  (table: string, columns: string, replaced: Readonly<Record<string, string>>, where?: string): Alteration['alter'] =>
  async (bench) => {
    const rows = await rowsOf(bench, table, where);
    if (rows.length === 0) return false;
    const chosen = columns.split(', ').map((column) => replaced[column] ?? column);
    await bench.q.query(`insert into ${table} (${columns}) select ${chosen.join(', ')} from ${table} where ctid = $1::tid`, [
      bench.random.pick(rows)['ctid'],
    ]);
    return true;
  };

/** Columns of two rows of the order, each in the other's place. */
const swap =
  (table: string, columns: readonly string[], where?: string): Alteration['alter'] =>
  async (bench) => {
    const rows = await rowsOf(bench, table, where);
    const [one, two] = bench.random.shuffle(rows);
    const told = (row: Row | undefined): string => JSON.stringify(columns.map((column) => row?.[column]));
    if (!one || !two || told(one) === told(two)) return false;
    const set = columns.map((column) => `${column} = o.${column}`).join(', ');
    await bench.q.query(
      `update ${table} t set ${set} from ${table} o
       where t.ctid = any (array[$1, $2]::tid[]) and o.ctid = any (array[$1, $2]::tid[]) and o.ctid <> t.ctid`,
      [one['ctid'], two['ctid']],
    );
    return true;
  };

/** A JSON value with one leaf changed, whatever it is. */
function nudged(value: unknown, random: Random): unknown {
  if (Array.isArray(value)) {
    if (value.length === 0) return [1];
    if (random.chance(0.2)) return value.slice(0, -1);
    const at = random.int(0, value.length - 1);
    return value.map((item, index) => (index === at ? nudged(item, random) : item));
  }
  if (typeof value === 'object' && value !== null) {
    const keys = Object.keys(value);
    if (keys.length === 0) return { x: 1 };
    const key = random.pick(keys);
    return { ...value, [key]: nudged((value as Row)[key], random) };
  }
  if (typeof value === 'number') return value + random.pick([-1, 1, 1_000]);
  if (typeof value === 'string') return random.chance(0.5) ? `${value}x` : `${value.slice(0, -1)}~`;
  return typeof value === 'boolean' ? !value : 1;
}

const json = (column: string) => (random: Random, row: Row) => JSON.stringify(nudged(row[column], random));
const shift = (random: Random): string => `${random.pick([-86_400, -3_600, -1, 1, 60, 7_200, 604_800])} seconds`;
const hex = (random: Random): string => Buffer.from(random.bytes(32)).toString('hex');

const EVENT = 'supplier_id, kind, stream_id, seq, type, v, data, at, received_at, actor, prev, hash, beside';
const TRANSFER = 'supplier_id, intent_id, kind, stream_id, seq, debit, credit, currency, amount_minor, at';
const CONTENT = 'supplier_id, kind, stream_id, content_id, content_kind, salt, body, hash';
const DEADLINE = 'supplier_id, kind, stream_id, name, due_at, zone, rule, tzdata, data';

/** Moves events from a number on, so that one more fits in. */
async function insertBetween(bench: Bench): Promise<boolean> {
  const events = await rowsOf(bench, 'event');
  if (events.length < 2) return false;
  const at = bench.random.int(1, events.length - 1);
  const where = `kind = 'order' and stream_id = $1`;
  await bench.q.query(`update event set seq = -seq where ${where} and seq > $2`, [bench.orderId, at]);
  await bench.q.query(`update event set seq = 1 - seq where ${where} and seq < 0`, [bench.orderId]);
  await bench.q.query(
    `insert into event (${EVENT}) select supplier_id, kind, stream_id, seq + 1, type, v, data, at, received_at, actor, hash, hash, beside
     from event where ${where} and seq = $2`,
    [bench.orderId, at],
  );
  return true;
}

async function swapEvents(bench: Bench): Promise<boolean> {
  const [one, two] = bench.random.shuffle(await rowsOf(bench, 'event'));
  if (!one || !two) return false;
  const move = (from: unknown, to: unknown) =>
    bench.q.query(`update event set seq = $3 where kind = 'order' and stream_id = $1 and seq = $2`, [bench.orderId, from, to]);
  await move(one['seq'], -1);
  await move(two['seq'], one['seq']);
  await move(-1, two['seq']);
  return true;
}

async function truncate(bench: Bench): Promise<boolean> {
  const { length } = await rowsOf(bench, 'event');
  const least = bench.random.int(0, length - 1);
  await bench.q.query(`delete from event where kind = 'order' and stream_id = $1 and seq > $2`, [bench.orderId, least]);
  return true;
}

async function foreignState({ q, orderId, other }: Bench): Promise<boolean> {
  const { rowCount } = await q.query(
    `update stream s set state = o.state from stream o where s.kind = 'order' and s.id = $1 and o.kind = 'order' and o.id = $2`,
    [orderId, other],
  );
  return rowCount === 1;
}

const ALIVE = 'erased_at is null';
const named = (table: string, alterations: Readonly<Record<string, Alteration['alter']>>): readonly Alteration[] =>
  Object.entries(alterations).map(([what, alter]) => ({ name: `${table}: ${what}`, alter }));

const field = (column: string, set: string, draw: (random: Random, row: Row) => unknown, where?: string) => (table: string) =>
  change(table, `${table}.${column}`, set, draw, where);

/** Rows that no event vouches for on purpose (files of acts that were refused) are left alone. */
const NAMED = (bench: Bench): string =>
  `${ALIVE} and exists (select 1 from event e where e.stream_id = '${bench.orderId}' and strpos(e.data::text, document_id) > 0)`;
const ofNamed =
  (alter: (where: string) => Alteration['alter']): Alteration['alter'] =>
  (bench) =>
    alter(NAMED(bench))(bench);

const OTHER_TYPE = (random: Random, row: Row): string =>
  row['media_type'] === 'image/png' ? 'image/jpeg' : random.pick(['image/png', 'application/pdf']);
const OTHER_KIND = (random: Random, row: Row): string =>
  random.pick(['attachment', 'evidence', 'evidence_copy'].filter((kind) => kind !== row['kind']));

export const ALTERATIONS: readonly Alteration[] = [
  ...named('event', {
    'what it says': field('data', 'data = $2::jsonb', json('data'))('event'),
    'when it was': field('at', 'at = at + $2::interval', shift)('event'),
    'when it came': field('received_at', 'received_at = received_at + $2::interval', shift)('event'),
    'who did it': field('actor', 'actor = $2::jsonb', json('actor'))('event'),
    'its type': field('type', `type = $2`, (random, row) =>
      random.pick(['orders.moved', 'payments.credited'].filter((t) => t !== row['type'])),
    )('event'),
    'its version': field('v', 'v = v + 1', () => 0)('event'),
    'what it vouches for': field('beside', 'beside = $2::jsonb', json('beside'))('event'),
    'that it vouches at all': field('beside', 'beside = null', () => 0)('event'),
    'its hash': field('hash', 'hash = $2', hex)('event'),
    'the hash before it': field('prev', 'prev = $2', hex)('event'),
    deleted: drop('event'),
    'cut off from here': truncate,
    'one more at the end': copy('event', EVENT, { seq: 'seq + 1000000', prev: 'hash' }),
    'one more between': insertBetween,
    'in another place': swapEvents,
    'with what another says': swap('event', ['type', 'data']),
  }),
  ...named('transfer', {
    amount: field('amount_minor', 'amount_minor = amount_minor + $2', (random) => random.pick([1, 100, 1_000_000]))('transfer'),
    reversed: field('debit', 'debit = credit, credit = debit', () => 0)('transfer'),
    'another account': field('credit', `credit = 'fund:' || supplier_id`, () => 0)('transfer'),
    'another time': field('at', 'at = at + $2::interval', shift)('transfer'),
    'another intent': field('intent_id', `intent_id = intent_id || ':again'`, () => 0)('transfer'),
    'another currency': field('currency', `currency = case currency when 'EUR' then 'USD' else 'EUR' end`, () => 0)('transfer'),
    'of another event': field('seq', 'seq = case seq when 1 then 2 else seq - 1 end', () => 0)('transfer'),
    deleted: drop('transfer'),
    'made twice': copy('transfer', TRANSFER, { intent_id: `intent_id || ':twice'` }),
    "with another's amount": swap('transfer', ['amount_minor']),
  }),
  ...named('content', {
    words: field('body', 'body = $2::jsonb', json('body'), ALIVE)('content'),
    salt: field('salt', 'salt = $2', hex, ALIVE)('content'),
    hash: field('hash', 'hash = $2', hex)('content'),
    deleted: drop('content'),
    'one more': copy('content', CONTENT, { content_id: `content_id || 'x'` }, ALIVE),
    exchanged: swap('content', ['salt', 'body', 'hash'], ALIVE),
    erased: field('erased_at', 'salt = null, body = null, erased_at = now()', () => 0, ALIVE)('content'),
    'erased by half': field('erased_at', 'body = null, erased_at = now()', () => 0, ALIVE)('content'),
  }),
  ...named('document', {
    hash: ofNamed((where) => field('sha256', 'sha256 = $2', hex, where)('document')),
    size: ofNamed((where) =>
      field('size_bytes', 'size_bytes = size_bytes + 1', () => 0, `${where} and kind <> 'evidence_copy'`)('document'),
    ),
    type: ofNamed((where) =>
      field('media_type', 'media_type = $2', OTHER_TYPE, `${where} and kind <> 'evidence_copy'`)('document'),
    ),
    kind: ofNamed((where) => field('kind', 'kind = $2', OTHER_KIND, where)('document')),
    erased: ofNamed((where) => field('erased_at', 'erased_at = now()', () => 0, where)('document')),
    deleted: ofNamed((where) => drop('document', where)),
  }),
  ...named('stream', {
    state: field('state', 'state = $2::jsonb', json('state'))('stream'),
    'state of another order': foreignState,
    version: field('version', 'version = version + $2', (random) => random.pick([-1, 1]))('stream'),
    head: field('head', 'head = $2', hex)('stream'),
    deleted: drop('stream'),
  }),
  ...named('stream_party', {
    company: field('company_id', `company_id = 'somebody'`, () => 0)('stream_party'),
    'one more': copy('stream_party', 'supplier_id, kind, stream_id, company_id, relation', {
      company_id: `'somebody'`,
      relation: `'inspector'`,
    }),
    deleted: drop('stream_party'),
  }),
  ...named('deadline', {
    'another time': field('due_at', 'due_at = due_at + $2::interval', shift)('deadline'),
    'another zone': field('zone', `zone = 'Etc/GMT+12'`, () => 0)('deadline'),
    'another rule': field('rule', `rule = rule || 'x'`, () => 0)('deadline'),
    'other data': field('data', 'data = $2::jsonb', json('data'))('deadline'),
    renamed: (bench) => change('deadline', 'deadline.name', `name = name || ':x'`, () => 0, `due_at > '${bench.now}'`)(bench),
    deleted: (bench) => drop('deadline', `due_at > '${bench.now}'`)(bench),
    'one more': copy('deadline', DEADLINE, { name: `name || ':x'` }),
  }),
];
