/** The demonstration on a database: every order where its data says, nothing waiting, and whole even after an interruption. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestDatabase, freshDatabase } from '../../../test/harness.ts';
import type { Claim } from '../../claims/types.ts';
import { readConfig } from '../../config.ts';
import { makeLog } from '../../log.ts';
import { type Opened, open } from '../../main.ts';
import { check } from '../check.ts';
import { seedDemo } from './demo.ts';
import { ORDERS } from './orders.data.ts';
import { AGENCIES, BUYERS, SUPPLIERS } from './parties.data.ts';

let folder: string;
let database: TestDatabase;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'quayside-demo-'));
  database = await freshDatabase();
});
afterAll(async () => {
  await database.drop();
  await rm(folder, { recursive: true });
});

/** Just after the Spring Festival, which pushes many acts onto the days before it. */
const NOW = '2026-02-24T06:00:00.000Z';

const settings = (faults: string): Readonly<Record<string, string>> => ({
  QUAYSIDE_DATA: folder,
  DATABASE_URL: database.adminUrl,
  QUAYSIDE_SECRET: database.secret,
  QUAYSIDE_FAULTS: faults,
  QUAYSIDE_CLOCK: 'controlled',
  QUAYSIDE_CLOCK_START: NOW,
});

/** Opens the platform on the database, does something with it and closes it. */
async function on<T>(faults: string, work: (opened: Opened) => Promise<T>): Promise<T> {
  const opened = await open(readConfig(settings(faults)), makeLog('silent'));
  return work(opened).finally(() => opened.close());
}

const rows = async <T extends object>(sql: string): Promise<readonly T[]> => (await database.admin.query<T>(sql)).rows;

describe('the demonstration programme', () => {
  it('is completed by the next start after one that was interrupted', { timeout: 120_000 }, async () => {
    const broken = on('before-commit:throw:60', ({ ctx, parties }) => seedDemo(ctx, parties));
    await expect(broken).rejects.toThrow('injected fault');
    expect((await rows(`select from stream where kind = 'order'`)).length).toBeGreaterThan(0);
    expect(await on('', ({ ctx, parties }) => seedDemo(ctx, parties))).toBe('seeded');
    const companies = [BUYERS, SUPPLIERS, AGENCIES].flatMap((group) => Object.keys(group));
    expect((await rows(`select from company where kind <> 'programme'`)).length).toBe(companies.length);
  });

  it('leaves one order in each state, and the limits add up', async () => {
    const states = await rows<{ state: string }>(
      `select state -> 'orders' ->> 'status' as state from stream where kind = 'order'`,
    );
    expect(states.map(({ state }) => state).toSorted()).toEqual(
      Object.values(ORDERS)
        .map(({ state }) => state)
        .toSorted(),
    );
    const limits = await rows<{ name: string; granted: number }>(
      `select c.name, (s.state #>> '{coverage,limits,USD,grantedMinor}')::int as granted from stream s join company c on c.id = s.id where s.kind = 'supplier'`,
    );
    const granted = Object.values(SUPPLIERS).map(({ name, limitMinor }) => ({ name, granted: limitMinor }));
    expect(limits.toSorted((a, b) => a.name.localeCompare(b.name))).toEqual(
      granted.toSorted((a, b) => a.name.localeCompare(b.name)),
    );
  });

  it('leaves a claim between the two with an offer, one at an agency, one to be decided, and one that was decided and refunded', async () => {
    const claims = await rows<{ claim: Claim }>(
      `select c as claim from stream s, jsonb_array_elements(s.state #> '{claims,claims}') c where s.kind = 'order' order by c ->> 'openedAt'`,
    );
    const shown = claims.map(({ claim: { status, evidence, offers, decisions, finishedAt } }) => [
      status,
      evidence.length > 0,
      offers.map((offer) => offer.status).join(),
      decisions.map(({ approved, result }) => approved !== null && result.award.refundMinor > 0),
      finishedAt !== null,
    ]);
    expect(shown).toEqual([
      ['determined', true, '', [true], true],
      ['escalated', true, '', [], false],
      ['inspecting', false, '', [], false],
      ['negotiating', true, 'open', [], false],
    ]);
  });

  it('leaves nothing that is due at once, no line without an order and nothing broken', async () => {
    expect(await rows(`select name from deadline where due_at <= '${NOW}'`)).toEqual([]);
    expect(await rows(`select line_id from bank_line where state <> 'booked'`)).toEqual([]);
    const said: string[] = [];
    const io = { out: (line: string) => void said.push(line), err: (line: string) => void said.push(line) };
    expect([await on('', ({ ctx }) => check(ctx, { json: false, freeze: false }, io)), said]).toEqual([
      0,
      [expect.stringContaining('everything holds')],
    ]);
  });

  it('is made once, and not into a database that holds something else', async () => {
    const before = await rows('select from event');
    expect(await on('', ({ ctx, parties }) => seedDemo(ctx, parties))).toBe('there');
    expect(await rows('select from event')).toEqual(before);
    await rows(`delete from idempotency where company_id = 'demonstration'`);
    expect(await on('', ({ ctx, parties }) => seedDemo(ctx, parties))).toBe('foreign');
    expect(await rows('select from event')).toEqual(before);
  });
});
