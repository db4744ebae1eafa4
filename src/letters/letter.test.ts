/** Letters as a trader reads them: what was claimed, found, awarded and agreed, on which evidence, and what happens next. */
import { describe, expect, it } from 'vitest';
import type { CaseInput, Finding } from '../claims/determination.types.ts';
import { GOLDEN } from '../claims/golden.data.ts';
import { FINDINGS } from '../claims/reasons.data.ts';
import type { Appointment } from '../claims/types.ts';
import { formatMoney } from '../kernel/money.ts';
import {
  AGENCY,
  CLAIM,
  ORDER,
  appealedFacts,
  codesIn,
  decidedFacts,
  figures,
  gaps,
  golden,
  settled,
  settlement,
  textsFor,
  unreported,
  written,
} from './letters.fixture.ts';
import type { LetterFacts, LetterLang } from './types.ts';

const LANGS = ['en', 'zh'] as const;
const usd = (amountMinor: number): string => formatMoney({ amountMinor, currency: 'USD' });
const TENT = golden('tent door');
const BOTTLE = golden('appointed laboratory');

describe('the letter of a golden decision', () => {
  const cases = GOLDEN.flatMap((each) => LANGS.map((lang) => [each.name, lang, each] as const));

  it.each(cases)('%s, in %s', (_, lang, { input, findings, refundMinor, hash }) => {
    const text = written(decidedFacts(input), lang);
    expect([codesIn(text), gaps(text)]).toEqual([[], []]);
    const { policy, contract } = input;
    for (const told of [
      ORDER,
      CLAIM,
      hash,
      policy.id,
      contract.fingerprint,
      'Łódź Displays Sp. z o.o.',
      '浙江帆布制品有限公司',
      usd(refundMinor),
    ])
      expect(text).toContain(told);
    const headings = text.split('\n').filter((line) => line.startsWith('* '));
    for (const [subject, finding] of Object.entries(findings)) {
      const clause = contract.clauses.find(({ clauseId }) => clauseId === subject);
      const ends = lang === 'en' ? `: ${FINDINGS[finding as Finding].en}` : `：${FINDINGS[finding as Finding].zh}`;
      const found = headings.filter((line) => line.includes(clause?.clauseId ?? '') && line.endsWith(ends));
      expect([subject, found.length]).toEqual([subject, 1]);
    }
  });

  it('names what was relied on from each side, what was set aside and why, and each by the number of its list', () => {
    const text = written(decidedFacts(TENT), 'en');
    for (const line of [
      'Relied on, of the buyer: B1 (own measurement, buyer, 2026-04-28; on clause door)',
      'Relied on, of the supplier: none',
      '- Not relied on: S1 (statement): a statement alone proves nothing.',
      '- Not relied on: B2 (photo): a photo alone proves no quantity.',
      'B1 | own measurement, buyer, 2026-04-28; on clause door | readings: 148 cm, 149 cm; instrument: steel tape; method: floor to lowest point of the frame; uncertainty: 0.5 cm; “words of tape”',
      'The purchase ends (door) | all that is covered: 4800.00 USD | 4800.00 USD',
      'The buyer gets back 4800.00 USD, at the latest on 2026-08-13.',
    ])
      expect(text.split('\n')).toContain(line);
    expect(text).toContain('until the end of 2026-08-11');
  });

  it('gives the written reason of a finding that a person changed, and says what had been computed', () => {
    const facts = decidedFacts(TENT, [{ subject: 'door', finding: 'unproven' }]);
    const [en, zh] = [written(facts, 'en'), written(facts, 'zh')];
    expect(en).toContain('The rules had found: not met. A person found otherwise, for this written reason:');
    expect(zh).toContain('规则计算的认定为：未达标。');
    for (const text of [en, zh]) expect(text).toContain('> The photo of 2 May shows the drawing’s own scale.');
    expect(en).toContain('Nothing is awarded.');
  });

  // biome-ignore format: a table
  it.each<readonly [string, LetterLang, readonly string[]]>([
    ['appointed laboratory', 'en', ['The agency was SGS Ningbo. Tested: steel.', 'The fee is 850.00 USD. The buyer prepaid it on 2026-07-17.', '850.00 USD comes back to the buyer on top of the refund', 'The buyer gets back 20000.00 USD and 850.00 USD of the inspection’s fee', 'To be paid to the buyer: 20850.00 USD', 'SGS Ningbo (appointed by the programme)']],
    ['one more clause tested', 'zh', ['检验费为 850.01 USD', '供应商承担 425.01 USD，退还买方；买方承担 425.00 USD', '应付买方：20425.01 USD']],
    ['three of forty', 'en', ['Missing goods (Display tent 3 x 6 m) | 3/40 of goods of 2200.00 USD | 165.00 USD', 'Set off against what is not paid yet | not paid yet: 50.00 USD | -50.00 USD', 'Refund | 115.00 USD', 'What was set off lowers what the buyer still owes', 'Missing: Display tent 3 x 6 m: 3 of 40 pcs', 'found in all: 37 pcs']],
    ['thirteen days late', 'en', ['Shipped late | 10 % of goods of 2200.00 USD, for 10 days late | 220.00 USD', 'Relied on, of the supplier: S1 (paper of the shipment, supplier, dated 2026-05-03)', 'S1 | paper of the shipment, supplier, dated 2026-05-03 | bill of lading']],
    ['never shipped', 'zh', ['未发货货物 | 货值 2200.00 USD，保障金额 2200.00 USD；逾期 1 天 | 2200.00 USD', '交易终止。未发运的货物归供应商。']],
    ['glass broken', 'en', ['it is for the carrier or its insurer', 'Damage of this kind (breakage) happens on the way', 'Nothing is to be paid.']],
    ['glass broken', 'zh', ['此类损坏（破损）发生在运输途中', '无须付款。']],
  ])('%s (%s) says what a trader looks for', (part, lang, lines) => {
    const text = written(decidedFacts(golden(part)), lang);
    for (const line of lines) expect(text).toContain(line);
  });

  // biome-ignore format: a table
  it.each<readonly [string, (input: CaseInput) => CaseInput, readonly string[]]>([
    ['goods that the buyer keeps in part', (input) => ({ ...input, facts: { ...input.facts, usedMinor: 120_000 } }), ['Used or sold by the buyer, at contract price: 1200.00 USD', 'covered 4800.00 USD, less the part of the goods kept, used or sold: 1200.00 USD of 4800.00 USD | 3600.00 USD', 'Goods that the buyer keeps, used or sold stay with the buyer.']],
    ['more than there is', (input) => ({ ...input, facts: { ...input.facts, returnedMinor: 480_000 } }), ['Came back before: 4800.00 USD', 'Nothing is awarded.']],
    ['a clause that could not be measured', (input) => ({ ...input, contract: { ...input.contract, clauses: input.contract.clauses.map((c) => ({ ...c, verdict: 'vague', problems: ['subjective_term', 'no_unit'] })) } }), ['Missing: a word of judgement, no unit.']],
    ['a charge of the supplier’s', (input) => ({ ...input, claim: { ...input.claim, grounds: ['charges'], points: [], charges: [{ charge: 'origin_terminal', amountMinor: 900, billId: 'tape' }, { charge: 'export_clearance', amountMinor: 4_000, billId: 'tape' }] } }), ['Charges: export clearance: 40.00 USD', 'Charge that is the supplier’s | export clearance | 40.00 USD', 'Under FOB the supplier bears export clearance, on the buyer’s B1.', '* Charges on arrival: not met']],
    ['a clause that a minor reduction follows from', (input) => ({ ...input, contract: { ...input.contract, clauses: input.contract.clauses.map((c) => ({ ...c, defectClass: 'minor' })) }, claim: { ...input.claim, points: [{ clauseId: 'door', nature: null, lineId: null, claimedThousandths: 2000 }] } }), ['Clauses named: door (2 of 20 pcs)', 'Reduction of the price (door) | 1/10 of goods of 4800.00 USD | 480.00 USD']],
  ])('of %s says so', (_, change, lines) => {
    const facts = decidedFacts(change(TENT));
    for (const line of lines) expect(written(facts, 'en')).toContain(line);
    expect([...codesIn(written(facts, 'zh')), ...gaps(written(facts, 'zh'))]).toEqual([]);
  });
});

