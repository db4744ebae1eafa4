/** The payee check and the life of an account, as tables and over random histories. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Decided } from '../kernel/decider.ts';
import { PROPERTY_EVENT } from './suppliers.fixture.ts';
import {
  COOLING,
  approveChange,
  callBack,
  checkPayee,
  endCooling,
  evolveAccount,
  initialAccount,
  isClose,
  noticeOf,
  normaliseName,
  normaliseNumber,
  payableAccount,
  readNumber,
  registerAccount,
  requestChange,
  sameName,
  withdrawChange,
} from './payee.rules.ts';
import type { AccountEvent, AccountRef, AccountState } from './payee.types.ts';

const NAME = 'Shenzhen Brightway Co Ltd';
const NUMBER = '6222021234567890123';
const registered = { beneficiary: NAME, number: NUMBER };

describe('names', () => {
  it.each([
    [NAME, 'SHENZHEN BRIGHTWAY CO., LTD.', true],
    [NAME, 'Shenzhen  Brightway Company Limited', true],
    [NAME, 'ＳＨＥＮＺＨＥＮ Brightway Co.,Ltd', true],
    ['Cascade Outfitters, Inc.', 'Cascade Outfitters Incorporated', true],
    ['深圳市光道有限公司', '深圳市光道有限公司 ', true],
    [NAME, 'Shenzhen Brightway Trading Co Ltd', false],
    [NAME, 'Brightway Shenzhen Co Ltd', false],
    ['', '', false],
    ['---', '...', false],
  ])('%j and %j are the same: %s', (a, b, same) => {
    expect([sameName(a, b), sameName(b, a)]).toEqual([same, same]);
  });

  it.each([
    ['two letters wrong', NAME, 'Shenzen Brightwey Co Ltd', true],
    ['a letter twice', NAME, 'Shenzhen Brighttway Co Ltd', true],
    ['a word more', NAME, 'Shenzhen Brightway Trading Co Ltd', false],
    ['another firm', NAME, 'Brightway Intl HK', false],
    ['another city', NAME, 'Ningbo Brightway Co Ltd', false],
    ['one of four letters', 'Acme', 'Acne', false],
    ['nothing', '', '', false],
  ])('with %s are close or not', (_, a, b, close) => {
    expect([isClose(a, b), isClose(b, a)]).toEqual([close, close]);
  });
});

describe('numbers', () => {
  it.each([
    ['6222 0212 3456 7890 123', NUMBER],
    ['gb29-nwbk-6016-1331-9268-19', 'GB29NWBK60161331926819'],
    ['６２２２', '6222'],
    ['12 3', null],
    ['', null],
    ['9'.repeat(35), null],
  ])('%j is read as %j', (text, number) => {
    const read = readNumber(text);
    expect(read.ok ? read.value : null).toBe(number);
  });
});

describe('the check', () => {
  it.each([
    ['the same', { beneficiary: NAME, number: '6222 0212 3456 7890 123' }, 'match'],
    ['a company spelt out', { beneficiary: 'Shenzhen Brightway Company Limited', number: NUMBER }, 'match'],
    ['a slip in the name', { beneficiary: 'Shenzen Brightwey Co Ltd', number: NUMBER }, 'close'],
    ['a slip in the number', { beneficiary: NAME, number: '6222021234567890999' }, 'no_match'],
    ['another name', { beneficiary: 'Brightway Intl HK', number: NUMBER }, 'no_match'],
    ['nothing', { beneficiary: '', number: '' }, 'no_match'],
  ])('tells of %s', (_, given, result) => {
    expect(checkPayee(registered, given)).toBe(result);
    expect(checkPayee(given, registered)).toBe(result);
  });

  it('knows no account where none is registered, nor one without a number', () => {
    expect(checkPayee(null, registered)).toBe('no_match');
    expect(checkPayee({ beneficiary: NAME, number: '' }, { beneficiary: NAME, number: '--' })).toBe('no_match');
  });

  const word = fc.stringMatching(/^[A-Za-z0-9]{1,12}$/);
  const name = fc.array(word, { minLength: 1, maxLength: 4 });
  const glue = fc.constantFrom(' ', '  ', ' - ', ', ', '. ');

  it('does not see case, spaces and punctuation', () => {
    fc.assert(
      fc.property(name, glue, glue, (words, a, b) => {
        expect(normaliseName(words.join(a).toUpperCase())).toBe(normaliseName(words.join(b).toLowerCase()));
        expect(
          checkPayee(
            { beneficiary: words.join(a), number: NUMBER },
            { beneficiary: words.join(b).toUpperCase(), number: `${NUMBER} ` },
          ),
        ).toBe('match');
      }),
    );
  });

  it('is the same from both sides, and never says more than close for other names', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.string(), fc.string(), (n1, a1, n2, a2) => {
        const [one, other] = [
          { beneficiary: n1, number: a1 },
          { beneficiary: n2, number: a2 },
        ];
        const result = checkPayee(one, other);
        expect(checkPayee(other, one)).toBe(result);
        if (result === 'match') expect(sameName(n1, n2)).toBe(true);
        if (normaliseNumber(a1) !== normaliseNumber(a2)) expect(result).toBe('no_match');
      }),
    );
  });
});

const account = (contentId: string, ownName = true): AccountRef => ({ content: { contentId, hash: contentId }, ownName });
const phone = { content: { contentId: 'phone', hash: 'phone' }, since: '2025-01-01' };
const AT = '2026-03-02T01:00:00.000Z';
const cooled = {
  account: account('new'),
  step: 'cooling' as const,
  requestedAt: AT,
  requestedBy: 'ann',
  approvedBy: 'bob',
  usableAt: AT,
};
const call = (confirmed: boolean, change: Partial<Parameters<typeof callBack>[1]> = {}) => ({
  confirmed,
  by: 'operator',
  at: AT,
  zone: 'Asia/Shanghai',
  phone,
  ...change,
});

/** Folds a decision that must be taken. */
const folded = (state: AccountState, decided: Decided, at = AT): AccountState => {
  if (!decided.ok) throw new Error(decided.code);
  return (decided.value.events ?? []).reduce(
    (s, event) => evolveAccount(s, { ...(event as AccountEvent), ...PROPERTY_EVENT, at }),
    state,
  );
};
const codeOf = (decided: Decided): string => (decided.ok ? 'ok' : decided.code);

