/** A shipping date that hangs on an event: the rule in the words, and the day once the event has happened. */
import { describe, expect, it } from 'vitest';
import { dateRuleIn, fixedDay, ruleWords } from '../contracts/date-rule.rules.ts';
import { contractDocument } from '../contracts/rules.ts';
import type { DateRule, Terms } from '../contracts/types.ts';
import { fingerprint } from '../kernel/canonical.ts';
import { BOOK, ORDER, type Played, apply, confirmAs, confirmed, run, sent, terms } from './orders.fixture.ts';
import { proposeAmendment } from './amend.rules.ts';
import { fixShipBy } from './fix-date.rules.ts';
import { moveTo, orderStates } from './rules.ts';

const rule = (trigger: DateRule['trigger'], days: number, unit: DateRule['in'] = 'calendar_days'): DateRule => ({
  trigger,
  days,
  in: unit,
});

describe('the rule in words', () => {
  it.each<readonly [string, DateRule | null]>([
    ['30 days after deposit', rule('deposit', 30)],
    ['4-5 days once final payment received', rule('final_payment', 5)],
    ['within 25 working days from receipt of 30 % deposit', rule('deposit', 25, 'business_days')],
    ['2 months after both sides confirm', rule('confirmation', 2, 'months')],
    ['35 days after order', rule('confirmation', 35)],
    ['ship 3 days after inspection passed', rule('inspection', 3)],
    ['收到定金后30天', rule('deposit', 30)],
    // nothing that the programme sees happen
    ['20 days after sample approval', null],
    ['15 days after L/C', null],
    ['30 days after the holiday', null],
    // no last day
    ['not before 30 days after deposit', null],
    ['at least 30 days after deposit', null],
    ['30 days before inspection', null],
    // no count, or a day as well
    ['as soon as possible after deposit', null],
    ['after deposit', null],
    ['30 days after 2026-05-01', null],
    ['2026-05-01', null],
    ['mid May', null],
    ['constructor', null],
    ['', null],
  ])('%s', (words, found) => {
    expect(dateRuleIn(words)).toEqual(found);
  });

  it('is shown in both languages with its event, calendar and zone', () => {
    const { en, zh } = ruleWords(rule('deposit', 25, 'business_days'), 'Asia/Shanghai');
    expect(en).toContain('25 business days of the supplier’s country after the deposit is received');
    expect(en).toContain('Asia/Shanghai');
    expect(zh).toContain('收到定金后 25 供应商所在国的工作日');
  });
});

it.each<readonly [DateRule, string, string]>([
  [rule('deposit', 30), '2026-03-05', '2026-04-04'],
  [rule('deposit', 1, 'months'), '2026-01-31', '2026-02-28'],
  // Qingming in China, and its weekend
  [rule('deposit', 5, 'business_days'), '2026-04-01', '2026-04-09'],
])('%j after %s is %s', (given, on, date) => {
  expect(fixedDay(given, on, BOOK, 'CN').date).toBe(date);
});

const WORDS = { contentId: 'words', hash: 'h' } as unknown as NonNullable<Terms['shipBy']['words']>;
function hung(given: DateRule | undefined): Played {
  const shipBy = { date: null, words: WORDS, problems: ['relative_date'], ...(given ? { rule: given } : {}) };
  const p = sent({ terms: terms({ shipBy }) });
  for (const side of ['supplier', 'buyer'] as const) expect(confirmAs(p, side, { acknowledged: ['ship_by'] })).toBeNull();
  return p;
}
const move = (p: Played, to: 'funded' | 'ready' | 'shipped'): void =>
  apply(p, { events: [moveTo(orderStates(p.states).orders, to, 'test')] });
const at = '2026-03-05T16:30:00.000Z';
const fix = (p: Played, trigger: DateRule['trigger'] = 'deposit') =>
  apply(p, fixShipBy(orderStates(p.states), trigger, { orderId: ORDER, at, calendars: BOOK }));
const contractOf = (p: Played) => orderStates(p.states).contracts;

describe('when the event happens', () => {
  it('the day is the contract’s, as its next version with its own fingerprint; nothing else changed', () => {
    const p = hung(rule('deposit', 30));
    const before = contractOf(p);
    fix(p);
    const { agreed, version, replaced } = contractOf(p);
    // 16:30 UTC is the next day in Shanghai.
    expect(agreed?.terms).toEqual({ ...before.agreed?.terms, shipBy: { date: '2026-04-05', words: null, problems: [] } });
    expect([version, agreed?.version]).toEqual([before.version + 1, before.version + 1]);
    expect(replaced.at(-1)).toEqual(before.agreed);
    const document = contractDocument(before, {
      orderId: ORDER,
      version,
      terms: agreed?.terms as Terms,
      clauses: before.agreed?.clauses ?? [],
    });
    expect(agreed?.fingerprint).toBe(fingerprint(document));
  });

  it('again, it happens once', () => {
    const p = hung(rule('deposit', 30));
    fix(p);
    const once = contractOf(p);
    fix(p);
    expect(contractOf(p)).toEqual(once);
  });

  it.each<readonly [string, () => Played]>([
    ['another event', () => hung(rule('inspection', 30))],
    ['words without a rule', () => hung(undefined)],
    ['an exact day', () => confirmed()],
    [
      'goods that have left',
      () => {
        const p = hung(rule('inspection', 30));
        for (const to of ['funded', 'ready', 'shipped'] as const) move(p, to);
        return p;
      },
    ],
  ])('%s changes nothing', (_, make) => {
    const p = make();
    const before = contractOf(p);
    fix(p);
    expect(contractOf(p)).toEqual(before);
  });

  it.each<readonly [DateRule['trigger'], (p: Played) => void]>([
    ['deposit', (p) => move(p, 'funded')],
    [
      'final_payment',
      (p) => apply(p, { events: [{ type: 'orders.protected', v: 1, data: { amountMinor: 400_000, paidMinor: 400_000 } }] }),
    ],
    ['inspection', (p) => apply(p, { events: [{ type: 'inspections.passed', v: 1, data: { bookingId: 'b1' } }] })],
  ])('%s is seen by itself', (trigger, happen) => {
    const p = hung(rule(trigger, 10));
    expect(contractOf(p).agreed?.terms.shipBy.date).toBeNull();
    happen(p);
    expect(contractOf(p).agreed?.terms.shipBy.date).toBe('2026-03-12');
  });

  it('a confirmation gives the day at once; a payment in part is no final one', () => {
    expect(contractOf(hung(rule('confirmation', 10))).agreed?.terms.shipBy.date).toBe('2026-03-12');
    const p = hung(rule('final_payment', 10));
    apply(p, { events: [{ type: 'orders.protected', v: 1, data: { amountMinor: 399_999, paidMinor: 399_999 } }] });
    expect(contractOf(p).agreed?.terms.shipBy.date).toBeNull();
  });

  it('an amendment that was open is void', () => {
    const p = hung(rule('deposit', 30));
    const { agreed } = contractOf(p);
    run(p, () =>
      proposeAmendment(orderStates(p.states), {
        amendmentId: 'a1',
        by: 'buyer',
        fingerprint: 'f2',
        terms: agreed?.terms as Terms,
        clauses: [],
      }),
    );
    expect(contractOf(p).amendment?.amendmentId).toBe('a1');
    fix(p);
    expect(contractOf(p).amendment).toBeNull();
  });
});
