/** The versioned calendar table on a real database: versions add up, nothing is changed, roles keep to their rights. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestDatabase, freshDatabase } from '../../test/harness.ts';
import { booksSince } from './service.ts';
import { record } from '../db/record.ts';
import { addOverrides, currentVersion, loadOverrides, versionsSince } from './store.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(() => database.drop());

const said = { by: 'operator-1', at: '2026-11-25T08:00:00.000Z', note: 'State Council notice of 25 November 2026' } as const;

describe('the calendar table', () => {
  it('starts with the seed as version 1, and each addition is a version read with all before it', async () => {
    const { admin } = database;
    expect(await currentVersion(admin)).toBe(1);
    expect(await loadOverrides(admin, 1)).toEqual({ days: [], years: [] });

    const first = [
      { calendar: 'CN', date: '2027-10-08', kind: 'holiday', name: 'National Day' },
      { calendar: 'CN', date: '2027-10-09', kind: 'makeup', name: 'Make-up working day' },
    ] as const;
    const years = [{ calendar: 'CN', year: 2027, provisional: false }];
    expect(await addOverrides(admin, { ...said, days: first, years, after: 1 })).toEqual({ ok: true, value: 2 });
    const corrected = { calendar: 'CN', date: '2027-10-09', kind: 'plain', name: 'Correction' } as const;
    expect(await addOverrides(admin, { ...said, days: [corrected], years: [], after: 2 })).toEqual({ ok: true, value: 3 });

    expect(await currentVersion(admin)).toBe(3);
    expect(await loadOverrides(admin, 1)).toEqual({ days: [], years: [] });
    expect(await loadOverrides(admin, 2)).toEqual({ days: first, years });
    expect(await loadOverrides(admin, 3)).toEqual({ days: [first[0], corrected], years });
  });

  it('tells the versions that terms since an instant may have been counted by: the one in force then, and later ones', async () => {
    const { admin } = database;
    expect(await versionsSince(admin, '2026-03-01T00:00:00.000Z')).toEqual([1, 2, 3]);
    expect(await versionsSince(admin, said.at)).toEqual([3]);
    const books = await booksSince(admin, '2026-03-01T00:00:00.000Z');
    expect(books.map(({ version }) => version)).toEqual([1, 2, 3]);
    expect(books.map(({ calendars }) => calendars.get('CN')?.makeups.has('2027-10-09'))).toEqual([false, true, false]);
  });

  it('refuses a version that was not written on top of the newest, and of two at once takes one', async () => {
    const { admin } = database;
    const newest = await currentVersion(admin);
    const batch = (date: string) => ({
      ...said,
      days: [{ calendar: 'GB', date, kind: 'holiday', name: 'Jubilee' } as const],
      years: [],
    });
    expect(await addOverrides(admin, { ...batch('2027-06-03'), after: newest - 1 })).toMatchObject({
      ok: false,
      code: 'calendar.changed_meanwhile',
    });
    const both = await Promise.all(
      ['2027-06-04', '2027-06-07'].map((date) => addOverrides(admin, { ...batch(date), after: newest })),
    );
    expect(both.map(({ ok }) => ok).sort()).toEqual([false, true]);
    expect(await currentVersion(admin)).toBe(newest + 1);
    expect((await loadOverrides(admin, newest + 1)).days.filter(({ calendar }) => calendar === 'GB')).toHaveLength(1);
  });

  it('writes nothing when one row is bad', async () => {
    const { admin } = database;
    const newest = await currentVersion(admin);
    const days = [
      { calendar: 'GB', date: '2027-06-10', kind: 'holiday', name: 'Jubilee' },
      { calendar: 'Great Britain', date: '2027-06-11', kind: 'holiday', name: 'Jubilee' },
    ] as const;
    await expect(addOverrides(admin, { ...said, days, years: [], after: newest })).rejects.toThrow('calendar_override');
    expect(await currentVersion(admin)).toBe(newest);
  });

  it('is read by both roles, added to by the commit role, and changed by none', async () => {
    const { app, commit } = database.pools;
    const newest = await currentVersion(app);
    const days = [{ calendar: 'US', date: '2027-01-20', kind: 'holiday', name: 'Day of mourning' } as const];
    await expect(addOverrides(app, { ...said, days, years: [], after: newest })).rejects.toThrow('permission denied');
    const change = { ...said, days, years: [], after: newest };
    // Outside of `record` nobody is acted for.
    await expect(addOverrides(commit, change)).rejects.toThrow('row-level security');
    const done = await record(commit, { at: said.at }, (tx) => addOverrides(tx, change));
    expect(done).toMatchObject({ kind: 'done', answer: newest + 1 });
    await expect(commit.query("update calendar_override set kind = 'plain'")).rejects.toThrow('permission denied');
    await expect(commit.query('delete from calendar_version')).rejects.toThrow('permission denied');
  });
});
