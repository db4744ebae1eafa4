/** Items of evidence as people write them: what each is worth, what it says of the goods, and which cannot be read. */
import { describe, expect, it } from 'vitest';
import type { Side } from '../contracts/types.ts';
import { must } from '../kernel/assert.ts';
import { makeIds } from '../kernel/ids.ts';
import { terms } from '../orders/orders.fixture.ts';
import { type Goods, factsOf } from '../shipments/goods.fixture.ts';
import { claimsOf, delivered, openedClaim, record } from './appointment.fixture.ts';
import { caseInput } from './casefacts.rules.ts';
import { classOf } from './evidence.rules.ts';
import { evidenceDesk } from './evidence.service.ts';
import { claimIn, draft, file, files, negotiating, ref } from './evidence.testing.ts';
import { contractOf } from './rules.ts';
import type { EvidenceItem } from './schema.ts';
import type { EvidenceBody } from './evidence.types.ts';

/** Files an item as the API would, and gives it as the case has it. */
function filed(g: Goods, side: Side, item: EvidenceItem) {
  const desk = composed(g, side, [item]);
  expect(desk.wrong).toBeNull();
  expect(files(g, side, ...desk.drafts)).toBeNull();
  const [content] = desk.contents;
  const body = must(content, 'what it says').body as unknown as EvidenceBody;
  const evidenceId = must(claimIn(g).evidence.at(-1), 'an item').evidenceId;
  return must(caseInput(claimsOf(g), claimIn(g), new Map([[evidenceId, body]]), factsOf(g))?.evidence[0], 'an item of the case');
}

function composed(g: Goods, side: Side, items: readonly EvidenceItem[]) {
  const desk = evidenceDesk({ ids: makeIds() }, items);
  const known = new Map(claimsOf(g).claims.files.map((each) => [each.documentId, each]));
  return { ...desk.compose(side, contractOf(claimsOf(g), claimIn(g)), known), contents: desk.contents };
}

describe('what an item is worth', () => {
  const complete = { values: ['31 W'], instrument: 'wattmeter', uncertainty: '1 W', method: '12 V DC' };
  // biome-ignore format: a table
  const ITEMS: readonly (readonly [string, Side, EvidenceItem, string])[] = [
    ['a measurement anybody can repeat', 'buyer', { kind: 'own_measurement', clause: 'power', ...complete }, 'own_measurement'],
    ['a measurement without its method', 'buyer', { kind: 'own_measurement', clause: 'power', ...complete, method: undefined as never }, 'statement'],
    ['the same with a photo of it', 'buyer', { kind: 'own_measurement', clause: 'power', values: ['31 W'], fileIds: ['file-buyer-1'] }, 'photo'],
    ['the same with a table instead', 'buyer', { kind: 'own_measurement', clause: 'power', values: ['31 W'], fileIds: ['file-buyer-2'] }, 'statement'],
    ['a report that a party brings', 'buyer', { kind: 'report', clause: 'power', ...complete }, 'own_measurement'],
    ['a report that a party brings, in words', 'supplier', { kind: 'report', clause: 'power', text: 'passed' }, 'statement'],
    ['a paper that a party brings', 'supplier', { kind: 'document', text: 'invoice' }, 'statement'],
    ['a photo', 'buyer', { kind: 'photo', clause: 'label' }, 'photo'],
    ['words', 'buyer', { kind: 'statement', text: 'it gets hot' }, 'statement'],
  ];
  it.each(ITEMS)('%s', (_name, side, item, name) => {
    const g = negotiating();
    record(
      g,
      { type: 'claims.file_kept', v: 1, data: file(1) },
      { type: 'claims.file_kept', v: 1, data: file(2, 'buyer', 'text/csv') },
    );
    expect(classOf(filed(g, side, item))).toBe(name);
  });

  it('a photo says missing for the buyer and there for the supplier, unless it says itself', () => {
    const photo = { kind: 'photo', clause: 'label' } as const;
    const says = (side: Side, item: EvidenceItem) => filed(negotiating(), side, item).fact;
    expect([says('buyer', photo), says('supplier', photo), says('buyer', { ...photo, fact: 'pass' })]).toEqual([
      'fail',
      'pass',
      'pass',
    ]);
    expect([says('buyer', { kind: 'photo' }), says('buyer', { kind: 'statement', clause: 'label' })]).toEqual([null, null]);
  });

  it('a reading in the unit of the goods is a count of them, where it is about no clause', () => {
    const counted = (item: EvidenceItem) => filed(negotiating(), 'buyer', item).counted;
    const measured: EvidenceItem = { kind: 'own_measurement', values: ['480 pcs'] };
    expect(counted(measured)).toEqual({ lineId: '1', thousandths: 480_000 });
    expect(counted({ ...measured, values: ['480 pieces'] })).toEqual({ lineId: '1', thousandths: 480_000 });
    expect(counted({ ...measured, clause: 'power' })).toBeNull();
    expect(counted({ ...measured, values: ['480 kg'] })).toBeNull();
    expect(counted({ kind: 'document', counted: '470 pcs', lineId: '1' })).toEqual({ lineId: '1', thousandths: 470_000 });
  });

  it('one file named twice is one photo', () => {
    const g = negotiating();
    record(g, { type: 'claims.file_kept', v: 1, data: file(1) });
    expect(filed(g, 'buyer', { kind: 'photo', clause: 'label', fileIds: ['file-buyer-1', 'file-buyer-1'] }).photos).toBe(1);
  });
});

