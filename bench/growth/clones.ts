/** Many orders at once: one that was really lived, copied under other names with its chain made anew. */
import { pipeline } from 'node:stream/promises';
import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import pg from 'pg';
import { from as copyFrom, to as copyTo } from 'pg-copy-streams';
import { EVENT_COLUMNS, toEventRow } from '../../src/db/events.ts';
import { GENESIS, eventHash } from '../../src/kernel/chain.ts';
import { makeIds } from '../../src/kernel/ids.ts';
import { TYPES } from '../../src/db/values.ts';

/** Tables of an order, and the column that holds its id. */
const TABLES = {
  stream: { id: 'id', columns: 'supplier_id, kind, id, version, head, state, frozen' },
  stream_party: { id: 'stream_id', columns: 'supplier_id, kind, stream_id, company_id, relation' },
  event: { id: 'stream_id', columns: EVENT_COLUMNS },
  content: { id: 'stream_id', columns: 'supplier_id, kind, stream_id, content_id, content_kind, salt, body, hash' },
  transfer: {
    id: 'stream_id',
    columns: 'supplier_id, kind, stream_id, intent_id, seq, debit, credit, currency, amount_minor, at',
  },
  deadline: { id: 'stream_id', columns: 'supplier_id, kind, stream_id, name, due_at, zone, rule, tzdata, data' },
} as const;
type Table = keyof typeof TABLES;
const NAMES = Object.keys(TABLES) as readonly Table[];

/** Clones written by one COPY of each table. */
const BATCH = 2_000;
const ids = makeIds();

/**
 * Copies an order so many times: other ids, the same life. Each copy's events are hashed again, so that it verifies.
 * @param orderId of the order to copy
 */
export async function cloneOrder(adminUrl: string, orderId: string, copies: number): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl, statement_timeout: 0, types: TYPES });
  await client.connect();
  try {
    const rows = new Map<Table, string>();
    for (const table of NAMES) {
      const { id, columns } = TABLES[table];
      const query = `copy (select ${columns} from ${table} where ${id} = '${orderId}') to stdout`;
      rows.set(table, await text(client.query(copyTo(query))));
    }
    const { rows: raw } = await client.query(`select ${EVENT_COLUMNS} from event where stream_id = $1 order by seq`, [orderId]);
    const events = JSON.stringify(raw.map(toEventRow));
    const supplierId = orderId.slice(0, orderId.indexOf('-'));
    for (let left = copies; left > 0; left -= BATCH) {
      const made = Array.from({ length: Math.min(BATCH, left) }, () =>
        renamed(rows, events, orderId, `${supplierId}-${ids.short()}`),
      );
      for (const table of NAMES) {
        const lines = made.map((clone) => clone.get(table) ?? '');
        await pipeline(Readable.from(lines), client.query(copyFrom(`copy ${table} (${TABLES[table].columns}) from stdin`)));
      }
    }
    await client.query('vacuum analyze');
  } finally {
    await client.end();
  }
}

/** The lines of one copy: the old id is the new one wherever it stands, and so is each event's hash. */
function renamed(rows: ReadonlyMap<Table, string>, events: string, from: string, to: string): ReadonlyMap<Table, string> {
  const hashes = new Map<string, string>();
  let prev = GENESIS;
  for (const event of JSON.parse(events.replaceAll(from, to)) as readonly ReturnType<typeof toEventRow>[]) {
    prev = eventHash({ ...event, prev });
    hashes.set(event.hash, prev);
  }
  const rehash = (lines: string): string => lines.replaceAll(/[0-9a-f]{64}/gu, (hash) => hashes.get(hash) ?? hash);
  return new Map(
    [...rows].map(([table, lines]) => {
      const named = lines.replaceAll(from, to);
      return [table, table === 'event' || table === 'stream' ? rehash(named) : named];
    }),
  );
}
