/** Rows of papers become what the API takes, and begin with what proves shipment. */
import { expect, it } from 'vitest';
import { EMPTY_PAPER, paperBodies, proving, sealsOf, startingPapers } from './papers.ts';

const terms = (rule: string, transport: string | null, types: readonly string[] = [], due: readonly string[] = []) => ({
  incoterm: { rule },
  transport,
  instalments: [
    { due: { kind: 'on_confirmation' } },
    ...due.map((document) => ({ due: { kind: 'on_document', document, form: 'copy' } })),
  ],
  documents: types.map((type) => ({ type, form: type === 'bill_of_lading' ? 'original' : null })),
});

it('knows the papers that prove shipment under the term', () => {
  expect(proving(terms('FOB', 'sea'))).toContain('bill_of_lading');
  expect(proving(terms('FCA', 'air'))).toContain('air_waybill');
  expect(proving(terms('', null))).toEqual([]);
});

it('starts with the paper that an instalment hangs on, once, as the contract lists it where it does', () => {
  expect(startingPapers(terms('FCA', 'sea_container', ['packing_list'], ['bill_of_lading', 'bill_of_lading']))).toEqual([
    { ...EMPTY_PAPER, type: 'packing_list' },
    { ...EMPTY_PAPER, type: 'bill_of_lading', form: 'copy' },
  ]);
  expect(startingPapers(terms('FOB', 'sea', ['bill_of_lading'], ['bill_of_lading']))).toEqual([
    { ...EMPTY_PAPER, type: 'bill_of_lading', form: 'original' },
  ]);
});

it('starts with what the contract asks for, and one that proves where none does', () => {
  expect(startingPapers(terms('FOB', 'sea', ['bill_of_lading', 'packing_list']))).toEqual([
    { ...EMPTY_PAPER, type: 'bill_of_lading', form: 'original' },
    { ...EMPTY_PAPER, type: 'packing_list' },
  ]);
  const [first, second] = startingPapers(terms('FCA', 'air', ['packing_list']));
  expect(proving(terms('FCA', 'air'))).toContain(first?.type);
  expect(second?.type).toBe('packing_list');
});

it('sends only what was said', () => {
  const rows = [EMPTY_PAPER, { type: ' bill_of_lading ', form: 'original', issuer: '', datedOn: '2026-11-20' } as const];
  expect(paperBodies(rows)).toEqual([{ type: 'bill_of_lading', form: 'original', datedOn: '2026-11-20' }]);
  expect(sealsOf('A1, A2\nA3；A4')).toEqual(['A1', 'A2', 'A3', 'A4']);
});