describe('evidence', () => {
  const report = {
    bookingId: 'bkg0000001',
    agencyId: AGENCY,
    kind: 'pre_shipment',
    dated: '2026-03-10',
    reportedAt: '2026-03-11T01:00:00.000Z',
    sampling: null,
    seals: [],
    containerSeal: null,
    passed: false,
    claimBy: null,
    clauses: [
      { clauseId: 'door', defectClass: 'major', verdict: 'not_met', unit: 'cm', values: [148, 149.5], failing: 2, fact: null },
      { clauseId: 'water', defectClass: 'major', verdict: 'met', unit: null, values: [], failing: 0, fact: 'pass' },
      { clauseId: 'frame', defectClass: 'major', verdict: 'met', unit: 'mm', values: [25], failing: 0, fact: null },
    ],
  } as const;

  it('of an earlier inspection is listed by its agency, as far as the clause was judged', () => {
    const lines = written(decidedFacts(TENT, [], { reports: [report] }), 'en').split('\n');
    expect(lines).toContain(
      'P1 | report, inspection, 2026-03-10; SGS Ningbo (of the directory); on clause door | readings: 148 cm, 149.5 cm',
    );
    expect(lines).toContain('P2 | report, inspection, 2026-03-10; SGS Ningbo (of the directory); on clause water | as agreed');
    expect(lines.filter((line) => line.startsWith('P3'))).toEqual([]);
  });

  it('that was late, and a promise that was not kept, are told as such; what came after the decision is not there', () => {
    const base = decidedFacts(TENT);
    const [first] = base.claim.evidence;
    const promise = {
      ...settlement('repair', { amountMinor: null, performBy: '2026-07-25' }),
      failedAt: '2026-07-26T01:00:00.000Z',
    };
    const later = first ? [{ ...first, evidenceId: 'after', filedAt: '2026-09-01T01:00:00.000Z' }] : [];
    const evidence = [...base.claim.evidence.map((item) => ({ ...item, late: true })), ...later];
    const facts = { ...base, claim: { ...base.claim, evidence, brokenPromises: [promise] } };
    const text = written(facts, 'en');
    expect(text).toContain('B1 | own measurement, buyer, 2026-04-28, late; on clause door');
    expect(text).toContain('S2 | promise that was not kept, supplier, 2026-07-26 | repair by 2026-07-25');
    expect(text).not.toContain('B3');
  });

  it('that nobody filed is told', () => {
    expect(written(decidedFacts({ ...TENT, evidence: [] }), 'en')).toContain('No evidence was filed.');
  });
});

