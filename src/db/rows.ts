/** Many rows in one statement, as one JSON text: written once and read once, where arrays quote each text in them again. */
import type { ClientBase } from 'pg';

/** Columns by name. JSON's null is SQL's, in a jsonb column, too. */
export type Row = { readonly [column: string]: unknown };

/** What a statement reads the rows of its only parameter from, in the types of a table's columns. */
export const rowsOf = (table: string): string => `jsonb_populate_recordset(null::${table}, $1::jsonb)`;

/**
 * Inserts rows that have the same columns, and returns how many were written. What is interpolated is our own: names of
 * tables and columns, and what is to happen on a conflict.
 */
export async function insertRows(client: ClientBase, table: string, rows: readonly Row[], onConflict = ''): Promise<number> {
  const [first] = rows;
  if (!first) return 0;
  const columns = Object.keys(first).join(', ');
  const { rowCount } = await client.query({
    // Planned once a connection: there is one way to insert.
    name: `rows of ${table}`,
    text: `insert into ${table} (${columns}) select ${columns} from ${rowsOf(table)} ${onConflict}`,
    values: [JSON.stringify(rows)],
  });
  return rowCount ?? 0;
}
