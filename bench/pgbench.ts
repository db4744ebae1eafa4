/** The second peer: PostgreSQL's own client, where it is installed. Its TPC-B is seven statements, each a round trip of its own. */
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import pg from 'pg';

const run = promisify(execFile);
const SCALE = '10';
/** Its tables lie in a schema of their own, as those of the first peer do. */
const env = { ...process.env, PGOPTIONS: '-c search_path=pgbench' };

export type Pgbench = {
  /** Transactions a second with so many connections, for so long. */
  readonly rate: (connections: number, seconds: number) => Promise<number>;
};

/** @returns null where there is no `pgbench` in PATH */
export async function openPgbench(adminUrl: string): Promise<Pgbench | null> {
  const isThere = await run('pgbench', ['--version']).then(
    () => true,
    () => false,
  );
  if (!isThere) return null;
  const admin = new pg.Client({ connectionString: adminUrl });
  await admin.connect();
  await admin.query('create schema pgbench');
  await admin.end();
  await run('pgbench', ['--initialize', '--quiet', '--scale', SCALE, adminUrl], { env });
  return {
    rate: async (connections, seconds) => {
      const asked = ['--no-vacuum', '--builtin', 'tpcb-like', '--protocol', 'prepared', '--time', String(seconds)];
      const { stdout } = await run('pgbench', [...asked, '--client', String(connections), adminUrl], { env });
      const tps = /^tps = ([\d.]+)/m.exec(stdout)?.[1];
      if (tps === undefined) throw new Error(`pgbench told no rate: ${stdout}`);
      return Number(tps);
    },
  };
}