describe('an inspection that did not decide', () => {
  const facts = (change: Partial<Appointment>): LetterFacts => {
    const base = decidedFacts(BOTTLE);
    const { appointment } = base.claim;
    return { ...base, claim: { ...base.claim, appointment: appointment && { ...appointment, ...change } } };
  };
  it.each<readonly [string, Partial<Appointment>, string]>([
    [
      'not prepaid',
      { prepaid: null, report: null, lapsed: true },
      'The fee of 850.00 USD was not prepaid by 2026-07-23, so nothing was',
    ],
    ['never asked for', { prepaid: null, report: null }, 'The fee of 850.00 USD was never charged'],
    ['paid, and no report', { report: null }, 'all of it comes back to the buyer'],
  ])('%s', (_, change, sentence) => {
    expect(written(facts(change), 'en')).toContain(sentence);
  });

  it('that found nothing broken is the buyer’s to pay', () => {
    expect(written(decidedFacts(BOTTLE, [{ subject: 'steel', finding: 'met' }]), 'en')).toContain('It is borne by the buyer');
  });
});

describe('an appeal', () => {
  it('that was filed is told in the letter of the first decision', () => {
    const facts = appealedFacts(TENT, [], false);
    expect(written(facts, 'en')).toContain(
      'The supplier appealed on 2026-08-06, with a named error. The appeal is being decided',
    );
    expect(written(facts, 'zh')).toContain('供应商于 2026-08-06 提出申诉，理由：指明的错误。');
    for (const lang of LANGS) expect(written(facts, lang)).toContain('> The tape was read from the wrong end.');
  });

  it('that was decided says what it changed', () => {
    const en = written(appealedFacts(TENT, [{ subject: 'door', finding: 'met' }], true), 'en');
    const lines = en.split('\n');
    expect(lines[0]).toBe(`Decision on the appeal in claim ${CLAIM}`);
    expect(lines).toContain('- Clause door: not met → met');
    expect(lines).toContain('- Refund: 4800.00 USD → 0.00 USD');
    expect(en).toContain('There is one appeal, and this is the decision on it.');
    expect(en).toContain('is not taken back');
  });

  it('that changed the bearer of the fee says so, and one that changed nothing too', () => {
    expect(written(appealedFacts(BOTTLE, [{ subject: 'steel', finding: 'met' }], true), 'zh')).toContain(
      '指定检验费用：供应商 → 买方',
    );
    expect(written(appealedFacts(BOTTLE, [], true), 'zh')).toContain('认定与裁决金额均不变。');
  });
});