const DESIGNATED = folded(initialAccount, registerAccount(initialAccount, account('old'), 'ann'));
const REQUESTED = folded(DESIGNATED, requestChange(DESIGNATED, account('new'), 'ann', false));
const APPROVED = folded(REQUESTED, approveChange(REQUESTED, 'bob'));
const COOLING_STATE = folded(APPROVED, callBack(APPROVED, call(true)));

describe('the account to pay to', () => {
  it.each([
    ['nothing registered', initialAccount, null, 'payee.none'],
    ['the designated one', DESIGNATED, null, 'ok'],
    ['the designated one by id', COOLING_STATE, 'old', 'ok'],
    ['one asked for', REQUESTED, 'new', 'payee.not_verified'],
    ['one approved', APPROVED, 'new', 'payee.not_verified'],
    ['one that cools', COOLING_STATE, 'new', 'payee.cooling'],
    ['one nobody knows', COOLING_STATE, 'other', 'payee.not_verified'],
    ['one after its cooling', folded(COOLING_STATE, endCooling(COOLING_STATE)), 'new', 'ok'],
    ['the former one', folded(COOLING_STATE, endCooling(COOLING_STATE)), 'old', 'payee.not_verified'],
  ])('is told for %s', (_, state, contentId, expected) => {
    const payable = payableAccount(state, contentId);
    expect(payable.ok ? 'ok' : payable.code).toBe(expected);
  });

  it('is announced while it changes', () => {
    expect([noticeOf(DESIGNATED), noticeOf(COOLING_STATE)?.usableAt]).toEqual([null, '2026-03-05T01:00:00.000Z']);
  });
});

describe('the call back', () => {
  it.each([
    ['an old number', phone, 'ok'],
    ['exactly 30 days before', { ...phone, since: '2026-01-31' }, 'ok'],
    ['29 days before', { ...phone, since: '2026-02-01' }, 'payee.number_too_new'],
    ['no number on file', null, 'payee.number_unknown'],
  ])('with %s', (_, number, expected) => {
    expect(codeOf(callBack(APPROVED, call(true, { phone: number })))).toBe(expected);
  });

  it('may always say no', () => {
    const decided = callBack(APPROVED, call(false, { phone: null }));
    expect(folded(APPROVED, decided)).toEqual(DESIGNATED);
  });

  it('sets the deadline that designates', () => {
    const decided = callBack(APPROVED, call(true));
    expect(decided.ok && decided.value.setDeadlines).toMatchObject([{ name: COOLING, dueAt: '2026-03-05T01:00:00.000Z' }]);
  });
});

it.each([
  ['while it waits', { ...cooled, step: 'requested' as const, usableAt: null }, 'withdrawn'],
  ['a millisecond before it has cooled', { ...cooled, usableAt: '2026-03-02T01:00:00.001Z' }, 'withdrawn'],
  ['at the instant', { ...cooled, usableAt: AT }, 'approval.none_open'],
])('a change can be stopped, or no more: %s', (_, change, expected) => {
  const decided = withdrawChange({ designated: null, change }, AT);
  expect(decided.ok ? decided.value.events?.[0]?.data['because'] : decided.code).toBe(expected);
});

describe('any history', () => {
  type Step = (state: AccountState, n: number) => Decided;
  const STEPS: readonly Step[] = [
    (s) => registerAccount(s, account('first'), 'ann'),
    (s) => registerAccount(s, account('foreign', false), 'ann'),
    (s, n) => requestChange(s, account(`own${n}`), 'ann', false),
    (s, n) => requestChange(s, account(`foreign${n}`, false), 'bob', false),
    (s) => approveChange(s, 'ann'),
    (s) => approveChange(s, 'bob'),
    (s) => callBack(s, call(true)),
    (s) => callBack(s, call(false)),
    (s) => endCooling(s),
    (s) => withdrawChange(s, call(true).at),
  ];

  it('designates only accounts in the company’s name, that two persons and a call stand behind', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(STEPS.length - 1), { maxLength: 40 }), (picks) => {
        let state = initialAccount;
        for (const [n, pick] of picks.entries()) {
          const before = state;
          const decided = STEPS[pick]?.(state, n);
          if (!decided?.ok) continue;
          state = folded(state, decided);
          expect(state.designated?.ownName ?? true).toBe(true);
          if (state.designated === before.designated || before.designated === null) continue;
          expect(before.change).toMatchObject({ step: 'cooling', account: { content: state.designated?.content } });
          expect(before.change?.approvedBy).not.toBe(before.change?.requestedBy);
        }
      }),
    );
  });
});
