/** The map of refusals: every entry is complete, and its sentences are filled from the refusal's data. */
import { describe, expect, it } from 'vitest';
import { PROBLEMS, type RefusalCode, fill, isRefusalCode, problemOf } from './problems.ts';
import type { Problem } from './problems/problem.ts';

const entries = Object.entries(PROBLEMS) as [RefusalCode, Problem][];
const HAN = /\p{Script=Han}/u;

describe.each(entries)('%s', (code, problem) => {
  it('has a name of slice and reason', () => {
    expect(code).toMatch(code === 'fault' ? /^fault$/ : /^[a-z]+\.[a-z_]+$/);
  });

  it('speaks both languages, in whole sentences', () => {
    for (const sentence of [problem.title, problem.advice, ...(problem.detail ? [problem.detail] : [])]) {
      expect(sentence.en).toMatch(/^[^\p{Script=Han}]+[.]$/u);
      expect(sentence.zh).toMatch(/[。]$/);
      expect(sentence.zh).toMatch(HAN);
      expect(sentence.zh, 'marks of Chinese beside characters').not.toMatch(/\p{Script=Han}[,:;?!]/u);
    }
  });

  it('asks for the same data in both languages, and only in the detail', () => {
    const names = (text: string): string[] => [...text.matchAll(/\{(\w+)\}/g)].map((m) => m[1] ?? '').sort();
    expect(names(problem.detail?.en ?? '')).toEqual(names(problem.detail?.zh ?? ''));
    for (const text of [problem.title.en, problem.title.zh]) expect(names(text)).toEqual([]);
  });
});

describe('the statuses that callers rely on', () => {
  it.each<readonly [RefusalCode, number]>([
    ['access.unauthenticated', 401],
    ['access.denied', 403],
    ['access.not_found', 404],
    ['order.not_party', 403],
    ['order.wrong_state', 409],
    ['order.version_moved', 409],
    ['contract.frozen', 409],
    ['contract.over_limit', 409],
    ['claim.window_closed', 409],
    ['claim.already_open', 409],
    ['fact.in_future', 422],
    ['request.invalid', 422],
    ['precondition.failed', 412],
    ['precondition.required', 428],
    ['rate.limited', 429],
    ['fault', 500],
  ])('%s is %i', (code, status) => {
    expect(PROBLEMS[code].status).toBe(status);
  });
});

describe('sentences', () => {
  it.each([
    ['{state}', { state: 'sent' }, 'en', 'sent'],
    ['{n}', { n: 3 }, 'en', '3'],
    ['{clauses}', { clauses: ['a', 'b'] }, 'en', 'a, b'],
    ['{clauses}', { clauses: ['a', 'b'] }, 'zh', 'a、b'],
    ['{clauses}', { clauses: [{ clauseId: 'power', problems: [] }, { clauseId: 'ip' }] }, 'en', 'power, ip'],
    ['{remainingMinor}', { remainingMinor: 123456, currency: 'USD' }, 'en', '1234.56 USD'],
    ['{remainingMinor}', { remainingMinor: 500, currency: 'JPY' }, 'zh', '500 JPY'],
    ['{remainingMinor}', { remainingMinor: 500 }, 'en', '500'],
    ['{remainingMinor}', { remainingMinor: 500, currency: 'XXX' }, 'en', null],
    ['{state}', {}, 'en', null],
    ['{constructor}', {}, 'en', null],
    ['{state}', { state: { deep: true } }, 'en', null],
    ['nothing to fill', {}, 'en', 'nothing to fill'],
  ] as const)('%s with %j in %s', (template, data, lang, expected) => {
    expect(fill(template, data, lang)).toBe(expected);
  });
});

describe('problemOf', () => {
  it.each([
    ['address.field_missing', 'postCode', 'en', 'An address in GB needs post code.'],
    ['address.field_missing', 'region', 'zh', 'GB 的地址须填写“省或州”。'],
    ['address.field_unused', 'district', 'en', 'Addresses in GB have no district.'],
    ['address.field_missing', 'constructor', 'en', 'An address in GB needs constructor.'],
  ] as const)('%s calls %s by its name, in %s', (code, field, lang, expected) => {
    expect(problemOf(code, { field, country: 'GB' }, lang)).toMatchObject({ detail: expected, field });
  });

  it('is an RFC 9457 document with code, advice and data', () => {
    const data = { remainingMinor: 300_000, assuranceMinor: 400_000, currency: 'USD' };
    expect(problemOf('contract.over_limit', data, 'en', 'r1')).toEqual({
      type: '/problems/contract.over_limit',
      title: 'The agreed amount is above what is left of the supplier’s limit.',
      status: 409,
      detail: 'Only 3000.00 USD of the supplier’s limit is left.',
      code: 'contract.over_limit',
      advice: 'Lower the assurance amount, split the order, or wait until an open order of the supplier ends.',
      instance: 'r1',
      ...data,
    });
  });

  it('falls back to the title when the data says less', () => {
    const { title, detail } = problemOf('order.wrong_state', {}, 'zh');
    expect(detail).toBe(title);
    expect(detail).toMatch(HAN);
  });

  it('lets no data replace the standard members', () => {
    const { status, code } = problemOf('order.wrong_state', { status: 200, code: 'fine', state: 'sent' }, 'en');
    expect([status, code]).toEqual([409, 'order.wrong_state']);
  });

  it('knows its codes and no others', () => {
    expect(isRefusalCode('order.wrong_state')).toBe(true);
    expect(isRefusalCode('constructor')).toBe(false);
    expect(isRefusalCode('order.none')).toBe(false);
  });
});
