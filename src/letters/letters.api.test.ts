/** The route of letters over HTTP: who reads one, when there is one, in which language and form. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { textOfPdf } from '../adapters/pdf/text.testing.ts';
import { verifyCaseFile } from '../casefile/report.service.ts';
import { claimPath } from '../../scripts/stories/world.ts';
import { type Stage, stageOf } from '../../stories/stage.fixture.ts';

const STORY = `
story: A tent that is claimed twice, the second time to the end
source: made for this test
policy: classic
now: 2026-01-12T09:00:00+08:00
setup:
  buyer: { name: Fairground Displays Ltd, country: GB }
  supplier: { name: Zhejiang Canvas Works Co Ltd, country: CN, limit: 8000.00 USD }
steps:
  - buyer.start_order: { product: Display tent, category: tents-and-outdoor, quantity: 20 pcs, unit_price: 240.00 USD, incoterm: FOB Ningbo, ship_by: 2026-03-20, cover: post_delivery, instalments: [ { name: full, share: 100, due: on_confirmation } ] }
  - buyer.add_clause: { id: door, text: "Clear height of the front entrance at least 200 cm", class: major }
  - buyer.send: {}
  - supplier.confirm: {}
  - buyer.confirm: {}
  - bank.credits: { amount: 4800.00 USD }
  - at: 2026-03-18T10:00:00+08:00
  - supplier.ship: { on: 2026-03-18, documents: [ { type: bill_of_lading, dated: 2026-03-18 } ] }
  - at: 2026-04-25T09:00:00+01:00
  - supplier.arrived: { on: 2026-04-24 }
  - buyer.open_claim: { ground: quality, clauses: [door], evidence: [ { kind: photo, clause: door, text: too low } ] }
  - buyer.withdraw_claim: {}
  - at: 2026-04-28T09:00:00+01:00
  - buyer.open_claim: { ground: quality, clauses: [door], evidence: [ { kind: own_measurement, clause: door, values: ["148 cm", "149 cm"], instrument: steel tape, uncertainty: "0.5 cm", method: floor to lowest point of the frame } ] }
  - at: 2026-05-23T09:00:00+08:00
  - buyer.escalate: {}
  - operator.determine: {}
  - operator2.approve: {}
  - supplier.appeal: { text: The tape was read from the wrong end }
  - operator2.determine_appeal: { overrides: { door: { finding: unproven, reason: The tape is not in the photo } } }
  - operator.approve: {}
`;

let stage: Stage;

beforeAll(async () => {
  stage = await stageOf(STORY);
}, 120_000);
afterAll(() => stage.stop());

describe('a letter', () => {
  it('is not there while the two negotiate, and never of a claim that was withdrawn', async () => {
    await stage.playUntil('buyer.open_claim');
    const path = await claimPath(stage.world);
    const { buyer } = stage.world.people;
    expect(await stage.get(buyer, `${path}/letter`)).toMatchObject({ status: 409, code: 'letter.not_yet' });
    expect(await stage.get(buyer, `${path}/case-file`)).toMatchObject({ status: 409, code: 'casefile.not_yet' });
    await stage.playUntil('buyer.withdraw_claim');
    expect(await stage.get(buyer, `${path}/letter`)).toMatchObject({ status: 409, code: 'letter.none' });
    const report = await verifyCaseFile((await stage.get(buyer, `${path}/case-file`)).bytes, null);
    expect(report).toMatchObject({ valid: true, sameResult: null, manifest: { letterForm: null, ruleSet: null } });
  });

  it('is nobody’s before the second person approved', async () => {
    await stage.playUntil('operator.determine');
    const path = await claimPath(stage.world);
    for (const who of [stage.world.people.buyer, stage.world.people.supplier, stage.world.people.operator]) {
      expect(await stage.get(who, `${path}/letter`)).toMatchObject({ code: 'letter.not_yet' });
      expect(await stage.get(who, `${path}/case-file`)).toMatchObject({ code: 'casefile.not_yet' });
    }
  });

  it('is the same for both sides and the operators, in either language', async () => {
    await stage.playUntil('operator2.approve');
    const path = `${await claimPath(stage.world)}/letter`;
    const { buyer, supplier, operator } = stage.world.people;
    const [theirs, others, ours] = [
      await stage.get(buyer, path),
      await stage.get(supplier, path),
      await stage.get(operator, path),
    ];
    expect(theirs.text).toBe(others.text);
    expect(theirs.text).toBe(ours.text);
    expect(theirs.text).toContain('The buyer gets back 4800.00 USD, at the latest on 2026-06-03.');
    expect(theirs.text).toContain('> Clear height of the front entrance at least 200 cm');
    expect(theirs.headers.get('content-type')).toBe('text/plain; charset=utf-8');
    expect(theirs.headers.get('content-language')).toBe('en');
    expect(theirs.headers.get('content-disposition')).toMatch(/^attachment; filename="quayside-letter-\w+-en\.txt"$/);
  });

  it.each<readonly [string, Record<string, string>, string, string]>([
    ['', { 'accept-language': 'zh-CN,en;q=0.5' }, 'zh', '买方获退款 4800.00 USD，最迟于 2026-06-03 付出。'],
    ['?lang=zh', { 'accept-language': 'en' }, 'zh', '条款 door（主要）：未达标'],
    ['?lang=en', { 'accept-language': 'zh' }, 'en', 'Clause door (major): not met'],
    ['?format=text', {}, 'en', 'Decision on claim'],
  ])('asked for with %j %j is in %s', async (query, headers, lang, words) => {
    const { text, headers: told } = await stage.get(
      stage.world.people.buyer,
      `${await claimPath(stage.world)}/letter${query}`,
      headers,
    );
    expect(told.get('content-language')).toBe(lang);
    expect(text).toContain(words);
  });

  it.each(['en', 'zh'])('is a PDF on request, in %s, the same bytes each time', async (lang) => {
    const path = `${await claimPath(stage.world)}/letter?format=pdf&lang=${lang}`;
    const [first, second] = [await stage.get(stage.world.people.buyer, path), await stage.get(stage.world.people.supplier, path)];
    expect(first.headers.get('content-type')).toBe('application/pdf');
    expect(Buffer.from(first.bytes).equals(second.bytes)).toBe(true);
    expect(textOfPdf(first.bytes).join(' ')).toContain(lang === 'en' ? 'What was found' : '认定');
  });

  it('lies in the case file as it was read', async () => {
    const path = await claimPath(stage.world);
    const { bytes } = await stage.get(stage.world.people.supplier, `${path}/case-file`);
    expect(await verifyCaseFile(bytes, null)).toMatchObject({ valid: true, sameResult: true, manifest: { letterForm: 1 } });
    for (const query of ['lang=en', 'lang=zh', 'lang=en&format=pdf', 'lang=zh&format=pdf'])
      expect(
        Buffer.from(bytes).includes(Buffer.from((await stage.get(stage.world.people.buyer, `${path}/letter?${query}`)).bytes)),
      ).toBe(true);
  });

  it.each([
    ['?lang=fr', 'request.invalid'],
    ['?format=docx', 'request.invalid'],
  ])('%s: %s', async (query, code) => {
    expect(await stage.get(stage.world.people.buyer, `${await claimPath(stage.world)}/letter${query}`)).toMatchObject({ code });
  });

  it('of another’s order is as a missing one, and of an unknown claim unknown', async () => {
    const path = await claimPath(stage.world);
    const unknown = path.replace(/[^/]+$/, 'nosuchclaim');
    expect(await stage.get(stage.world.people.stranger, `${path}/letter`)).toMatchObject({
      status: 404,
      code: 'access.not_found',
    });
    expect(await stage.get(null, `${path}/letter`)).toMatchObject({ status: 401 });
    expect(await stage.get(stage.world.people.buyer, `${unknown}/letter`)).toMatchObject({
      status: 404,
      code: 'claim.not_found',
    });
    expect(await stage.get(stage.world.people.buyer, `${unknown}/case-file`)).toMatchObject({
      status: 404,
      code: 'claim.not_found',
    });
  });

  it('says that it was appealed against', async () => {
    await stage.playUntil('supplier.appeal');
    const { text } = await stage.get(stage.world.people.buyer, `${await claimPath(stage.world)}/letter`);
    expect(text).toContain('The supplier appealed on 2026-05-23, with a named error. The appeal is being decided');
    expect(text).toContain('> The tape was read from the wrong end');
  });

  it('says what the appeal changed, once that is decided and approved', async () => {
    await stage.playUntil('operator2.determine_appeal');
    const path = await claimPath(stage.world);
    const { buyer } = stage.world.people;
    // The first decision stands until then, and nothing of the second is told.
    expect((await stage.get(buyer, `${path}/letter`)).text).toContain('The appeal is being decided');
    expect(await stage.get(buyer, `${path}/case-file`)).toMatchObject({ code: 'casefile.not_yet' });
    await stage.playUntil('operator.approve');
    const { text } = await stage.get(buyer, `${path}/letter`);
    expect(text).toMatch(/^Decision on the appeal in claim/);
    expect(text).toContain('- Clause door: not met → unproven\n- Refund: 4800.00 USD → 0.00 USD');
    expect(text).toContain('> The tape is not in the photo');
    const { bytes } = await stage.get(buyer, `${path}/case-file`);
    expect(await verifyCaseFile(bytes, null)).toMatchObject({ valid: true, sameResult: true });
  });
});
