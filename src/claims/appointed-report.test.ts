/** Reports of appointed agencies: on the goods in dispute, on what they were appointed for, each clause an item of evidence. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { must } from '../kernel/assert.ts';
import { terms } from '../orders/orders.fixture.ts';
import { type Goods, verifies } from '../shipments/goods.fixture.ts';
import { CLAIM, LAB, appoints, claimOf, claimsOf, escalated, onClaim, record } from './appointment.fixture.ts';
import { prepay } from './appointment.rules.ts';
import { type AppointedFindings, reportAppointed, reportItems } from './appointed-report.rules.ts';
import { appointmentStatus, appointmentView } from './appointment.view.rules.ts';

const FOUND: AppointedFindings = {
  measured: { power: ['31.2 W', '30.8 W'] },
  facts: {},
  units: {},
  defects: null,
  seals: [],
  lot: null,
  dated: '2026-07-03',
  method: null,
  text: null,
};

const files = (g: Goods, change: Partial<AppointedFindings> = {}, agencyId = LAB): string | null => {
  const found = { ...FOUND, ...change };
  const items = reportItems(found).map(({ clauseId }, n) => ({
    clauseId,
    evidenceId: `e${n + 1}`,
    body: { contentId: `c${n + 1}`, hash: 'hash' },
  }));
  return onClaim(g, (states, claim, facts) => reportAppointed(states, claim, facts, { agencyId, found, items }));
};

/** Appointed on 1 July 2026 to test power and label, and paid unless told. */
const waiting = (o: Parameters<typeof escalated>[0] & { readonly unpaid?: true } = {}): Goods => {
  const g = escalated(o);
  appoints(g);
  if (!o.unpaid)
    onClaim(g, (states, claim, facts) =>
      prepay(states, claim, facts, { captureId: 'cap1', amountMinor: 30_000, currency: 'USD' }),
    );
  return g;
};

const lotted = () => {
  const line = must(terms().lines[0], 'a line');
  return terms({ cover: 'post_delivery', lines: [{ ...line, lot: 'LOT-7' }] });
};

describe('the report of an appointed agency', () => {
  it('is evidence of the strongest class, never late, and the fee becomes the agency’s', () => {
    const g = waiting();
    expect(files(g, { facts: { label: 'pass' } })).toBeNull();
    const claim = claimOf(g);
    expect(claim).toMatchObject({
      status: 'escalated',
      appointment: { report: { dated: '2026-07-03', evidenceIds: ['e1', 'e2'] } },
      evidence: [
        { evidenceId: 'e1', by: 'platform', kind: 'report', issuer: 'appointed', clauseId: 'power', late: false, answerBy: null },
        { evidenceId: 'e2', by: 'platform', kind: 'report', issuer: 'appointed', clauseId: 'label' },
      ],
    });
    const fee = g.transfers.filter((t) => t.intentId.startsWith('fee-out:'));
    expect(fee.map((t) => [t.debit.split(':')[0], t.credit.split(':')[0], t.amountMinor])).toEqual([
      ['fee_held', 'agencies', 30_000],
    ]);
  });

  it('is filed once', () => {
    const g = waiting();
    expect([files(g), files(g)]).toEqual([null, 'claim.wrong_state']);
  });

  it('waits for the fee, and comes from the appointed agency alone', () => {
    expect(files(waiting({ unpaid: true }))).toBe('fee.not_prepaid');
    expect(files(waiting(), {}, 'other00000')).toBe('inspection.not_inspector');
    expect(files(escalated())).toBe('appointment.none');
  });

  it.each<[string, Partial<AppointedFindings>, string | null]>([
    ['on the day of the appointment', { dated: '2026-07-01' }, null],
    ['dated before it: another sample', { dated: '2026-06-30' }, 'report.other_lot'],
    ['on a clause of another contract', { measured: { colour: ['5 mm'] } }, 'report.other_lot'],
    ['on a clause that it was not appointed for', { measured: { length: ['490 cm'] } }, 'report.nothing_tested'],
    ['also on such a clause', { measured: { ...FOUND.measured, length: ['490 cm'] } }, 'report.nothing_tested'],
    ['on nothing', { measured: {} }, 'report.nothing_tested'],
    ['that passes what its readings fail', { facts: { power: 'pass' } }, 'evidence.contradicts_itself'],
    [
      'that passes a thing of which units fail',
      { facts: { label: 'pass' }, units: { label: { tested: 5, failing: 1 } } },
      'evidence.contradicts_itself',
    ],
    [
      'that fails a thing of which none does',
      { facts: { label: 'fail' }, units: { label: { tested: 5, failing: 0 } } },
      'evidence.contradicts_itself',
    ],
    ['on defects alone', { measured: {}, defects: { critical: 0, major: 9, minor: 0 } }, 'report.nothing_tested'],
    ['on defects besides', { defects: { critical: 0, major: 9, minor: 0 } }, null],
    ['on more defects than units', { defects: { critical: 0, major: 51, minor: 0 } }, 'aql.found_invalid'],
    ['on units', { units: { power: { tested: 5, failing: 2 } } }, null],
    ['on more failures than units', { units: { power: { tested: 1, failing: 2 } } }, 'aql.found_invalid'],
    ['on units of a clause not appointed for', { units: { length: { tested: 5, failing: 2 } } }, 'report.nothing_tested'],
    ['with a reading that is none', { measured: { power: ['much'] } }, 'inspection.reading_invalid'],
    ['with a reading in another unit', { measured: { power: ['31 kg'] } }, 'inspection.reading_invalid'],
    ['with a reading of what is there or not', { measured: { label: ['1 pcs'] } }, 'inspection.no_limit'],
  ])('%s', (_, change, expected) => {
    expect(files(waiting(), change)).toBe(expected);
  });

  it.each<[string, Partial<AppointedFindings>, string | null]>([
    ['says nothing of seals', {}, null],
    ['shows one of the order’s seals', { seals: ['S1', 'X9'] }, null],
    ['shows other seals only', { seals: ['X8', 'X9'] }, 'report.other_lot'],
  ])('on goods that were sealed %s', (_, change, expected) => {
    expect(files(waiting({ seals: ['S1', 'S2'] }), change)).toBe(expected);
  });

  it('takes seals that the buyer found on the goods for theirs: swapped goods are the goods in dispute', () => {
    const g = waiting({ seals: ['S1', 'S2'] });
    verifies(g, ['X8', 'X9']);
    expect(files(g, { seals: ['X8'] })).toBeNull();
  });

  it.each<[string | null, string | null]>([
    [null, null],
    ['LOT-7', null],
    ['LOT-8', 'report.other_lot'],
  ])('on cartons marked %s, where the contract says LOT-7', (lot, expected) => {
    expect(files(waiting({ terms: lotted() }), { lot })).toBe(expected);
  });

  it('may name a lot where the contract names none', () => {
    expect(files(waiting(), { lot: 'ANY' })).toBeNull();
  });
});

