/** Terms as rows of words: no term can be changed without a row that tells it, in either language. */
import { describe, expect, it } from 'vitest';
import type { Terms } from '../contracts/types.ts';
import { terms } from '../orders/orders.fixture.ts';
import { latest } from '../policy/rules.ts';
import { voiceOf } from './say.rules.ts';
import { termChanges, termRows } from './terms.rules.ts';

const ref = (text: string) => ({ contentId: text, hash: text });
const policy = latest('classic');
const rowsOf = (of: Terms, lang: 'en' | 'zh') =>
  termRows(voiceOf({ terms: of, textOf: ({ contentId }) => contentId }, lang), of, { policy, inspector: (id) => id });

const BEFORE = terms();
const [LINE] = BEFORE.lines;
if (!LINE) throw new Error('the fixture has a line');

/** A change of every term; what follows from others is not set by anybody. */
const CHANGES: Readonly<Record<Exclude<keyof Terms, 'totalMinor' | 'assuranceMinor' | 'assuranceWhole'>, Partial<Terms>>> = {
  kind: { kind: 'sample' },
  category: { category: 'tents' },
  currency: { currency: 'EUR' },
  lines: { lines: [{ ...LINE, product: ref('tube') }] },
  charges: { charges: [{ chargeId: 'c1', kind: 'freight', label: ref('To the port'), amountMinor: 5_000, covered: true }] },
  incoterm: { incoterm: { rule: 'CIF', place: 'Felixstowe' } },
  transport: { transport: 'air' },
  shipBy: { shipBy: { date: '2026-06-15', words: null, problems: [] } },
  shipZone: { shipZone: 'Europe/London' },
  deliverBy: { deliverBy: '2026-07-01' },
  cover: { cover: 'post_delivery' },
  instalments: { instalments: [{ name: 'all', shareBasisPoints: 10_000, amountMinor: 400_000, due: { kind: 'after_arrival' } }] },
  consigneeCountry: { consigneeCountry: 'GB' },
  consignee: { consignee: ref('Harbour Ltd') },
  approvedInspectors: { approvedInspectors: ['gnc0000000'] },
  remedy: { remedy: 'pro_rata' },
  shipFrom: { shipFrom: ref('Ningbo') },
  composition: { composition: ref('PVC') },
  process: { process: ref('Extruded') },
  sampling: { sampling: { level: 'III', plan: 'normal', aql: { critical: 0, major: 2.5, minor: 4 } } },
  warranty: { warranty: { months: 12, parts: true, remedy: 'repair' } },
  lateFigure: { lateFigure: { basisPointsPerDay: 50, capBasisPoints: 1_000 } },
  documents: { documents: [{ type: 'bill_of_lading', form: 'copy', issuer: null, latestOn: '2026-06-01' }] },
  sampleFreightBy: { sampleFreightBy: 'buyer' },
  attachments: {
    attachments: [
      {
        attachmentId: 'f1',
        sha256: 'ab'.repeat(32),
        bytes: 3,
        mediaType: 'image/png',
        name: ref('drawing.png'),
        precedence: 'file',
        by: 'buyer',
      },
    ],
  },
};

describe.each(['en', 'zh'] as const)('in %s', (lang) => {
  it.each([
    ...Object.entries(CHANGES),
    ['a part of a line', { lines: [{ ...LINE, sku: 'S-5', lot: 'A' }] }],
    ['a class of the sampling', { sampling: { ...BEFORE.sampling, aql: { critical: 0, major: 1.5, minor: 4 } } }],
    ['an assured amount', { assuranceMinor: 100, assuranceWhole: false }],
    ['words for a date', { shipBy: { date: null, words: ref('soon'), problems: ['no_limit'] } }],
  ])('a change of %s is told', (_term, change: Partial<Terms>) => {
    const told = termChanges(rowsOf(BEFORE, lang), rowsOf({ ...BEFORE, ...change }, lang));
    expect(told.filter(({ kind }) => kind !== 'same').length).toBeGreaterThan(0);
    const back = termChanges(rowsOf({ ...BEFORE, ...change }, lang), rowsOf(BEFORE, lang));
    expect(back.filter(({ kind }) => kind !== 'same').length).toBeGreaterThan(0);
  });

  it('nothing is told where nothing changed, and no place is left to fill', () => {
    const all = Object.assign({}, BEFORE, ...Object.values(CHANGES)) as Terms;
    const rows = rowsOf(all, lang);
    expect(termChanges(rows, rows).every(({ kind }) => kind === 'same')).toBe(true);
    expect(rows.filter(({ says, label }) => /[{}]|undefined|null/.test(says + label))).toEqual([]);
    expect(new Set(rows.map(({ key }) => key)).size).toBe(rows.length);
  });
});
