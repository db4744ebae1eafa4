/** The contract on paper: nothing missing under any rule, the same figures in both languages, drafts and erased texts told. */
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { partsOfPdf, textOfPdf, withoutBlanks } from '../adapters/pdf/text.testing.ts';
import { writePdf } from '../adapters/pdf/writer.ts';
import type { Cover, Trigger } from '../contracts/types.ts';
import { RULES, TRANSPORTS } from '../incoterms/types.ts';
import { codesIn, figures, gaps } from '../letters/letters.fixture.ts';
import { plainText } from '../letters/text.rules.ts';
import { clause, confirmAs, confirmed, drafted, sent, terms } from '../orders/orders.fixture.ts';
import { POLICY_NAMES } from '../policy/rules.ts';
import { contractPaper } from './contract.rules.ts';
import { factsOf, figured } from './printing.fixture.ts';
import type { ContractFacts, DocumentLang } from './types.ts';
import { SHIPPED } from './words.data.ts';

// Chinese fonts are 10 MB each to open: slow where the machine has other work.
vi.setConfig({ testTimeout: 60_000 });

const COVERS: readonly Cover[] = ['pre_shipment', 'post_delivery'];
const TRIGGERS: readonly Trigger[] = [
  { kind: 'on_confirmation' },
  { kind: 'before_shipment' },
  { kind: 'on_inspection_passed' },
  { kind: 'after_arrival' },
  { kind: 'on_document', document: 'bill_of_lading', form: 'copy' },
  { kind: 'on_document', document: 'some_other_paper', form: null },
];
const LANGS: readonly DocumentLang[] = ['en', 'zh', 'both'];

const text = (facts: ContractFacts, lang: DocumentLang): string => plainText(contractPaper(facts, lang, 'text'));
const wholeLimit = { limitMinor: 1_000_000_000_000 };

describe('a contract on paper', () => {
  const CASES = RULES.flatMap((rule) => POLICY_NAMES.flatMap((policy) => COVERS.map((cover) => [rule, policy, cover] as const)));

  it.each(CASES)('under %s, %s, %s lacks no word whatever the trigger or the transport', (rule, policy, cover) => {
    const transports = [null, ...TRANSPORTS];
    for (const [index, due] of TRIGGERS.entries()) {
      const instalments = [{ name: 'full', shareBasisPoints: 10_000, due }];
      const transport = transports[index] ?? null;
      const written = terms({ incoterm: { rule, place: 'Shenzhen' }, transport, cover, instalments });
      const facts = factsOf(confirmed({ policy, terms: written, ...wholeLimit }));
      const [en, zh] = [text(facts, 'en'), text(facts, 'zh')];
      expect([en, zh].flatMap((paper) => [...gaps(paper), ...codesIn(paper)])).toEqual([]);
      expect(figures(zh)).toEqual(figures(en));
      expect(en).toContain(`${rule} Shenzhen, Incoterms 2020`);
      expect(en).toContain(SHIPPED[facts.shipping.event].en);
      expect(facts.shipping.papers.length).toBeGreaterThan(0);
    }
  });

  it('says what shipped means, which paper proves it and until when', () => {
    const classic = text(factsOf(confirmed()), 'en');
    expect(classic).toContain('“Shipped” means that the goods were on board the vessel');
    expect(classic).toContain('- bill of lading, with the dated on-board notation');
    expect(classic).toContain('Ship by: 2026-05-15, until 24:00 in Asia/Shanghai (2026-05-15 16:00 UTC)');
    const rapid = text(factsOf(confirmed({ policy: 'rapid' })), 'zh');
    expect(rapid).toContain('“发货”指货物已完成出口清关');
    expect(rapid).toContain('- 出口报关单');
  });

  it('prints amounts, instalments and the plan of each class of a lot of 500', () => {
    const paper = text(factsOf(confirmed()), 'en');
    expect(paper).toContain('1 | strip | – | 500 pcs | 8.00 | 4000.00');
    expect(paper).toContain('deposit | 30 % | 1200.00 | 5 business days after both confirmed');
    expect(paper).toContain('critical | 0 | 50 | 0 | 1\nmajor | 2.5 | 50 | 3 | 4\nminor | 4 | 50 | 5 | 6');
  });

  it('prints each clause as written and as it is read, or why it cannot be measured and who took it so', () => {
    const parsed = figured(0, { characteristic: 'power', operator: 'between', value: [68.4, 75.6], nominal: 72, unit: 'W' });
    const clauses = [
      clause('power', { parsed }),
      clause('nice', { verdict: 'vague', problems: ['subjective_term', 'no_limit'] }),
    ];
    const order = sent({ clauses });
    expect([
      confirmAs(order, 'supplier', { acknowledged: ['nice'] }),
      confirmAs(order, 'buyer', { acknowledged: ['nice'] }),
    ]).toEqual([null, null]);
    const facts = factsOf(order);
    expect(text(facts, 'en')).toContain('* 8.1 Clause power (major)\n\n> power\n\nRead as: Power 72 W ± 3.6 W.');
    expect(text(facts, 'zh')).toContain('解读为：功率 72 ± 3.6 W。');
    expect(text(facts, 'en')).toContain(
      'Not measurable (a word of judgement, no limit): nothing can be claimed on it. Acknowledged by the buyer, the supplier.',
    );
  });

  it('keeps words apart that a tab parts', () => {
    const facts = factsOf(confirmed(), undefined, () => 'Length\tat least 5 m');
    expect(text(facts, 'en')).toContain('> Length at least 5 m\n');
  });

  it('says who took a shipping date in words', () => {
    const shipBy = { date: null, words: { contentId: 'mid May', hash: 'h' }, problems: ['no_limit'] };
    const order = sent({ terms: terms({ shipBy }) });
    expect(confirmAs(order, 'supplier', { acknowledged: ['ship_by'] })).toBeNull();
    const says = 'No exact date: “mid May”. Without one there is no claim for lateness. Acknowledged by the supplier.';
    expect(text(factsOf(order), 'en')).toContain(`Ship by: ${says}`);
  });
});

