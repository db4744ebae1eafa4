/** The `calendar` command as people type it. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { run } from './calendar.ts';

async function call(...args: readonly string[]) {
  const out: string[] = [];
  const err: string[] = [];
  const code = await run(args, { out: (l) => out.push(l), err: (l) => err.push(l) });
  return { code, out, err };
}
const words = (line: string) => call(...line.split(' ').filter(Boolean));

describe('calendar add', () => {
  it.each([
    ['--from 2026-09-28 --days 15 --calendar CN', '2026-10-23'],
    ['--from 2026-04-28 --days 15 --calendar CN --calendar GB', '2026-05-22'],
    ['--from 2026-04-28 --days 5 --calendar cn --calendar gb', '2026-05-08'],
    ['--from 2026-04-01 --days 15 --calendar GB --calendar CN', '2026-04-24'],
  ])('%s is %s', async (line, date) => {
    expect(await words(`add ${line}`)).toEqual({ code: 0, out: [date], err: [] });
    expect(await words(`add ${line} --json`)).toEqual({ code: 0, out: [JSON.stringify({ date })], err: [] });
  });

  it('says what is uncertain', async () => {
    expect(await words('add --from 2026-12-31 --days 1 --calendar CN --json')).toEqual({
      code: 0,
      out: ['{"date":"2027-01-04","provisional":true}'],
      err: [],
    });
    const unseeded = await words('add --from 2026-09-30 --days 1 --calendar ZZ');
    expect(unseeded).toMatchObject({ code: 0, out: ['2026-10-01'] });
    expect(unseeded.err.join()).toContain('(calendar.missing)');
    expect((await words('add --from 2026-09-30 --days 1 --calendar ZZ --json')).out).toEqual([
      '{"date":"2026-10-01","missing":["ZZ"]}',
    ]);
  });

  it.each([
    ['add --from 2026-02-30 --days 1 --calendar CN', 'date.malformed'],
    ['add --from 1999-12-31 --days 1 --calendar CN', 'date.out_of_range'],
    ['add --from 2026-02-01 --days 0 --calendar CN', 'calendar.days_malformed'],
    ['add --from 2026-02-01 --days 1001 --calendar CN', 'calendar.days_malformed'],
    ['add --from 2026-02-01 --days 1.5 --calendar CN', 'calendar.days_malformed'],
    ['add --from 2026-02-01 --days -1 --calendar CN', 'calendar.usage'],
    ['add --from 2026-02-01 --days 1 --calendar China', 'calendar.code_malformed'],
    ['add --from 2026-02-01 --days 1', 'calendar.usage'],
    ['add --from 2026-02-01 --days 1 --calendar CN --year 2026', 'calendar.usage'],
    ['add --jsonl x --from 2026-02-01', 'calendar.usage'],
    ['add --jsonl /nowhere/at/all.jsonl', 'calendar.file_unreadable'],
    ['subtract', 'calendar.usage'],
    ['', 'calendar.usage'],
    ['--nonsense', 'calendar.usage'],
    ['business-days --calendar CN --year 26', 'calendar.year_malformed'],
    ['business-days --calendar CN --year 2200', 'calendar.year_malformed'],
    ['business-days --calendar 1 --year 2026', 'calendar.code_malformed'],
    ['business-days --calendar CN', 'calendar.usage'],
  ])('refuses "%s" with %s', async (line, code) => {
    const plain = await words(line);
    expect(plain).toMatchObject({ code: 2, out: [] });
    expect(plain.err.join()).toContain(`(${code})`);
    const json = await words(`${line} --json`);
    expect(json.code).toBe(2);
    expect(JSON.parse(json.err[0] ?? '')).toMatchObject({ code, message: expect.any(String) });
  });
});

describe('calendar add --jsonl', () => {
  let folder = '';
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'calendar-'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  it('answers every line in order, bad ones with their code', async () => {
    const file = join(folder, 'counts.jsonl');
    const lines = [
      { id: 'golden', from: '2026-09-28', days: 15, calendars: ['CN'] },
      { id: 2, from: '2026-04-28', days: 15, calendars: ['cn', 'gb'] },
      { id: 'bad-date', from: '2026-13-01', days: 1, calendars: ['CN'] },
      { id: 'bad-days', from: '2026-01-01', days: '1', calendars: ['CN'] },
      { id: 'no-calendars', from: '2026-01-01', days: 1, calendars: [] },
      { id: 'bad-code', from: '2026-01-01', days: 1, calendars: [7] },
      { from: '2026-09-30', days: 1, calendars: ['ZZ'] },
      ['not', 'an', 'object'],
    ];
    await writeFile(file, `${lines.map((line) => JSON.stringify(line)).join('\r\n')}\n\n{"id": 9, "from"`);
    const { code, out, err } = await call('add', '--jsonl', file);
    expect({ code, err }).toEqual({ code: 0, err: [] });
    expect(out.map((line) => JSON.parse(line))).toEqual([
      { id: 'golden', date: '2026-10-23' },
      { id: 2, date: '2026-05-22' },
      { id: 'bad-date', error: 'date.malformed' },
      { id: 'bad-days', error: 'calendar.days_malformed' },
      { id: 'no-calendars', error: 'calendar.code_malformed' },
      { id: 'bad-code', error: 'calendar.code_malformed' },
      { id: null, date: '2026-10-01', missing: ['ZZ'] },
      { id: null, error: 'calendar.line_malformed' },
      { id: null, error: 'calendar.line_malformed' },
    ]);
  });
});

describe('calendar business-days', () => {
  it('lists a year, with make-up Saturdays and without the days they make up for', async () => {
    const { code, out } = await words('business-days --calendar cn --year 2026 --json');
    const { days } = JSON.parse(out[0] ?? '') as { readonly days: readonly string[] };
    expect(code).toBe(0);
    expect(days).toContain('2026-02-14');
    expect(days).not.toContain('2026-02-20');
    expect((await words('business-days --calendar CN --year 2026')).out).toEqual(days);
  });

  it('counts a joint year and marks a provisional one', async () => {
    const joint = await words('business-days --calendar CN --calendar GB --year 2026');
    const alone = await words('business-days --calendar GB --year 2026');
    expect(alone.out).toEqual(expect.arrayContaining(joint.out));
    expect(JSON.parse((await words('business-days --calendar CN --year 2028 --json')).out[0] ?? '')).toMatchObject({
      provisional: true,
    });
  });
});
