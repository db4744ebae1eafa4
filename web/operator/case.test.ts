/** The case page's own logic: what stands in the clause table, which items are about a point, which determination is on the table. */
import { describe, expect, it } from 'vitest';
import type { Award, Determination, Reason, SubjectFinding } from '../../src/claims/determination.types.ts';
import {
  type CaseClaim,
  type CaseItem,
  areReasoned,
  earlierOn,
  isAbout,
  isForeseeable,
  labelsOf,
  madeOf,
  onTable,
  steps,
  subjectsOf,
  withLabels,
} from './case.ts';

const NONE = { buyer: [], supplier: [], platform: [] };
const reason = (code: Reason['code'], data: Reason['data'], buyer: readonly string[] = []): Reason => ({
  code,
  data,
  reliedOn: { ...NONE, buyer },
});
const finding = (subject: string, reasons: readonly Reason[] = []): SubjectFinding => ({
  kind: 'clause',
  subject,
  defectClass: 'major',
  finding: 'not_met',
  reasons,
});
const award = (...amounts: readonly number[]): Award => ({
  currency: 'USD',
  refundMinor: amounts.reduce((sum, amount) => sum + amount, 0),
  lines: amounts.map((amountMinor) => ({ kind: amountMinor < 0 ? 'cap' : 'reduction', subjects: [], amountMinor, basis: {} })),
  capMinor: 0,
  purchaseEnds: false,
  fee: null,
});
const result = (...subjects: readonly string[]) =>
  ({ findings: subjects.map((subject) => finding(subject)), award: award() }) as unknown as Determination;
const item = (evidenceId: string, by: CaseItem['by'], clauseId: string | null, counted = false) =>
  ({
    evidenceId,
    by,
    clauseId,
    says: counted ? { counted: { lineId: 'l1', thousandths: 1000 } } : { counted: null },
  }) as CaseItem;
const claim = (fields: Partial<CaseClaim>): CaseClaim =>
  ({
    state: 'escalated',
    grounds: ['quality'],
    points: [],
    shortages: [],
    charges: [],
    evidence: [],
    pending: null,
    decision: null,
    finishedAt: null,
    ...fields,
  }) as unknown as CaseClaim;

describe('the clause table', () => {
  it('has the points as claimed until something is computed, then as they are judged', () => {
    const claimed = claim({
      grounds: ['quality', 'late_shipment', 'shortage'],
      points: [{ clauseId: 'door', nature: null, lineId: null, claimedThousandths: null }],
      shortages: [{ lineId: 'l1', claimedThousandths: 1000, nature: 'count' }],
    });
    expect(subjectsOf(claimed, null).map(({ subject, kind }) => [subject, kind])).toEqual([
      ['door', 'clause'],
      ['late_shipment', 'late_shipment'],
      ['shortage', 'shortage'],
    ]);
    const judged = subjectsOf(claimed, result('door', 'zip'));
    expect(judged.map(({ subject, judged: found }) => [subject, found?.finding])).toEqual([
      ['door', 'not_met'],
      ['zip', 'not_met'],
    ]);
  });
});

describe('evidence of a point', () => {
  const door = { subject: 'door', kind: 'clause' } as const;
  const shortage = { subject: 'shortage', kind: 'shortage' } as const;
  it.each([
    ['of its clause', item('a', 'buyer', 'door'), door, true],
    ['of another clause', item('a', 'buyer', 'zip'), door, false],
    ['of the whole claim', item('a', 'buyer', null), door, true],
    ['a count, of a clause', item('a', 'buyer', null, true), door, false],
    ['a count, of the shortage', item('a', 'buyer', null, true), shortage, true],
    ['of a clause, of the shortage', item('a', 'buyer', 'door'), shortage, false],
  ])('%s', (_what, one, subject, is) => {
    expect(isAbout(one, subject)).toBe(is);
  });

  it('says what the determination made of each item', () => {
    const judged = finding('door', [
      reason('measurement_decides', { says: 'not_met' }, ['b1']),
      reason('set_aside', { evidence: 's1', class: 'photo', why: 'photo_no_quantity' }),
    ]);
    expect(madeOf(judged, 'b1')).toEqual({ kind: 'relied_on' });
    expect(madeOf(judged, 's1')).toEqual({ kind: 'set_aside', why: 'photo_no_quantity' });
    expect(madeOf(judged, 'x')).toBeNull();
    expect(madeOf(null, 'b1')).toBeNull();
  });

  it('is called by side and number, earlier reports first among the inspections', () => {
    const inspections = {
      reports: [
        {
          bookingId: 'v1',
          agencyId: 'sgs',
          dated: '2026-05-01',
          clauses: [{ clauseId: 'door', verdict: 'met', values: [166], unit: 'cm' }],
        },
      ],
    };
    const evidence = [
      item('aaa', 'buyer', 'door'),
      item('bbb', 'supplier', 'door'),
      item('ccc', 'buyer', null),
      item('ddd', 'platform', 'door'),
    ];
    const labels = labelsOf({ evidence }, inspections);
    expect([...labels]).toEqual([
      ['v1:door', 'P1'],
      ['aaa', 'B1'],
      ['bbb', 'S1'],
      ['ccc', 'B2'],
      ['ddd', 'P2'],
    ]);
    expect(withLabels('on the buyer’s aaa, ccc; the programme’s v1:door', labels)).toBe(
      'on the buyer’s B1, B2; the programme’s P1',
    );
    expect(earlierOn(inspections, 'door')).toEqual([
      { evidenceId: 'v1:door', agencyId: 'sgs', dated: '2026-05-01', verdict: 'met', values: ['166 cm'] },
    ]);
    expect(earlierOn(null, 'door')).toEqual([]);
  });
});

describe('what is on the table', () => {
  const decided = { result: result('old'), overrides: [], at: '2026-05-18T02:00:00.000Z' };
  const pending = { ...decided, result: result('pending'), round: 'first', by: 'u-ann' } as const;
  const decision = { ...decided, round: 'first', approvedAt: null, appealBy: null } as const;
  it.each([
    ['a decision that waits for its second person, before all', { pending, decision }, result('new'), 'pending'],
    ['the preview of an appeal, before what was decided first', { pending: null, decision }, result('new'), 'preview'],
    ['what was decided', { pending: null, decision }, null, 'decision'],
    ['nothing', { pending: null, decision: null }, null, 'none'],
  ])('%s', (_what, fields, preview, kind) => {
    expect(onTable(claim(fields), preview).kind).toBe(kind);
  });

  it.each([
    ['negotiating', null, true],
    ['appealed', null, true],
    ['determined', null, false],
    ['settled', null, false],
    ['escalated', '2026-05-18T02:00:00.000Z', false],
  ] as const)('a preview of a claim that is %s, finished %s: %s', (state, finishedAt, is) => {
    expect(isForeseeable(claim({ state, finishedAt }))).toBe(is);
  });
});

describe('the amount', () => {
  it('is added up line by line', () => {
    expect(steps(award(300, 200, -100)).map(({ afterMinor }) => afterMinor)).toEqual([300, 500, 400]);
  });

  it('is changed only with a reason for each change', () => {
    const change = (why: string | null) => ({ subject: 'door', finding: 'met', reason: why }) as const;
    expect(areReasoned([])).toBe(true);
    expect(areReasoned([change('seen')])).toBe(true);
    expect(areReasoned([change('seen'), change(' ')])).toBe(false);
    expect(areReasoned([change(null)])).toBe(false);
  });
});
