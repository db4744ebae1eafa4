/** Entries as typed become items of evidence, and the hint beside them says what the determination would. */
import { describe, expect, it } from 'vitest';
import { EMPTY_ENTRY, type Entry, hintOf, instrumentNamed, instrumentsFor, itemOf, limitText, readingsOf } from './measuring.ts';

const door = { parsed: { characteristic: 'door', operator: '>=', value: 165, unit: 'cm', method: 'steel tape' } };
const pole = {
  parsed: { characteristic: 'pole', operator: 'between', value: [9.3, 9.7], nominal: 9.5, unit: 'mm', method: 'caliper' },
};
const label = { parsed: null };
const tape: Entry = { ...EMPTY_ENTRY, values: '148, 149', instrument: 'steel tape', uncertainty: '0.5', method: 'pitched' };
const photo = new File(['x'], 'door.jpg');

describe('the hint', () => {
  const rows: readonly (readonly [string, Partial<Entry>, string])[] = [
    ['nothing was entered', { values: ' ' }, 'nothing'],
    ['no figure', { values: 'low' }, 'unreadable'],
    ['a unit of something else', { values: '148 kg' }, 'unreadable'],
    ['no instrument that is known', { instrument: 'my eye' }, 'instrument'],
    ['no uncertainty', { uncertainty: '' }, 'unsuited'],
    ['an instrument for other units', { instrument: 'wattmeter' }, 'unsuited'],
    ['every reading keeps the limit', { values: '165, 166' }, 'keeps'],
    ['exactly three times the uncertainty is no proof', { values: '163.5' }, 'doubt'],
    ['the best reading decides', { values: '140, 164' }, 'doubt'],
    ['beyond three times the uncertainty', { values: '163.4' }, 'proves'],
    ['no method', { method: ' ' }, 'method'],
  ];
  it.each(rows)('%s', (_, change, says) => {
    expect(hintOf(door, { ...tape, ...change }).says).toBe(says);
  });

  it('tells the gap and what is needed', () => {
    expect(hintOf(door, tape)).toEqual({ says: 'proves', gap: '16 cm', needed: '1.5 cm', reading: '149 cm' });
    expect(hintOf(pole, { ...tape, values: '9.0', instrument: 'caliper', uncertainty: '0.05' })).toEqual({
      says: 'proves',
      gap: '0.5 mm',
      needed: '0.35 mm',
      reading: '9 mm',
    });
  });
});

it('writes limits and knows the instruments of a unit', () => {
  expect([limitText(door), limitText(pole), limitText(label)]).toEqual(['≥ 165 cm', '9.3 – 9.7 mm', null]);
  expect(limitText({ parsed: { operator: '>=', value: 60, unit: 'um' } })).toBe('≥ 60 µm');
  expect(instrumentNamed(door)).toBe('steel tape');
  expect(instrumentsFor(door)).toContain('steel tape');
  expect(instrumentsFor(door)).not.toContain('wattmeter');
  expect(instrumentsFor(label)).toEqual([]);
});

it('lets nothing that measures lengths measure a water column', () => {
  const water = { parsed: { operator: '>=', value: 3_000, unit: 'mm[H2O]' } };
  expect(instrumentsFor(water)).toContain('pressure gauge');
  for (const rule of ['caliper', 'steel rule', 'steel tape', 'laser distance']) expect(instrumentsFor(water)).not.toContain(rule);
});

it('reads readings as people separate them, and gives bare figures the unit', () => {
  expect(readingsOf('148，149 cm；1.5 m\n150', 'cm')).toEqual(['148 cm', '149 cm', '1.5 m', '150 cm']);
  expect(readingsOf('2900', 'mm[H2O]')).toEqual(['2900 mm']);
});

describe('an item', () => {
  it('is a measurement where there are readings, with its photos', () => {
    expect(itemOf('door', door, { ...tape, tested: '5', photos: [photo] }, ['f1'])).toEqual({
      kind: 'own_measurement',
      clause: 'door',
      values: ['148 cm', '149 cm'],
      instrument: 'steel tape',
      uncertainty: '0.5 cm',
      method: 'pitched',
      units: { tested: 5, failing: 2 },
      fileIds: ['f1'],
    });
  });

  it('is a photo, a statement, or none', () => {
    expect(itemOf('label', label, { ...EMPTY_ENTRY, photos: [photo] }, ['f1'])).toEqual({
      kind: 'photo',
      clause: 'label',
      fact: 'fail',
      fileIds: ['f1'],
    });
    expect(itemOf(null, null, { ...EMPTY_ENTRY, text: ' late ' }, [])).toEqual({ kind: 'statement', text: 'late' });
    expect(itemOf('door', door, { ...EMPTY_ENTRY, instrument: 'steel tape' }, [])).toBeNull();
  });
});