describe('registered addresses', () => {
  it.each([
    ['en', 'Registered address: 5 Quay Street, Bristol, BS1 4DJ'],
    ['zh', '注册地址：5 Quay Street, Bristol, BS1 4DJ'],
  ] as const)('stand beside their company, there and on the certificate, where one is on file: %s', (lang, row) => {
    const paper = text(factsOf(confirmed()), lang).replaceAll('： ', '：');
    // Among the parties, and beside the buyer's consent; the supplier has none on file.
    expect(paper.split(row).length - 1).toBe(2);
    expect(paper.split(row.slice(0, 4)).length - 1).toBe(2);
  });
});

describe('the certificate', () => {
  it('names the companies, events and times in both clocks, and never a person', () => {
    const paper = text(factsOf(confirmed()), 'en');
    expect(paper).toContain('Both sides are bound by version 1 since 2026-03-02 01:00:00.000 UTC.');
    expect(paper).toContain('* Supplier confirmed (version 1)');
    expect(paper).toContain('Asia/Shanghai: 2026-03-02 09:00\nEvent: 3\n');
    expect(paper).toContain('Verify at: https://quayside.example/v1/contracts/print');
    expect(paper).not.toContain('NOT CONFIRMED');
  });

  it.each(LANGS)('of a draft in %s says so on every page', async (lang) => {
    for (const order of [drafted(), sent()]) {
      const pages = textOfPdf(await writePdf(contractPaper(factsOf(order), lang, 'pdf')));
      expect(pages.length).toBeGreaterThan(3);
      const marks = lang === 'both' ? ['NOTCONFIRMED', '未经确认'] : [lang === 'en' ? 'NOTCONFIRMED' : '未经确认'];
      for (const page of pages) for (const mark of marks) expect(withoutBlanks(page)).toContain(mark);
    }
  });

  it('shows who has confirmed already while the other has not', () => {
    const order = sent();
    expect(confirmAs(order, 'supplier')).toBeNull();
    const paper = text(factsOf(order), 'en');
    expect(paper).toContain('* Supplier confirmed (version 1)');
    expect(paper).not.toContain('* Buyer confirmed');
    expect(paper).toContain('not confirmed: this text binds nobody');
  });
});

