/** What must hold across streams: guarded balances, unique intents, rows that belong to a stream, parties that belong to an order. */
import type { StreamKind } from '../kernel/decider.ts';
import type { JsonObject } from '../kernel/result.ts';
import type { Invariant, Tell } from '../overview/check.types.ts';
import type { Queryable } from './reads.ts';
import type { Registry } from './registry.ts';

/** Rows fetched at once from a result of unknown length. */
const FETCH = 500;

/** Every row of a statement, through a cursor of the transaction, so that memory stays bounded. */
export async function* cursor<R>(q: Queryable, statement: string): AsyncGenerator<R> {
  await q.query(`declare audit no scroll cursor for ${statement}`);
  for (;;) {
    const { rows } = await q.query(`fetch ${FETCH} from audit`);
    yield* rows as R[];
    if (rows.length < FETCH) break;
  }
  await q.query('close audit');
}

/** Columns that name a stream; null kind: the row belongs to none. */
type Row = { supplier_id: string | null; kind: StreamKind | null; id: string | null; data: JsonObject };
type Search = { readonly invariant: Invariant; readonly code: string; readonly statement: string };

const without = (table: string, id = 'stream_id'): Search => ({
  invariant: 'form',
  code: 'check.stream_missing',
  statement: `select t.supplier_id, t.kind, t.${id} as id, jsonb_build_object('table', '${table}', 'rows', count(*)) as data
    from ${table} t left join stream s on s.supplier_id = t.supplier_id and s.kind = t.kind and s.id = t.${id}
    where s.id is null group by 1, 2, 3`,
});

const AUTHOR = `s.state -> 'contracts' ->> 'author'`;
const side = (relation: string): string => `s.state -> 'contracts' ->> '${relation}Id'`;
const lacks = (
  relation: string,
): string => `not exists (select 1 from stream_party p where p.supplier_id = s.supplier_id and p.kind = s.kind
  and p.stream_id = s.id and p.relation = '${relation}' and p.company_id = ${side(relation)})`;

/** A draft that was never sent is its author's alone; the other side becomes a party when it is sent. */
const unsent = `(s.state -> 'contracts' -> 'sent' = 'null'::jsonb and (s.state -> 'contracts' ->> 'version')::int = 1)`;
const knows = (relation: string): string => `(not ${unsent} or ${AUTHOR} = '${relation}')`;

const SEARCHES: readonly Search[] = [
  ...['event', 'transfer', 'content', 'deadline', 'stream_party'].map((table) => without(table)),
  {
    invariant: 'I5',
    code: 'check.intent_twice',
    statement: `select null as supplier_id, null as kind, null as id,
      jsonb_build_object('supplierId', supplier_id, 'intent', intent_id, 'times', count(*)) as data
      from transfer group by supplier_id, intent_id having count(*) > 1`,
  },
  {
    invariant: 'I5',
    code: 'check.intent_unguarded',
    statement: `select null as supplier_id, null as kind, null as id, '{"constraint": "unique (supplier_id, intent_id)"}'::jsonb as data
      where not exists (
        select 1 from pg_constraint c where c.conrelid = 'transfer'::regclass and c.contype in ('p', 'u') and c.convalidated
        and (select array_agg(a.attname::text order by a.attname) from pg_attribute a where a.attrelid = c.conrelid and a.attnum = any (c.conkey))
          = array['intent_id', 'supplier_id'])`,
  },
  {
    invariant: 'I5',
    code: 'check.intent_foreign',
    statement: `select supplier_id, kind, stream_id as id, jsonb_build_object('intent', intent_id) as data
      from transfer where kind = 'order' and strpos(intent_id, stream_id) = 0`,
  },
  {
    invariant: 'I1',
    code: 'check.transfer_malformed',
    statement: `select t.supplier_id, t.kind, t.stream_id as id, jsonb_build_object('intent', t.intent_id, 'seq', t.seq) as data
      from transfer t join stream s on s.supplier_id = t.supplier_id and s.kind = t.kind and s.id = t.stream_id
      where t.amount_minor <= 0 or t.debit = t.credit or t.seq < 1 or t.seq > s.version`,
  },
  {
    invariant: 'form',
    code: 'check.party_missing',
    statement: `select s.supplier_id, s.kind, s.id, '{}'::jsonb as data from stream s
      where s.kind = 'order' and ((${knows('buyer')} and ${lacks('buyer')}) or (${knows('supplier')} and ${lacks('supplier')}))`,
  },
  {
    invariant: 'form',
    code: 'check.party_foreign',
    statement: `select s.supplier_id, s.kind, s.id, jsonb_build_object('companyId', p.company_id, 'relation', p.relation) as data
      from stream s join stream_party p on p.supplier_id = s.supplier_id and p.kind = s.kind and p.stream_id = s.id
      where s.kind = 'order' and ((p.relation = 'buyer' and p.company_id is distinct from ${side('buyer')})
        or (p.relation = 'supplier' and p.company_id is distinct from ${side('supplier')})
        or (p.relation in ('buyer', 'supplier') and ${unsent} and p.relation <> ${AUTHOR}))`,
  },
];

/** Looks through whole tables; on a large database each search reads its table once. */
export async function searchTables(q: Queryable, tell: Tell): Promise<void> {
  for (const { invariant, code, statement } of SEARCHES) {
    for await (const row of cursor<Row>(q, statement)) {
      const { supplier_id: supplierId, kind, id, data } = row;
      tell({
        invariant,
        code,
        data,
        stream: supplierId !== null && kind !== null && id !== null ? { supplierId, kind, id } : null,
      });
    }
  }
}

const BALANCES = `select t.supplier_id, a.account, t.currency, sum(a.minor)::bigint as balance
  from transfer t cross join lateral (values (t.debit, -t.amount_minor), (t.credit, t.amount_minor)) as a (account, minor)
  group by 1, 2, 3`;

/** I2: no account of other people's money is below zero. An account ends with the id of the order or supplier it is of. */
export async function searchOverdrawn(q: Queryable, registry: Registry, tell: Tell): Promise<void> {
  type Overdrawn = { supplier_id: string; account: string; currency: string; balance: number };
  for await (const row of cursor<Overdrawn>(q, `${BALANCES} having sum(a.minor) < 0`)) {
    if (!registry.isGuarded(row.account)) continue;
    const owner = row.account.slice(row.account.indexOf(':') + 1);
    const stream = owner === row.supplier_id ? null : ({ supplierId: row.supplier_id, kind: 'order', id: owner } as const);
    tell({
      invariant: 'I2',
      code: 'check.overdrawn',
      stream,
      data: { account: row.account, currency: row.currency, balanceMinor: row.balance },
    });
  }
}

/** Balance of all accounts of a kind, by currency. */
export async function sumOfKind(q: Queryable, kind: string): Promise<ReadonlyMap<string, number>> {
  const { rows } = await q.query<{ currency: string; balance: number }>(
    `select currency, sum(balance)::bigint as balance from (${BALANCES}) b where split_part(account, ':', 1) = $1 group by currency`,
    [kind],
  );
  return new Map(rows.map((r) => [r.currency, r.balance]));
}

export const countTransfers = async (q: Queryable): Promise<number> =>
  (await q.query<{ count: number }>('select count(*) as count from transfer')).rows[0]?.count ?? 0;