describe('an item is refused as evidence.invalid', () => {
  const two = ['1', '2'].map((lineId) => ({
    lineId,
    product: ref(lineId),
    sku: null,
    quantity: { thousandths: 200_000, unit: 'pcs' },
    unitPriceMinor: 800,
    lot: null,
  }));
  // biome-ignore format: a table
  it.each<readonly [string, EvidenceItem]>([
    ['with goods affected in no unit', { kind: 'statement', affected: 'many' }],
    ['with goods affected in a unit of no line', { kind: 'statement', affected: '20 kg' }],
    ['with a count of no unit', { kind: 'statement', counted: '480' }],
    ['with a count that could be of two lines', { kind: 'statement', counted: '150 pcs' }],
    ['with a count of a line that is none', { kind: 'statement', counted: '150 pcs', lineId: '9' }],
    ['about a line that is none', { kind: 'statement', lineId: '9' }],
    ['with more units failing than tested', { kind: 'statement', clause: 'power', units: { tested: 3, failing: 4 } }],
    ['with a file that was not brought into this claim', { kind: 'photo', fileIds: ['nope'] }],
  ])('%s', (_name, item) => {
    const g = delivered({ terms: terms({ cover: 'post_delivery', lines: two }) });
    record(g, openedClaim({ points: ['power'] }));
    const data = item.fileIds ? { fileId: 'nope' } : { item: 1 };
    expect(composed(g, 'buyer', [{ kind: 'statement' }, item]).wrong).toMatchObject({ code: 'evidence.invalid', data });
    expect(composed(g, 'buyer', [{ kind: 'statement', counted: '150 pcs', lineId: '2' }]).wrong).toBeNull();
  });

  it('about a clause that the contract has not', () => {
    expect(files(negotiating(), 'buyer', draft({ clauseId: 'nope' }))).toBe('evidence.invalid');
  });

  it('what is refused leaves no words behind', () => {
    const { wrong, contents } = composed(negotiating(), 'buyer', [
      { kind: 'statement', text: 'a' },
      { kind: 'photo', fileIds: ['x'] },
    ]);
    expect([wrong?.code, contents]).toEqual(['evidence.invalid', []]);
  });
});

describe('an item that says two things at once', () => {
  const wrong = (item: EvidenceItem, side: Side = 'buyer') => composed(negotiating(), side, [{ kind: 'statement' }, item]).wrong;
  // Agreed: 23.75 to 26.25 W; the label is there or not.
  // biome-ignore format: a table
  it.each<readonly [string, EvidenceItem]>([
    ['pass, and units fail', { kind: 'photo', clause: 'label', fact: 'pass', units: { tested: 5, failing: 1 } }],
    ['pass, and a reading fails', { kind: 'own_measurement', clause: 'power', fact: 'pass', values: ['25 W', '26.3 W'] }],
    ['fail, and no unit does', { kind: 'photo', clause: 'label', fact: 'fail', units: { tested: 5, failing: 0 } }],
  ])('is refused: %s', (_name, item) => {
    expect(wrong(item)).toMatchObject({ code: 'evidence.contradicts_itself', data: { item: 1 } });
  });

  // biome-ignore format: a table
  it.each<readonly [string, EvidenceItem, Side]>([
    ['fail, though what was measured keeps the limit', { kind: 'report', clause: 'power', fact: 'fail', values: ['25 W'] }, 'buyer'],
    ['pass, and every reading keeps the limit', { kind: 'own_measurement', clause: 'power', fact: 'pass', values: ['26.25 W', '23.75 W'] }, 'buyer'],
    ['pass, and a reading that nobody can read', { kind: 'own_measurement', clause: 'power', fact: 'pass', values: ['hot'] }, 'buyer'],
    ['pass of a clause without a number, beside a figure', { kind: 'photo', clause: 'label', fact: 'pass', values: ['99 W'] }, 'buyer'],
    ['pass, with no unit failing', { kind: 'photo', clause: 'label', fact: 'pass', units: { tested: 5, failing: 0 } }, 'buyer'],
    ['a photo of the supplier’s that tells of failing units', { kind: 'photo', clause: 'label', units: { tested: 5, failing: 2 } }, 'supplier'],
    ['a photo of the buyer’s that tells of none', { kind: 'photo', clause: 'label', units: { tested: 5, failing: 0 } }, 'buyer'],
  ])('is not: %s', (_name, item, side) => {
    expect(wrong(item, side)).toBeNull();
  });
});