describe('items of a report', () => {
  it('hold what was found, as it was written', () => {
    const items = reportItems({
      ...FOUND,
      facts: { label: 'fail', power: 'fail' },
      units: { label: { tested: 5, failing: 3 } },
      defects: { critical: 0, major: 3, minor: 5 },
      method: 'IEC 60598',
      text: 'as received',
    });
    expect(items.map(({ clauseId, body }) => [clauseId, body.values.join(' '), body.fact, body.units, body.text])).toEqual([
      ['power', '31.2 W 30.8 W', 'fail', null, 'as received'],
      ['label', '', 'fail', { tested: 5, failing: 3 }, 'as received'],
      [null, '', null, null, 'critical 0, major 3, minor 5'],
    ]);
    expect(items[0]?.body.method).toBe('IEC 60598');
  });

  it('are one per clause, each clause once, whatever was found', () => {
    const ids = fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'toString', '__proto__', 'constructor'));
    fc.assert(
      fc.property(ids, ids, (measured, facts) => {
        const found = {
          ...FOUND,
          measured: Object.fromEntries(measured.map((id) => [id, ['1 W']])),
          facts: Object.fromEntries(facts.map((id) => [id, 'pass' as const])),
        };
        const items = reportItems(found);
        expect(items.map((i) => i.clauseId).sort()).toEqual([...new Set([...measured, ...facts])].sort());
        expect(items.every((i) => i.body.values.length > 0 === measured.some((id) => id === i.clauseId))).toBe(true);
      }),
    );
  });
});

describe('what the appointed agency reads', () => {
  const view = (g: Goods, forAgency: boolean) => {
    const claim = claimOf(g);
    const reader = { orderId: 'o', forAgency, textOf: ({ contentId }: { readonly contentId: string }) => `<${contentId}>` };
    return appointmentView(claimsOf(g), claim, must(claim.appointment, 'an appointment'), reader);
  };

  it('is what to test, on which goods, drawn how', () => {
    expect(view(waiting({ seals: ['S1'], terms: lotted() }), true)).toMatchObject({
      status: 'waits_for_report',
      agencyId: LAB,
      goods: {
        country: 'GB',
        seals: ['S1'],
        lines: [{ lineId: '1', product: '<strip>', lot: 'LOT-7', quantityThousandths: 500_000, unit: 'pcs' }],
      },
      sampling: { level: 'II', plan: 'normal', draw: 50 },
      clauses: [
        { clauseId: 'power', text: '<power>', limit: { operator: 'between', values: [23.75, 26.25], unit: 'W' } },
        { clauseId: 'label', text: '<label>', limit: null },
      ],
      terms: null,
    });
  });

  it('holds no money and nothing of what the two say', () => {
    const g = waiting();
    const told = JSON.stringify(view(g, true));
    expect(told).not.toMatch(/Minor|fee|30000|120000|hot/);
    expect(view(g, false)).toMatchObject({
      terms: { feeMinor: 30_000, currency: 'USD', firm: 'SGS', mostInProportionMinor: 36_000 },
    });
  });

  it.each<[string, (g: Goods) => void, string]>([
    ['paid', () => undefined, 'waits_for_report'],
    ['reported', (g) => void files(g), 'reported'],
    [
      'hindered',
      (g) =>
        record(g, {
          type: 'claims.inspection_hindered',
          v: 1,
          data: { claimId: CLAIM, refusedBy: 'supplier', goodsDisposed: false },
        }),
      'ended',
    ],
    ['lapsed', (g) => record(g, { type: 'claims.fee_lapsed', v: 1, data: { claimId: CLAIM } }), 'lapsed'],
    [
      'settled by a promise',
      (g) =>
        record(g, {
          type: 'claims.settled',
          v: 1,
          data: { claimId: CLAIM, offerId: null, kind: 'repair', amountMinor: null, performBy: '2026-08-01', from: 'inspecting' },
        }),
      'waits_for_report',
    ],
  ])('tells where it stands: %s', (_, happen, expected) => {
    const g = waiting();
    happen(g);
    const claim = claimOf(g);
    expect(appointmentStatus(claim, must(claim.appointment, 'an appointment'))).toBe(expected);
    const unpaid = claimOf(waiting({ unpaid: true }));
    expect(appointmentStatus(unpaid, must(unpaid.appointment, 'an appointment'))).toBe('waits_for_fee');
  });
});
