/** The peer of the commit path: TPC-B as one prepared call, on the same PostgreSQL and in the same run. */
import pg from 'pg';

/** As `pgbench -s 10`: ten branches, a hundred tellers, a million accounts. */
const SCALE = 10;

const SCHEMA = [
  'create schema tpcb',
  'create table tpcb.branches (bid int primary key, balance bigint not null) with (fillfactor = 100)',
  'create table tpcb.tellers (tid int primary key, bid int not null, balance bigint not null) with (fillfactor = 100)',
  `create table tpcb.accounts (aid int primary key, bid int not null, balance bigint not null, filler char(84)) with (fillfactor = 100)`,
  'create table tpcb.history (tid int, bid int, aid int, delta int, mtime timestamptz)',
  `insert into tpcb.branches select n, 0 from generate_series(1, ${SCALE}) n`,
  `insert into tpcb.tellers select n, (n - 1) / 10 + 1, 0 from generate_series(1, ${SCALE * 10}) n`,
  `insert into tpcb.accounts select n, (n - 1) / 100000 + 1, 0, '' from generate_series(1, ${SCALE * 100_000}) n`,
  `create function tpcb.move(a int, t int, b int, d int) returns bigint language plpgsql as $$
   declare new_balance bigint;
   begin
     update tpcb.accounts set balance = balance + d where aid = a returning balance into new_balance;
     update tpcb.tellers set balance = balance + d where tid = t;
     update tpcb.branches set balance = balance + d where bid = b;
     insert into tpcb.history values (t, b, a, d, now());
     return new_balance;
   end $$`,
  'analyze tpcb.accounts',
];

export type Tpcb = {
  /** Transactions a second with so many connections, for so long. */
  readonly rate: (connections: number, seconds: number) => Promise<number>;
  /** Whether accounts, tellers, branches and history agree, to the unit. */
  readonly agrees: () => Promise<boolean>;
  readonly close: () => Promise<void>;
};

/** @param adminUrl of the database's owner; the tables lie in a schema of their own */
export async function openTpcb(adminUrl: string): Promise<Tpcb> {
  const admin = new pg.Client({ connectionString: adminUrl });
  await admin.connect();
  for (const statement of SCHEMA) await admin.query(statement);
  return {
    rate: (connections, seconds) => rate(adminUrl, connections, seconds),
    agrees: async () => {
      const sum = (table: string, column: string): string => `(select coalesce(sum(${column}), 0)::bigint from tpcb.${table})`;
      const { rows } = await admin.query<{ agrees: boolean }>(
        `select ${sum('accounts', 'balance')} = ${sum('history', 'delta')} and ${sum('tellers', 'balance')} = ${sum('history', 'delta')}
           and ${sum('branches', 'balance')} = ${sum('history', 'delta')} as agrees`,
      );
      return rows[0]?.agrees === true;
    },
    close: () => admin.end(),
  };
}

async function rate(url: string, connections: number, seconds: number): Promise<number> {
  const clients = Array.from({ length: connections }, () => new pg.Client({ connectionString: url }));
  await Promise.all(clients.map((client) => client.connect()));
  const below = (most: number): number => 1 + Math.floor(Math.random() * most);
  const move = (client: pg.Client): Promise<unknown> =>
    client.query({
      name: 'tpcb',
      text: 'select tpcb.move($1, $2, $3, $4)',
      values: [below(SCALE * 100_000), below(SCALE * 10), below(SCALE), below(9_999) - 5_000],
    });
  // Connected and prepared before the clock starts.
  await Promise.all(clients.map(move));
  let done = 0;
  const begun = performance.now();
  const until = begun + seconds * 1_000;
  await Promise.all(
    clients.map(async (client) => {
      while (performance.now() < until) {
        await move(client);
        done += 1;
      }
    }),
  );
  const taken = (performance.now() - begun) / 1_000;
  await Promise.all(clients.map((client) => client.end()));
  return done / taken;
}
