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
    ['by 15 May 2026', null, '2026-05-15'],
    ['until 15 May 2026', null, '2026-05-15'],
    ['no later than 15 May 2026', null, '2026-05-15'],
    ['not after 15 May 2026', null, '2026-05-15'],
    ['must not exceed 15 May 2026', null, '2026-05-15'],
    ['15 May 2026 at the latest', null, '2026-05-15'],
    ['15 May 2026 or earlier', null, '2026-05-15'],
    ['prior to 15 May 2026', null, '2026-05-14'],
    ['earlier than the 15 May 2026', null, '2026-05-14'],
    ['penalty if not shipped before 15 May 2026', null, '2026-05-14'],
    ['15 May 2026 (2026-05-15)', null, '2026-05-15'],
    ['not before 3 May 2026 and not later than 20 May 2026', '2026-05-03', '2026-05-20'],
    ['latest 20 May 2026, not before 3 May 2026', '2026-05-03', '2026-05-20'],
    ['after 3 May 2026 but before 20 May 2026', '2026-05-04', '2026-05-19'],
    ['10-20 May 2026', '2026-05-10', '2026-05-20'],
    ['10th to 20th May 2026', '2026-05-10', '2026-05-20'],
    ['10 May to 20 May 2026', '2026-05-10', '2026-05-20'],
    ['28 April - 3 May 2026', '2026-04-28', '2026-05-03'],
    ['before May 2026', null, '2026-04-30'],
    ['not later than May 2026', null, '2026-05-31'],
    ['by end of May 2026', null, '2026-05-31'],
    ['before mid May 2026', null, '2026-05-10'],
    ['May to June 2026', '2026-05-01', '2026-06-30'],
    ['between May and June 2026', '2026-05-01', '2026-06-30'],
    ['May 2026 end', '2026-05-21', '2026-05-31'],
    ['2026年5月15日', null, '2026-05-15'],
    ['2026年5月15日前', null, '2026-05-14'],
    ['不晚于2026年5月15日', null, '2026-05-15'],
    ['最迟 2026-05-15', null, '2026-05-15'],
    ['2026-05-15之前', null, '2026-05-14'],
    ['2026年5月10日至2026年5月20日', '2026-05-10', '2026-05-20'],
    ['2026年5月10日至20日', '2026-05-10', '2026-05-20'],
    ['2026年5月', '2026-05-01', '2026-05-31'],
    ['2026年5月底前', null, '2026-05-20'],
    ['2026年5月上旬', '2026-05-01', '2026-05-10'],
  ])('%s', (text, earliestOn, latestOn) => {
    expect(compile(text)).toMatchObject({ earliestOn, latestOn, problems: [] });
  });
});

describe('a first day and no last one', () => {
  it.each<readonly [text: string, earliest: string]>([
    ['not before 15 May 2026', '2026-05-15'],
    ['not earlier than 15 May 2026', '2026-05-15'],
    ['no earlier than May 15, 2026', '2026-05-15'],
    ['shall not be shipped before 15 May 2026', '2026-05-15'],
    ['not until 15 May 2026', '2026-05-15'],
    ['on or after 15 May 2026', '2026-05-15'],
    ['from 15 May 2026 onwards', '2026-05-15'],
    ['from 15 May 2026', '2026-05-15'],
    ['starting 15 May 2026', '2026-05-15'],
    ['starting from 15 May 2026', '2026-05-15'],
    ['15 May 2026 or later', '2026-05-15'],
    ['earliest 15 May 2026', '2026-05-15'],
    ['after 15 May 2026', '2026-05-16'],
    ['later than 15 May 2026', '2026-05-16'],
    ['after May 2026', '2026-06-01'],
    ['not before May 2026', '2026-05-01'],
    ['from May 2026 onwards', '2026-05-01'],
    ['not before about 15 May 2026', '2026-05-10'],
    ['2026年5月15日起', '2026-05-15'],
    ['不早于2026年5月15日', '2026-05-15'],
    ['2026年5月15日之后', '2026-05-16'],
  ])('%s', (text, earliestOn) => {
    expect(compile(text)).toMatchObject({ kind: 'window', earliestOn, latestOn: null, lateFrom: null, problems: ['open_ended'] });
  });
});