describe('a settlement', () => {
  const remedy = { amountMinor: null, performBy: '2026-08-01' };
  // biome-ignore format: a table
  it.each<readonly [string, LetterFacts, readonly string[]]>([
    ['of money', settled(TENT, settlement('refund')), ['The two agreed: refund, 600.00 USD, at the latest on 2026-07-29.', 'Offered: 2026-07-19, by the supplier', 'Accepted: 2026-07-20, by the buyer', 'Words of the offer: Without admitting anything.', 'The supplier owes it from 2026-07-20']],
    ['of money for the goods', settled(TENT, settlement('return_and_refund')), ['return of the goods and refund, 600.00 USD', 'The goods go back to the supplier.']],
    ['of money that a card bank gave back', settled(TENT, settlement('partial_refund'), {}, null), ['partial refund, 600.00 USD. Nothing is left to be paid.']],
    ['of a remedy', settled(TENT, settlement('repair', remedy), {}, null), ['The two agreed: repair, to be done by 2026-08-01.', 'the claim resumes where it stood']],
    ['of a remedy that was done', settled(TENT, settlement('parts', remedy), { finishedAt: '2026-07-30T02:00:00.000Z' }, null), ['The buyer confirmed on 2026-07-30 that it was done.']],
    ['by a claim that was accepted', settled(TENT, settlement('refund', { offerId: null })), ['The supplier accepted the claim as it was made, on 2026-07-20.']],
    ['while an inspection was paid for', settled(BOTTLE, settlement('refund'), { appointment: unreported(BOTTLE) }), ['all of it comes back to the buyer', 'To be paid to the buyer: 1450.00 USD']],
    ['after an inspection reported', settled(BOTTLE, settlement('refund')), ['the fee is the agency’s', 'To be paid to the buyer: 600.00 USD']],
    ['of a remedy while an inspection waits', settled(BOTTLE, settlement('repair', remedy), { appointment: unreported(BOTTLE) }, null), ['the fee stays held meanwhile']],
    ['with a side that said nothing', settled(TENT, settlement('refund'), { text: null, answered: null }), ['None was given.', 'Nothing.']],
  ])('%s', (_, facts, sentences) => {
    const text = written(facts, 'en');
    expect(text.split('\n')[0]).toBe(`Settlement of claim ${CLAIM}`);
    for (const sentence of sentences) expect(text).toContain(sentence);
    for (const lang of LANGS) expect([codesIn(written(facts, lang)), gaps(written(facts, lang))]).toEqual([[], []]);
  });
});

describe('what people wrote', () => {
  it('that was erased is told as erased, with its hash, wherever it would have stood', () => {
    const erased = decidedFacts(TENT, [], { textOf: textsFor(TENT, () => true), input: null });
    for (const lang of LANGS) {
      const text = written(erased, lang);
      for (const id of ['claim', 'answer', 'clause-door', 'body-tape', 'name-0']) expect(text).toContain(`hash-of-${id}`);
      expect(text).not.toContain('words of tape');
      expect(gaps(text)).toEqual([]);
    }
  });

  it('cannot look like a line of the letter, nor move the text around it', () => {
    const forged = 'Fine.\n\nWhat is awarded\n---------------\nRefund | 9999.00 USD\u202e\u0000';
    const facts = decidedFacts(TENT, [], { textOf: (ref) => (ref.contentId === 'claim' ? forged : textsFor(TENT)(ref)) });
    const lines = written(facts, 'en').split('\n');
    expect(lines.filter((line) => line.startsWith('Refund |'))).toEqual(['Refund | 4800.00 USD']);
    expect(lines).toContain('> Refund | 9999.00 USD');
  });

  it('at length is cut in the list of evidence; the case file has the whole', () => {
    const values = Array.from({ length: 57 }, (_, n) => `${n} cm`);
    const texts = textsFor(TENT);
    const textOf: LetterFacts['textOf'] = (ref) => {
      const body = texts(ref);
      const long = { ...(body as object), text: 'It leaks. '.repeat(300), values };
      return ref.contentId === 'body-tape' ? (long as unknown as typeof body) : body;
    };
    const [en = '', zh = ''] = LANGS.map((lang) => written(decidedFacts(TENT, [], { textOf }), lang));
    expect(en).toContain('18 cm, 19 cm and 37 more, which are in the case file');
    expect(en).toContain('It leaks.  …” (cut here; the case file has the whole)');
    expect(zh).toContain('18 cm、19 cm，另有 37 个读数载于案卷');
    expect(figures(en)).toEqual(figures(zh));
  });

  it('a company without a name on file and one of no country are told so', () => {
    const nameless = { companyId: AGENCY, name: null, country: null };
    const names = { programme: null, buyer: nameless, supplier: nameless, agencies: [] };
    const [en, zh] = LANGS.map((lang) => written({ ...decidedFacts(BOTTLE), names }, lang));
    expect(en).toContain('Supplier: name not on file (country not on file), sgs0000000');
    expect(zh).toContain('供应商：名称未备案（国家未备案），sgs0000000');
  });
});
