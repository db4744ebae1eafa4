/** The cover preview: what each bad event would yield, and that it is the ruling itself. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RULES, type Rule } from '../incoterms/types.ts';
import { POLICIES } from '../policy/programmes.data.ts';
import { latest } from '../policy/rules.ts';
import type { CoverKind, Policy } from '../policy/types.ts';
import { readCase } from '../cli/determine.ts';
import { checkCase } from './case.rules.ts';
import { caseOf } from './cases.testing.ts';
import type { CaseClause, CaseContract } from './determination.types.ts';
import { determine } from './determination.rules.ts';
import { EVENTS } from './events.data.ts';
import { GOLDEN } from './golden.data.ts';
import type { PreviewFigures } from './preview.cases.rules.ts';
import { previewEvents } from './preview.rules.ts';

const oneOf = fc.constantFrom;
const clause = (clauseId: string, parsed: CaseClause['parsed'], packing = false): CaseClause => ({
  clauseId,
  defectClass: 'major',
  lineId: null,
  verdict: 'measurable',
  problems: [],
  parsed,
  packing,
  scope: 'units',
});
const limit = (value: number, unit: string) => ({ characteristic: unit, operator: '>=', value, unit, method: null });

const base = GOLDEN[0]?.input.contract;
if (!base) throw new Error('there is a golden case');
const CONTRACT: CaseContract = {
  ...base,
  rule: 'FOB',
  clauses: [
    clause('height', limit(200, 'cm')),
    clause('chromium', limit(17.5, '%')),
    clause('power', limit(70, 'W')),
    clause('parts', { ...limit(14, 'pcs'), operator: '=' }),
    clause('label', null),
    clause('carton', limit(5, 'layers'), true),
  ],
};
const FIGURES: PreviewFigures = {
  cover: 'post_delivery',
  paidMinor: 480_000,
  coveredMinor: 480_000,
  returnedMinor: 0,
  unpaidMinor: 0,
  retainedMinor: 24_000,
  inspectionFeeMinor: 50_000,
  cargoInsuredMinor: 528_000,
  cardPaidMinor: 0,
  hasWarranty: true,
};
const preview = (policy: Policy, figures: Partial<PreviewFigures> = {}, contract: Partial<CaseContract> = {}) =>
  new Map(
    previewEvents({ ...CONTRACT, ...contract }, policy, { ...FIGURES, ...figures }).map(
      (line) => [line.event.code, line] as const,
    ),
  );

describe('what each bad event would yield under FOB, post-delivery cover, classic', () => {
  it.each([
    ['late_1', 480_000, 'assurance'],
    ['late_10', 480_000, 'assurance'],
    ['late_25', 480_000, 'assurance'],
    ['late_40_unshipped', 480_000, 'assurance'],
    ['never_shipped', 480_000, 'assurance'],
    ['half_shipped', 240_000, 'assurance'],
    ['no_papers', 480_000, 'assurance'],
    ['buyer_nominated_late', 0, 'nobody'],
    ['deposit_late', 480_000, 'assurance'],
    ['delay_granted', 0, 'nobody'],
    ['carrier_did_not_come', 0, 'nobody'],
    ['failed_inspection', 480_000, 'assurance'],
    ['wrong_material', 480_000, 'assurance'],
    ['dimension_out', 480_000, 'assurance'],
    ['function_fails', 480_000, 'assurance'],
    ['function_own_measured', 480_000, 'assurance'],
    ['parts_missing', 480_000, 'assurance'],
    ['label_missing', 480_000, 'assurance'],
    ['photo_only', 0, 'nobody'],
    ['complaint_only', 0, 'nobody'],
    ['said_nothing_of_it', 0, 'nobody'],
    ['swapped_goods', 480_000, 'assurance'],
    ['swapped_old_report', 0, 'nobody'],
    ['wet_cartons', 0, 'cargo_insurance'],
    ['broken_in_transit', 0, 'cargo_insurance'],
    ['broken_bad_packing', 480_000, 'assurance'],
    ['short_5', 24_000, 'assurance'],
    ['short_photo', 0, 'nobody'],
    ['cartons_lost', 0, 'cargo_insurance'],
    ['export_charges', 9_600, 'assurance'],
    ['arrival_charges', 0, 'nobody'],
    ['customs_duty', 0, 'nobody'],
    ['warranty_defect', 24_000, 'warranty'],
  ] as const)('%s: %i by %s', (code, refundMinor, coveredBy) => {
    const line = preview(latest('classic')).get(code);
    expect([line?.refundMinor, line?.coveredBy]).toEqual([refundMinor, coveredBy]);
    expect(line?.upToMinor).toBe(refundMinor > 0 ? refundMinor : coveredBy === 'cargo_insurance' ? 528_000 : 0);
  });

  it('knows at least 25 events, each told in both languages', () => {
    expect(new Set(EVENTS.map(({ code }) => code)).size).toBe(EVENTS.length);
    expect(EVENTS.length).toBeGreaterThanOrEqual(25);
    for (const { en, zh } of EVENTS) expect([/^[A-Z].+\.$/.test(en), /\p{Script=Han}.+。$/u.test(zh)]).toEqual([true, true]);
  });
});

describe('what changes it', () => {
  it('1 % a day under whole-order, at most 20 %', () => {
    const lines = preview(latest('whole-order'));
    expect(['late_1', 'late_10', 'late_25', 'late_40_unshipped'].map((code) => lines.get(code)?.refundMinor)).toEqual([
      4_800, 48_000, 96_000, 480_000,
    ]);
  });

  it('under pre-shipment cover nothing found on arrival can be claimed, and a card may still help', () => {
    const lines = preview(latest('classic'), { cover: 'pre_shipment', cardPaidMinor: 480_000 });
    expect(lines.get('wrong_material')).toMatchObject({
      because: 'window_closed',
      input: null,
      refundMinor: 0,
      coveredBy: 'card',
      upToMinor: 480_000,
    });
    expect(lines.get('failed_inspection')?.refundMinor).toBe(480_000);
    expect(lines.get('short_5')?.refundMinor).toBe(24_000);
  });

  it('a contract that names the day of arrival is kept where nothing is said of it', () => {
    const lines = preview(latest('whole-order'), {}, { rule: 'DAP', deliverBy: '2026-04-05' });
    expect(['late_1', 'late_10', 'delay_granted'].map((code) => lines.get(code)?.refundMinor)).toEqual([4_800, 48_000, 0]);
  });

  it('what the contract does not say cannot be claimed', () => {
    const line = preview(latest('classic'), {}, { clauses: [] }).get('wrong_material');
    expect(line).toMatchObject({ because: 'no_such_clause', refundMinor: 0, coveredBy: 'nobody' });
  });

  it('without an exact date nothing is ever late', () => {
    const lines = preview(latest('classic'), {}, { shipBy: null });
    expect(lines.get('late_40_unshipped')?.determination?.findings[0]?.finding).toBe('excluded');
    expect(lines.get('late_40_unshipped')?.refundMinor).toBe(0);
  });
});

describe('the preview is the ruling', () => {
  it('for every event, Incoterm, cover kind and programme: an admissible case, decided alike', () => {
    for (const policy of POLICIES)
      for (const rule of RULES)
        for (const cover of ['pre_shipment', 'post_delivery'] satisfies CoverKind[])
          for (const line of preview(policy, { cover }, { rule }).values()) {
            if (!line.input) continue;
            expect(checkCase(line.input)).toMatchObject({ ok: true });
            expect(determine(line.input)).toEqual(line.determination);
          }
  }, 30_000);

  it('as anyone can decide it again from a file', () => {
    for (const policy of POLICIES)
      for (const line of preview(policy).values()) {
        if (!line.input) continue;
        const file = readCase(JSON.stringify({ ...line.input, policy: line.input.policy.id }));
        expect(file.ok ? determine(file.value).hash : file).toBe(line.determination?.hash);
      }
  });

  it('for contracts of any shape: nothing breaks, nothing exceeds what there is', () => {
    fc.assert(
      fc.property(
        caseOf,
        oneOf(...POLICIES),
        oneOf<CoverKind>('pre_shipment', 'post_delivery'),
        ({ contract, facts }, policy, cover) => {
          const { paidMinor, coveredMinor, returnedMinor, unpaidMinor, retainedMinor } = facts;
          const figures = { cover, paidMinor, coveredMinor, returnedMinor, unpaidMinor, retainedMinor };
          for (const line of previewEvents(contract, policy, { ...FIGURES, ...figures })) {
            if (!line.input) continue;
            expect(checkCase(line.input)).toMatchObject({ ok: true });
            expect(determine(line.input).hash).toBe(line.determination?.hash);
            const most =
              line.event.ground === 'warranty' ? retainedMinor : Math.max(0, Math.min(paidMinor, coveredMinor) - returnedMinor);
            expect(line.refundMinor).toBeLessThanOrEqual(most);
          }
        },
      ),
      { numRuns: 60 },
    );
  }, 30_000);

  it('for random figures', () => {
    const minor = fc.nat(1_000_000);
    fc.assert(
      fc.property(fc.constantFrom<Rule>(...RULES), minor, minor, minor, (rule, paidMinor, coveredMinor, unpaidMinor) => {
        for (const line of preview(latest('rapid'), { paidMinor, coveredMinor, unpaidMinor }, { rule }).values()) {
          expect(line.refundMinor).toBe(line.input ? determine(line.input).award.refundMinor : 0);
          if (line.event.ground !== 'warranty') expect(line.refundMinor).toBeLessThanOrEqual(Math.min(paidMinor, coveredMinor));
        }
      }),
      { numRuns: 40 },
    );
  });
});
