/** The player of holiday lists: it passes what agrees, and names the days that do not. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { playCalendar } from './calendar.ts';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lists-'));
});
afterEach(() => rm(folder, { recursive: true }));

const write = (file: string, content: unknown): Promise<void> =>
  writeFile(join(folder, file), typeof content === 'string' ? content : JSON.stringify(content));

/** England and Wales in 2020, with the name of each day as lists have it. */
const GB_2020 = {
  '2020-01-01': "New Year's Day",
  '2020-04-10': 'Good Friday',
  '2020-04-13': 'Easter Monday',
  '2020-05-08': 'May Day',
  '2020-05-25': 'Spring Bank Holiday',
  '2020-08-31': 'Late Summer Bank Holiday',
  '2020-12-25': 'Christmas Day',
  '2020-12-28': 'Boxing Day (observed)',
};

it('passes a list that agrees and leaves other files alone', async () => {
  await write('GB_ENG.json', GB_2020);
  await write('GB_SCT.json', {});
  await write('LICENSE', 'text');
  expect(await playCalendar(folder)).toEqual([{ name: 'calendar GB 2020', ok: true }]);
});

it('names the days on which we work and the list rests, and the other way', async () => {
  const { '2020-05-08': _, ...rest } = GB_2020;
  await write('GB_ENG.json', { ...rest, '2020-05-04': 'May Day' });
  expect(await playCalendar(folder)).toEqual([
    { name: 'calendar GB 2020', ok: false, detail: 'we work on 2020-05-04; we rest on 2020-05-08' },
  ]);
});

it('reads make-up days from the names, and days for part of the people as worked', async () => {
  await write('CN_COMMON.json', {
    '2023-01-02': "New Year's Day (observed)",
    '2023-01-23': 'Spring Festival',
    '2023-01-24': 'Spring Festival',
    '2023-01-25': 'Spring Festival (observed)',
    '2023-01-26': 'Day off (substituted from 01/28/2023)',
    '2023-01-27': 'Day off (substituted from 01/29/2023)',
    '2023-03-08': "International Women's Day",
    '2023-04-05': 'Tomb-Sweeping Day',
    '2023-05-01': 'Labor Day',
    '2023-05-02': 'Day off (substituted from 04/23/2023)',
    '2023-05-03': 'Day off (substituted from 05/06/2023)',
    '2023-05-04': 'Youth Day',
    '2023-06-22': 'Dragon Boat Festival',
    '2023-06-23': 'Day off (substituted from 06/25/2023)',
    '2023-09-29': 'Mid-Autumn Festival',
    '2023-10-02': 'National Day',
    '2023-10-03': 'National Day',
    '2023-10-04': 'National Day (observed)',
    '2023-10-05': 'Day off (substituted from 10/07/2023)',
    '2023-10-06': 'Day off (substituted from 10/08/2023)',
  });
  const played = await playCalendar(folder);
  expect(played.find(({ name }) => name === 'calendar CN 2023')).toEqual({ name: 'calendar CN 2023', ok: true });
  expect(played.find(({ name }) => name === 'calendar CN 2022')?.ok).toBe(false);
});

it.each(['{"2020-01-01": ', '[]', '{"first of May": "May Day"}', '{"2020-01-01": 1}'])(
  'a broken list fails with its file: %s',
  async (content) => {
    await write('US_COMMON.json', content);
    expect(await playCalendar(folder)).toMatchObject([
      { name: 'calendar US_COMMON.json', ok: false, detail: expect.any(String) },
    ]);
  },
);
