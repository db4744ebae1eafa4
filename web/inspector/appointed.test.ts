/** What an appointed agency types, as the report that is sent: read by the server's own rules, nothing made up. */
import { describe, expect, it } from 'vitest';
import { NOTHING_FOUND, type TestedClause, type Typed, readingsIn, reportOf, seenIn } from './appointed.ts';

const chromium: TestedClause = {
  clauseId: 'steel',
  text: 'Chromium 17.5 to 19.5 %',
  defectClass: 'critical',
  lineId: null,
  limit: { operator: 'between', values: [17.5, 19.5], unit: '%' },
};
const label: TestedClause = { ...chromium, clauseId: 'label', text: 'A label', limit: null };
const limit = { operator: 'between', values: [17.5, 19.5], unit: '%' } as const;
const EMPTY: Typed = { found: {}, date: '', method: '', lot: '', seals: '', text: '' };

describe('readings', () => {
  it('stand with their unit, semicolons or lines between', () => {
    expect(readingsIn('13.9; 14.1 %\n 18', '%')).toEqual(['13.9 %', '14.1 %', '18 %']);
  });
  it('are counted against the limit as they are typed', () => {
    expect(seenIn('', limit)).toEqual({ kind: 'nothing' });
    expect(seenIn('18; 17.5', limit)).toEqual({ kind: 'keeps' });
    expect(seenIn('13.9; 18; 20', limit)).toEqual({ kind: 'breaks', n: 2 });
    expect(seenIn('18; 12 W', limit)).toEqual({ kind: 'unreadable', reading: '12 W' });
  });
});

describe('a report', () => {
  it('is none before anything was found', () => {
    expect(reportOf([chromium, label], { ...EMPTY, text: 'We were there' })).toBeNull();
  });
  it('holds what was found, and nothing that was left empty', () => {
    const found = {
      steel: { ...NOTHING_FOUND, readings: '13.9;14.1', tested: '20', failing: '20' },
      label: { ...NOTHING_FOUND, fact: 'fail' as const },
    };
    expect(reportOf([chromium, label], { ...EMPTY, found, seals: 'A1, A2', method: ' XRF ' })).toEqual({
      measured: { steel: ['13.9 %', '14.1 %'] },
      facts: { label: 'fail' },
      units: { steel: { tested: 20, failing: 20 } },
      seals: ['A1', 'A2'],
      method: 'XRF',
    });
  });
});
