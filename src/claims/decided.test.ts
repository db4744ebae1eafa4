/** What admitted evidence decides before anybody is appointed: only then is an inspection needless. */
import { describe, expect, it } from 'vitest';
import type { Goods } from '../shipments/goods.fixture.ts';
import { factsOf } from '../shipments/goods.fixture.ts';
import { CLAIM, appoints, claimOf, claimsOf, escalated, record } from './appointment.fixture.ts';
import { decidedClauses } from './decided.rules.ts';
import { NOTHING_MEASURED } from './evidence.rules.ts';
import type { EvidenceBody, FiledEvidence } from './evidence.types.ts';

const NOTHING: EvidenceBody = { ...NOTHING_MEASURED, text: null };
const WATTMETER: Partial<EvidenceBody> = { instrument: 'wattmeter', method: 'after 30 min at 12 V', uncertainty: '1 W' };

const filed = (g: Goods, kind: FiledEvidence['kind'], clauseId: string, body: Partial<EvidenceBody>) => {
  record(g, {
    type: 'claims.evidence_filed',
    v: 1,
    data: {
      claimId: CLAIM,
      evidenceId: 'e1',
      by: 'buyer',
      kind,
      issuer: null,
      clauseId,
      body: { contentId: 'c1', hash: 'h' },
      files: [],
      late: false,
      answerBy: null,
      requestId: null,
    },
  });
  const bodies = new Map([['e1', { ...NOTHING, ...body }]]);
  return decidedClauses(claimsOf(g), claimOf(g), bodies, factsOf(g));
};

describe('evidence at hand', () => {
  it.each<[string, FiledEvidence['kind'], Partial<EvidenceBody>, string]>([
    ['a statement decides nothing', 'statement', { text: 'it gets hot' }, 'unproven'],
    ['nor does a photo of a figure', 'photo', { fact: 'fail' }, 'unproven'],
    ['nor a measurement without its method', 'own_measurement', { values: ['72 W', '71 W', '72 W'] }, 'unproven'],
    ['a measurement far off does', 'own_measurement', { ...WATTMETER, values: ['72 W', '71 W', '72 W'] }, 'not_met'],
    ['a measurement within the limit does', 'own_measurement', { ...WATTMETER, values: ['25 W', '25 W', '25 W'] }, 'met'],
  ])('%s', (_, kind, body, expected) => {
    const g = escalated({ points: ['power'] });
    expect(Object.fromEntries(filed(g, kind, 'power', body))).toEqual({ power: expected });
  });

  it('that decides every disputed clause makes an inspection needless', () => {
    const g = escalated({ points: ['power'] });
    const decided = filed(g, 'own_measurement', 'power', { ...WATTMETER, values: ['72 W', '71 W', '72 W'] });
    expect(appoints(g, { decided })).toBe('appointment.not_needed');
    expect(appoints(g, { decided, insisted: true })).toBe('appointment.not_needed');
    expect(appoints(g, { decided, tested: ['power', 'length'] })).toBeNull();
  });

  it('whose text was erased decides nothing', () => {
    const g = escalated({ points: ['power'] });
    filed(g, 'own_measurement', 'power', { ...WATTMETER, values: ['72 W'] });
    expect(decidedClauses(claimsOf(g), claimOf(g), new Map(), factsOf(g)).get('power')).toBe('unproven');
  });
});
