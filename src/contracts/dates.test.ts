/** Shipping dates that fix a day, and words that only sound like one. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findDates, findRelativeDate } from './dates.rules.ts';
import { lintShipBy } from './ship-by.rules.ts';
import { tokenise } from './tokens.rules.ts';

describe('a shipping date', () => {
  it.each([
    ['2026-03-31', '2026-03-31'],
    [' 2026-03-31 ', '2026-03-31'],
    ['15 May 2026', '2026-05-15'],
    ['15-MAR-2026', '2026-03-15'],
    ['March 5th, 2026', '2026-03-05'],
    ['31.12.2026', '2026-12-31'],
    ['31/12/2026', '2026-12-31'],
    ['latest 2026-05-15', '2026-05-15'],
    ['not later than 15 May 2026', '2026-05-15'],
    ['by 15 May 2026', '2026-05-15'],
    ['before 15 May 2026', '2026-05-14'],
    ['on or before 15 May 2026', '2026-05-15'],
    ['between 2026-05-03 and 2026-05-10', '2026-05-10'],
    ['10 May to 20 May 2026', '2026-05-20'],
    ['10-20 May 2026', '2026-05-20'],
    ['not before 2026-05-03 and not after 2026-05-10', '2026-05-10'],
    ['shipment no later than the 15 May 2026', '2026-05-15'],
    ['15 May 2026 or before', '2026-05-15'],
    ['15 May 2026 at the latest', '2026-05-15'],
    ['2026年5月15日前', '2026-05-14'],
    ['不晚于2026年5月15日', '2026-05-15'],
  ])('%s is %s', (text, date) => {
    expect(lintShipBy(text)).toEqual({ ok: true, date });
  });

  it.each([
    ['4-5 days once final payment received', ['relative_date']],
    ['30 days after deposit', ['relative_date']],
    ['within 45 days', ['relative_date']],
    ['5 days after 2026-05-15', ['relative_date']],
    ['end of May', ['relative_date']],
    ['before Christmas', ['relative_date']],
    ['2 weeks from order', ['relative_date']],
    ['as soon as possible', ['subjective_term']],
    ['ASAP', ['subjective_term']],
    ['promptly after deposit', ['subjective_term', 'relative_date']],
    ['15 May 2026 if possible', ['escape_clause']],
    ['about 15 May 2026', ['vague_quantity']],
    ['on or about 2026-05-15', ['vague_quantity']],
    ['2026-02-30', ['no_limit']],
    ['03/04/2026', ['no_limit']],
    ['2026-13-01', ['no_limit']],
    ['1026-01-01', ['no_limit']],
    ['', ['no_limit']],
    ['?', ['no_limit']],
    ['in time', ['no_limit']],
    ['not before 15 May 2026', ['no_limit']],
    ['not earlier than 15 May 2026', ['no_limit']],
    ['on or after 15 May 2026', ['no_limit']],
    ['from 15 May 2026 onwards', ['no_limit']],
    ['starting 15 May 2026', ['no_limit']],
    ['15 May 2026 or later', ['no_limit']],
    ['from 2026-05-20 to 2026-05-10', ['no_limit']],
    ['by 15 May', ['no_limit']],
    ['before May 2026', ['relative_date']],
    ['May 2026', ['no_limit']],
    ['10 workdays after 2026-05-15', ['relative_date']],
    ['收到定金后15个工作日', ['relative_date']],
    ['2026-05-15 plus some grace', ['no_limit']],
  ])('%s fixes no day', (text, problems) => {
    expect(lintShipBy(text)).toEqual({ ok: false, problems });
  });

  it('every day that exists reads as itself, written with figures or with the month', () => {
    const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
    const days = fc.date({ min: new Date('2000-01-01'), max: new Date('2099-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(days, (day) => {
        const date = day.toISOString().slice(0, 10);
        const written = `${day.getUTCDate()} ${months[day.getUTCMonth()] ?? ''} ${day.getUTCFullYear()}`;
        expect(lintShipBy(date)).toEqual({ ok: true, date });
        expect(lintShipBy(written)).toEqual({ ok: true, date });
      }),
    );
  });

  it('never throws, and never passes without a day that exists', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 80 }), (text) => {
        const lint = lintShipBy(text);
        if (lint.ok) expect(lint.date).toMatch(/^20\d\d-\d\d-\d\d$/);
        else expect(lint.problems.length).toBeGreaterThan(0);
      }),
    );
  });
});

describe('a relative date in a clause', () => {
  const isRelative = (text: string): boolean => {
    const tokens = tokenise(text);
    return findRelativeDate(tokens, findDates(tokens)) !== null;
  };

  it.each([
    ['Goods ready 20 days after receipt of the advance', true],
    ['Balance to be paid against copy of documents', true],
    ['Warranty 24 months from delivery', true],
    ['Lead time six weeks, 42 days from artwork approval', true],
    ['Shipment end of June', true],
    ['Water is at least 65 °C after 6 h', false],
    ['No rust after 7 days in water', false],
    ['Shipped by 20 June 2026 after approval', false],
    ['End of the cable tinned', false],
    ['Label may be black', false],
  ])('%s: %s', (text, relative) => {
    expect(isRelative(text)).toBe(relative);
  });
});
