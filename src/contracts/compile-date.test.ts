/** Words about dates as traders write them, and the day or window each comes to. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { seedBook } from '../calendar/seeds.ts';
import { compileDate } from './compile-date.rules.ts';

const compile = (text: string, trigger?: string, codes: readonly string[] = ['CN']) =>
  compileDate({ text, ...(trigger === undefined ? {} : { trigger }), calendars: seedBook(), codes, zone: 'Asia/Shanghai' });

describe('written days', () => {
  it.each<readonly [text: string, earliest: string | null, latest: string | null]>([
    ['2026-03-31', null, '2026-03-31'],
    ['latest 15 March 2026', null, '2026-03-15'],
    ['before 15 March 2026', null, '2026-03-14'],
    ['on or before 15 March 2026', null, '2026-03-15'],
    ['not later than 15.03.2026', null, '2026-03-15'],
    ['between 3 March 2026 and 10 March 2026', '2026-03-03', '2026-03-10'],
    ['from 2026-03-03 to 2026-03-10', '2026-03-03', '2026-03-10'],
    ['on or about 15 March 2026', '2026-03-10', '2026-03-20'],
    ['around March 15th, 2026', '2026-03-10', '2026-03-20'],
    ['first half of May 2026', '2026-05-01', '2026-05-15'],
    ['second half of February 2028', '2028-02-16', '2028-02-29'],
    ['beginning of May 2026', '2026-05-01', '2026-05-10'],
    ['mid October 2026', '2026-10-11', '2026-10-20'],
    ['end of Feb 2026', '2026-02-21', '2026-02-28'],
    ['December 2026', '2026-12-01', '2026-12-31'],
  ])('%s', (text, earliestOn, latestOn) => {
    expect(compile(text)).toMatchObject({ earliestOn, latestOn, problems: [] });
  });
});

describe('days after an event', () => {
  it.each<readonly [text: string, trigger: string, code: string, earliest: string | null, latest: string]>([
    ['4-5 days once final payment received', '2026-03-02', 'final_payment', '2026-03-06', '2026-03-07'],
    ['30 days after deposit', '2026-03-02', 'deposit', null, '2026-04-01'],
    ['within 15 working days after deposit', '2026-09-28', 'deposit', null, '2026-10-23'],
    ['15 business days from order confirmation', '2026-09-28', 'confirmation', null, '2026-10-23'],
    ['2 weeks after sample approval', '2026-03-02', 'sample_approval', null, '2026-03-16'],
    ['1 month after shipment', '2026-01-31', 'shipment', null, '2026-02-28'],
    ['35-40 days after recieve the deposit and PP sample approved', '2026-03-02', 'deposit', '2026-04-06', '2026-04-11'],
    ['7 days upon receipt of L/C', '2026-03-02T17:30:00Z', 'letter_of_credit', null, '2026-03-10'],
  ])('%s, %s', (text, trigger, code, earliestOn, latestOn) => {
    expect(compile(text, trigger)).toMatchObject({ kind: 'relative', trigger: { code }, earliestOn, latestOn, problems: [] });
  });

  it('names the event, the calendar and the zone, in both languages', () => {
    const { says, lateFrom } = compile('15 working days after deposit', '2026-09-28');
    expect(says).toEqual({
      en: '15 business days after the deposit is received, calendar CN (2026-09-28). Last day 2026-10-23, until 24:00 Asia/Shanghai.',
      zh: '收到定金后15个工作日(CN 日历)(2026-09-28)。最后一天为 2026-10-23,至 Asia/Shanghai 24:00。',
    });
    expect(lateFrom).toBe('2026-10-23T16:00:00.000Z');
  });

  it('has no day before the event', () => {
    expect(compile('30 days after deposit')).toMatchObject({
      latestOn: null,
      problems: ['trigger_open'],
      trigger: { code: 'deposit', on: null },
    });
  });

  it('says so where a year is not published yet', () => {
    expect(compile('15 working days after deposit', '2029-09-28').certainty.provisional).toBe(true);
  });
});

describe('no day', () => {
  it.each([
    ['as soon as possible', 'soft_date'],
    ['prompt shipment', 'soft_date'],
    ['immediately after deposit', 'soft_date'],
    ['when the goods arrive', 'soft_date'],
    ['in 30 days', 'trigger_unnamed'],
    ['after 3 May 2026', 'open_ended'],
    ['mid of October', 'year_missing'],
    ['03/04/2026', 'ambiguous'],
    ['you may choose', 'no_date'],
    ['', 'no_date'],
  ])('%s: %s', (text, problem) => expect(compile(text)).toMatchObject({ latestOn: null, problems: [problem] }));
});

describe('whatever is written', () => {
  it('never throws, and a window never ends before it begins', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 80 }), (text) => {
        const { earliestOn, latestOn, problems } = compile(text, '2026-03-02');
        if (latestOn === null) expect(problems.length).toBeGreaterThan(0);
        if (earliestOn !== null && latestOn !== null) expect(earliestOn <= latestOn).toBe(true);
      }),
      { numRuns: 1_000 },
    );
  });

  it('the later the event, the later the day', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 60 }),
        fc.nat(300),
        fc.nat(60),
        fc.constantFrom('working days', 'days', 'weeks', 'months'),
        (n, a, more, unit) => {
          const day = (offset: number): string => new Date(Date.UTC(2026, 0, 1 + offset)).toISOString().slice(0, 10);
          const [early, late] = [day(a), day(a + more)].map((on) => compile(`${n} ${unit} after deposit`, on).latestOn ?? '');
          expect((early ?? '') <= (late ?? '')).toBe(true);
        },
      ),
      { numRuns: 300 },
    );
  });
});