describe('days counted from a written day', () => {
  it.each<readonly [text: string, earliest: string | null, latest: string | null]>([
    ['30 days after 2026-05-15', null, '2026-06-14'],
    ['within 30 days after 15 May 2026', null, '2026-06-14'],
    ['30 days before 15 May 2026', null, '2026-04-15'],
    // Labour Day closes the 1st to the 5th; Saturday the 9th is worked in its place.
    ['10 working days before 2026-05-15', null, '2026-04-29'],
    ['2 weeks prior to 15 May 2026', null, '2026-05-01'],
    ['within 30 days before 15 May 2026', '2026-04-15', '2026-05-14'],
    ['4-5 days before 15 May 2026', '2026-05-10', '2026-05-11'],
    // A day that stands for itself is the term; the count beside it is another matter.
    ['30 days after deposit, latest 15 May 2026', null, '2026-05-15'],
  ])('%s', (text, earliestOn, latestOn) => {
    expect(compile(text)).toMatchObject({ earliestOn, latestOn, problems: [] });
  });

  it('names the day once', () => {
    expect(compile('30 days before 15 May 2026').says).toEqual({
      en: '30 calendar days before 2026-05-15. Last day 2026-04-15, until 24:00 Asia/Shanghai.',
      zh: '2026-05-15前30个日历日。最后一天为 2026-04-15,至 Asia/Shanghai 24:00。',
    });
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
    ['2 working weeks after deposit', '2026-09-28', 'deposit', null, '2026-10-16'],
    ['10 business days after deposit', '2026-09-28', 'deposit', null, '2026-10-16'],
    ['10 workdays after deposit', '2026-09-28', 'deposit', null, '2026-10-16'],
    ['10 workday after deposit', '2026-09-28', 'deposit', null, '2026-10-16'],
    ['10wd after deposit', '2026-09-28', 'deposit', null, '2026-10-16'],
    ['10 bd after deposit', '2026-09-28', 'deposit', null, '2026-10-16'],
    ['收到定金后10个工作日', '2026-09-28', 'deposit', null, '2026-10-16'],
    ['收到定金后10工作日内', '2026-09-28', 'deposit', null, '2026-10-16'],
    ['定金后十个工作日', '2026-09-28', 'deposit', null, '2026-10-16'],
    ['收到定金后30天', '2026-03-02', 'deposit', null, '2026-04-01'],
    ['收到定金30天后', '2026-03-02', 'deposit', null, '2026-04-01'],
    ['收到尾款后30个自然日内', '2026-03-02', 'final_payment', null, '2026-04-01'],
    ['样品确认后2周', '2026-03-02', 'sample_approval', null, '2026-03-16'],
    ['装船后1个月', '2026-01-31', 'shipment', null, '2026-02-28'],
    ['30 days before shipment', '2026-05-15', 'shipment', null, '2026-04-15'],
    ['at least 30 days before shipment', '2026-05-15', 'shipment', null, '2026-04-15'],
    ['not less than 30 days before shipment', '2026-05-15', 'shipment', null, '2026-04-15'],
    ['within 30 days before shipment', '2026-05-15', 'shipment', '2026-04-15', '2026-05-14'],
    ['装船前30天', '2026-05-15', 'shipment', null, '2026-04-15'],
    ['装船30天前', '2026-05-15', 'shipment', null, '2026-04-15'],
    ['not later than 30 days after deposit', '2026-03-02', 'deposit', null, '2026-04-01'],
    ['before 30 days after deposit', '2026-03-02', 'deposit', null, '2026-03-31'],
    ['thirty (30) days after deposit', '2026-03-02', 'deposit', null, '2026-04-01'],
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

it.each<readonly [text: string, earliest: string]>([
  ['not before 30 days after deposit', '2026-04-01'],
  ['at least 30 days after deposit', '2026-04-01'],
  ['more than 30 days after deposit', '2026-04-02'],
])('%s has a first day and no last one', (text, earliestOn) => {
  expect(compile(text, '2026-03-02')).toMatchObject({ earliestOn, latestOn: null, problems: ['open_ended'] });
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
    ['201 working weeks after deposit', 'too_far'],
    ['1001 working days after deposit', 'too_far'],
    ['3661 days after deposit', 'too_far'],
    ['121 months after deposit', 'too_far'],
    ['999999999999999 days after deposit', 'too_far'],
    ['999999999999999999999 days after deposit', 'soft_date'],
    ['10-5 days after deposit', 'ambiguous'],
    ['from 20 May 2026 to 10 May 2026', 'ambiguous'],
    ['June to May 2026', 'ambiguous'],
    ['after 15 May 2026 at the latest', 'ambiguous'],
    ['by 15 May 2026 or later', 'ambiguous'],
    ['10 May 2026 or 20 May 2026', 'ambiguous'],
    ['by 10 May 2026, by 20 May 2026', 'ambiguous'],
    ['1 May 2026, 10 May 2026 and 20 May 2026', 'ambiguous'],
    ['between 15 May 2026', 'ambiguous'],
    ['not from 15 May 2026', 'ambiguous'],
    ['first week of May 2026', 'ambiguous'],
    ['31 June to 5 July 2026', 'ambiguous'],
    ['15 May', 'year_missing'],
    ['before 5月15日', 'year_missing'],
    ['constructor __proto__ 3 toString after deposit', 'soft_date'],
    ['尽快发货', 'soft_date'],
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