describe('both languages', () => {
  const share = fc.integer({ min: 1, max: 9_999 });
  const drawn = fc.record({
    rule: fc.constantFrom(...RULES),
    policy: fc.constantFrom(...POLICY_NAMES),
    mode: fc.constantFrom('guarantee' as const, 'hold' as const),
    cover: fc.constantFrom(...COVERS),
    remedy: fc.constantFrom('full_refund' as const, 'pro_rata' as const),
    transport: fc.constantFrom(null, ...TRANSPORTS),
    thousandths: fc.integer({ min: 1, max: 90_000_000 }),
    price: fc.integer({ min: 0, max: 500_000 }),
    freight: fc.option(fc.integer({ min: 0, max: 90_000 })),
    first: share,
    due: fc.constantFrom(...TRIGGERS),
    level: fc.constantFrom('S-1', 'I', 'II', 'III'),
    aql: fc.constantFrom(0, 0.65, 2.5, 4, 15),
    months: fc.option(fc.integer({ min: 1, max: 60 })),
    late: fc.option(fc.integer({ min: 1, max: 500 })),
    deliverBy: fc.option(fc.constant('2026-07-01')),
    figure: fc.integer({ min: 1, max: 9_000 }),
    operator: fc.constantFrom('>=', '<=', '=', 'in', 'between'),
    erased: fc.subarray(['product', 'clause', 'label', 'file', 'consignee']),
  });

  function drawnFacts(d: typeof drawn extends fc.Arbitrary<infer T> ? T : never): ContractFacts {
    const ref = (contentId: string) => ({ contentId, hash: `hash-${contentId}` });
    const written = terms({
      incoterm: { rule: d.rule, place: 'Place 7' },
      transport: d.transport,
      cover: d.cover,
      remedy: d.remedy,
      lines: [
        {
          ...{ lineId: '1', product: ref('product'), sku: 'SKU-9', lot: null },
          quantity: { thousandths: d.thousandths, unit: 'kg' },
          unitPriceMinor: d.price,
        },
      ],
      charges:
        d.freight === null
          ? []
          : [{ chargeId: 'f', kind: 'freight', label: ref('label'), amountMinor: d.freight, covered: d.freight % 2 === 0 }],
      instalments: [
        { name: 'deposit', shareBasisPoints: d.first, due: { kind: 'on_confirmation' } },
        { name: 'rest 2', shareBasisPoints: 10_000 - d.first, due: d.due },
      ],
      sampling: { level: d.level, plan: 'normal', aql: { critical: 0, major: d.aql, minor: 4 } },
      warranty: d.months === null ? null : { months: d.months, parts: d.months % 2 === 0, remedy: 'repair' },
      lateFigure: d.late === null ? null : { basisPointsPerDay: d.late, capBasisPoints: d.late * 4 },
      deliverBy: d.deliverBy,
      consignee: ref('consignee'),
      consigneeCountry: 'DE',
      attachments: [
        {
          ...{ attachmentId: 'a', sha256: '5'.repeat(64), bytes: 3, mediaType: 'application/pdf' },
          ...{ name: ref('file'), precedence: 'file' as const, by: 'supplier' as const },
        },
      ],
    });
    const value = d.operator === 'between' || d.operator === 'in' ? [d.figure, d.figure + 3] : d.figure;
    const clauses = [clause('c1', { text: ref('clause'), parsed: figured(0, { operator: d.operator, value }) })];
    const opening = { terms: written, clauses, policy: d.policy, mode: d.mode, ...wholeLimit };
    const textOf = (id: string): string | null => ((d.erased as readonly string[]).includes(id) ? null : `${id} 42`);
    return factsOf(confirmed(opening), undefined, textOf);
  }

  it('hold the same figures, whatever was agreed or erased, and make one document of one structure', () => {
    fc.assert(
      fc.property(drawn, (d) => {
        const facts = drawnFacts(d);
        const [en, zh, both] = [text(facts, 'en'), text(facts, 'zh'), text(facts, 'both')];
        expect(figures(zh)).toEqual(figures(en));
        expect([en, zh, both].flatMap((paper) => [...gaps(paper), ...codesIn(paper)])).toEqual([]);
        expect(new Set(figures(both))).toEqual(new Set(figures(en)));
        expect((en.match(/was erased/g) ?? []).length).toBe((zh.match(/已删除/g) ?? []).length);
      }),
      { numRuns: 100 },
    );
  });

  it('tell an erased text as erased, with its hash', () => {
    const facts = factsOf(confirmed(), undefined, () => null);
    expect(text(facts, 'en')).toContain('> [This text was erased. The hash of what it was: power]');
    expect(text(facts, 'zh')).toContain('> ［该文本已删除。其哈希值：power］');
  });

  it.each(LANGS)('are the same on paper: every line of the %s text stands in the PDF', async (lang) => {
    const facts = factsOf(confirmed());
    const paper = contractPaper(facts, lang, 'pdf');
    const pages = textOfPdf(await writePdf(paper)).map(withoutBlanks);
    // A sentence may go over the end of a page, between whose words its foot stands.
    const foot = withoutBlanks(paper.footer);
    const bodies = pages.map((page, n) => page.replace(`${foot}${n + 1}/${pages.length}`, ''));
    for (const [n, body] of bodies.entries()) expect(body).not.toBe(pages[n]);
    const pdf = bodies.join('') + foot;
    const lines = text(facts, lang)
      .split('\n')
      .flatMap((line) => line.replace(/^(?:[>*-] )/, '').split(/ \| |: |：| \/ /));
    const missing = lines.filter((line) => /[\p{L}\p{N}]/u.test(line) && !pdf.includes(withoutBlanks(line)));
    expect(missing).toEqual([]);
    expect(/\p{Script=Han}/u.test(pdf)).toBe(true);
  });
});

describe('a contract of 120 clauses', () => {
  it('is paginated: each clause once, every page marked, no part torn from its page', async () => {
    const clauses = Array.from({ length: 120 }, (_, n) => clause(`c${n + 1}`, { parsed: figured(n + 1) }));
    const bytes = await writePdf(contractPaper(factsOf(confirmed({ clauses })), 'both', 'pdf'));
    const pages = textOfPdf(bytes);
    const whole = withoutBlanks(pages.join(''));
    for (let n = 1; n <= 120; n += 1) expect(whole).toContain(`8.${n}Clausec${n}(major)`);
    expect(pages.length).toBeGreaterThan(15);
    for (const [index, page] of pages.entries()) expect(withoutBlanks(page)).toContain(`${index + 1}/${pages.length}`);
    expect(partsOfPdf(bytes).filter(({ begun, ended }) => begun !== ended)).toEqual([]);
  });
});
