/** The command line as a process: exit codes, what goes to which stream, and settings from the environment. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestDatabase, freshDatabase } from '../../test/harness.ts';
import { runCli } from '../../test/server.ts';
import { latestMigration } from '../db/migrate.ts';

const folder = mkdtempSync(join(tmpdir(), 'quayside-cli-'));
let database: TestDatabase;
beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(async () => {
  await database.drop();
  rmSync(folder, { recursive: true });
});

describe('as a process', () => {
  it('migrate says where the database stands', async () => {
    const env = { QUAYSIDE_DATA: folder, DATABASE_URL: database.adminUrl, QUAYSIDE_SECRET: database.secret };
    const { code, out, err } = await runCli(['migrate', '--json'], env);
    const at = await latestMigration();
    expect([code, err]).toEqual([0, '']);
    expect(JSON.parse(out)).toEqual({
      database: expect.not.stringContaining(':postgres') as string,
      before: at,
      after: at,
      applied: [],
    });
  });

  it('exits with the code and keeps refusals off the output', async () => {
    expect(await runCli(['aql', '--lot', '4000', '--aql', '3', '--json'])).toMatchObject({ code: 2, out: '' });
    expect(await runCli(['aql', '--lot', '4000', '--aql', '2.5', '--json'])).toMatchObject({ code: 0, err: '' });
  });

  it.each([
    [{ NODE_ENV: 'production', QUAYSIDE_SECRET: 'x'.repeat(32) }, 'cli.production'],
    [{ NODE_ENV: 'production', QUAYSIDE_SECRET: 'x'.repeat(32), QUAYSIDE_DEMO: 'on' }, 'cli.failed'],
    [{ DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none' }, 'cli.failed'],
  ])('seed with %j: %s', async (env, code) => {
    const { code: exit, err } = await runCli(['seed', '--json'], { QUAYSIDE_DATA: folder, ...env });
    expect([exit, JSON.parse(err)]).toEqual([2, { code, message: expect.any(String) as string }]);
  });
});
