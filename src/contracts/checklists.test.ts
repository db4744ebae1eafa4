/** Topics nobody wrote: each category's list, what covers a topic, and a ready clause for each. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Topic } from './checklist-topics.data.ts';
import { CATEGORY_NAMES, CHECKLISTS, DEFAULT_CHECKLIST } from './checklists.data.ts';
import { SAMPLE_TOPICS, SINGLE_UNIT_TOPICS } from './checklists-orders.data.ts';
import { absentFor, absentTopics, checklistFor, checklistInputOf, checklistOf, settledByTerms } from './checklists.rules.ts';
import { lintClause } from './lint.rules.ts';
import type { Terms } from './types.ts';
import { isSingleMachine } from './warnings.rules.ts';
import { wordsInYearOf } from './wordings.rules.ts';

const TENT = ['Good quality tent, strong frame, suitable for outdoor events'];
const DOOR = 'Clear height of the front entrance at least 200 cm';
const WATER = 'Roof fabric hydrostatic head at least 3000 mm, ISO 811';

const LISTS: Readonly<Record<string, readonly Topic[]>> = {
  ...CHECKLISTS,
  default: DEFAULT_CHECKLIST,
  'single unit': SINGLE_UNIT_TOPICS,
  sample: SAMPLE_TOPICS,
};
/** As somebody reads them on a day. */
const shown = (topic: Topic): Topic => ({ ...topic, clause: wordsInYearOf(topic.clause, '2026-03-02') });
const TOPICS = Object.entries(LISTS).flatMap(([list, topics]) =>
  topics.map((topic) => ({ list, slug: topic.slug, topic: shown(topic) })),
);
/** The first word of a phrase is found by its first three letters, so no fewer may stand before its `*`. */
const PHRASE = /^!?(?:#|[\p{L}\p{N}]{3,}\*|[\p{L}\p{N}%°().]+|[*%](?= ))(?: (?:[#_%*]|[\p{L}\p{N}%°().]+\*?))*$/u;
const slugs = (topics: readonly Topic[]): readonly string[] => topics.map(({ slug }) => slug);

describe('absent topics', () => {
  it('the tent that leaked and whose door was too low: the order was silent on both', () => {
    expect(absentTopics('tents-and-outdoor', TENT)).toEqual(expect.arrayContaining(['water_resistance', 'door_height']));
  });

  it('the grills that came with parts missing and were "assembled wrongly"', () => {
    expect(absentTopics('barbecue-grills', [])).toEqual(expect.arrayContaining(['parts_list', 'assembly']));
  });

  it('the motor of the treadmill that failed after the claim window', () => {
    expect(absentTopics('sports-and-fitness', ['Continuous motor power at least 1.5 kW'])).toContain('motor_warranty');
  });

  it.each([
    ['tents-and-outdoor', DOOR, 'door_height'],
    ['tents-and-outdoor', WATER, 'water_resistance'],
    ['led-lighting', 'Power draw 72 W ± 5 % per 5 m strip at 24 V DC', 'power'],
    ['furniture', 'Legs solid oak, moisture content 8 to 12 %, EN 13183-2', 'moisture_content'],
    ['drinkware', 'Water at 95 °C is at least 65 °C after 6 h', 'heat_retention'],
    ['barbecue-grills', 'Each carton contains all 14 parts listed in drawing GM-CY-07 rev B dated 2026-02-11', 'parts_list'],
    ['barbecue-grills', 'Assembly with one hex key, manual in English in each carton', 'assembly'],
    ['apparel-textile', 'Colour fastness to washing min. grade 4, ISO 105-C06', 'colour_fastness'],
    ['consumer-electronics', 'Rated capacity min 5000 mAh, IEC 61960-3', 'battery_capacity'],
    ['toys', 'Complies with EN 71-1, EN 71-2 and EN 71-3', 'toy_safety'],
    ['machinery-food-processing', 'Output at least 200 kg/h of diced carrot', 'throughput'],
    ['no-such-category', 'Each unit carries a printed label', 'marking'],
  ])('%s: "%s" covers %s and it was absent before', (category, clause, topic) => {
    expect(absentTopics(category, [])).toContain(topic);
    expect(absentTopics(category, [clause])).not.toContain(topic);
  });

  it('one more clause never makes a topic absent', () => {
    const clause = fc.oneof(fc.constantFrom(...TOPICS.map(({ topic }) => topic.clause.en)), fc.string());
    const category = fc.constantFrom(...Object.keys(CHECKLISTS));
    fc.assert(
      fc.property(category, fc.array(clause, { maxLength: 5 }), clause, (name, texts, more) => {
        const before = new Set(absentTopics(name, texts));
        expect(absentTopics(name, [...texts, more]).every((slug) => before.has(slug))).toBe(true);
      }),
    );
  });

  it('all ready clauses of a category together leave nothing absent', () => {
    for (const [category, topics] of Object.entries(CHECKLISTS)) {
      const texts = topics.map((topic) => shown(topic).clause.en);
      expect(absentTopics(category, texts), category).toEqual([]);
    }
  });

  it('a bare unit, figure or sign speaks of nothing', () => {
    for (const category of Object.keys(CHECKLISTS)) {
      for (const text of ['cm', '5', '10 cm', '± 2 mm', 'pcs', '%', 'w/', '25']) {
        expect(absentTopics(category, [text]).length, `${category}: ${text}`).toBe(checklistOf(category).length);
      }
    }
  });
});

describe('checklists', () => {
  it('there are lists for at least 22 trades, each of 15 topics or more', () => {
    expect(Object.keys(CHECKLISTS).length).toBeGreaterThanOrEqual(22);
    for (const [category, topics] of Object.entries(CHECKLISTS)) expect(topics.length, category).toBeGreaterThanOrEqual(15);
  });

  it('a category without a list gets the general one; inherited names of objects are no categories', () => {
    for (const category of ['', 'flower-pots', 'constructor', '__proto__', 'toString']) {
      expect(checklistOf(category)).toEqual(DEFAULT_CHECKLIST);
    }
  });

  it.each([
    ['LED', 'led-lighting'],
    ['Led Lighting', 'led-lighting'],
    ['kitchenware', 'kitchenware-and-cookware'],
    ['Furniture ', 'furniture'],
    ['power_tools', 'hand-and-power-tools'],
  ])('"%s" is %s', (name, category) => {
    expect(checklistOf(name)).toBe(CHECKLISTS[category]);
  });

  it('every other name leads to a list, and hides none', () => {
    for (const [name, category] of Object.entries(CATEGORY_NAMES)) {
      expect(CHECKLISTS[category], name).toBeDefined();
      expect(CHECKLISTS[name], name).toBeUndefined();
    }
  });

  it.each(Object.entries(LISTS))('%s: slugs are unique', (_, topics) => {
    expect(new Set(slugs(topics)).size).toBe(topics.length);
  });

  it.each(TOPICS)('$list/$slug: a reason and a clause in both languages, a source, words', ({ topic }) => {
    expect(topic.slug).toMatch(/^[a-z][a-z_]+$/);
    expect(topic.why).toMatch(/^[A-Z"“].{20,200}[.!]$/u);
    expect(topic.whyZh).toMatch(/\p{Script=Han}.{5,120}。$/u);
    expect(topic.source).toMatch(/^\S.{2,200}$/u);
    expect(topic.clause.zh).toMatch(/\p{Script=Han}.*。$/u);
    expect(topic.words.length).toBeGreaterThan(2);
    for (const word of topic.words) expect(word).toMatch(PHRASE);
    expect(new Set(topic.words).size).toBe(topic.words.length);
  });

  it.each(TOPICS)('$list/$slug: the ready clause can be measured and covers its topic', ({ list, slug, topic }) => {
    expect(lintClause({ text: topic.clause.en, category: list })).toMatchObject({ verdict: 'measurable', problems: [] });
    const order = { category: list, singleUnit: list === 'single unit', sampleOrder: list === 'sample' };
    expect(slugs(absentFor(order, []))).toContain(slug);
    expect(slugs(absentFor(order, [topic.clause.en]))).not.toContain(slug);
  });

  it('the figures of a ready clause are the same in both languages', () => {
    const figures = (text: string): readonly string[] => [...new Set(text.match(/\d+(?:\.\d+)?/gu) ?? [])].sort();
    for (const { list, slug, topic } of TOPICS) {
      expect(figures(topic.clause.zh), `${list}/${slug}`).toEqual(figures(topic.clause.en));
    }
  });
});

describe('the kind of order', () => {
  it('one machine is accepted running; there is no lot to sample', () => {
    const topics = slugs(checklistFor({ category: 'machinery-food-processing', singleUnit: true }));
    expect(topics.slice(0, SINGLE_UNIT_TOPICS.length)).toEqual(slugs(SINGLE_UNIT_TOPICS));
    expect(topics).toEqual(expect.arrayContaining(['installation', 'training', 'motor_warranty', 'hygiene', 'machine_safety']));
    expect(topics).not.toContain('acceptance_sampling');
    expect(new Set(topics).size).toBe(topics.length);
  });

  it('a sample order binds to nothing; price, freight and the seal come first', () => {
    const topics = slugs(checklistFor({ category: 'toys', sampleOrder: true }));
    expect(topics.slice(0, 4)).toEqual(['sample_price', 'sample_freight', 'no_duty_to_order', 'sealed_sample']);
    expect(topics).toContain('toy_safety');
    for (const slug of ['acceptance_sampling', 'warranty', 'spare_parts']) expect(topics).not.toContain(slug);
  });

  it('any other order has the list of its category', () => {
    expect(checklistFor({ category: 'toys' })).toEqual(CHECKLISTS['toys']);
  });
});

describe('one machine', () => {
  const order = (category: string | null, ...thousandths: readonly number[]) =>
    ({
      category,
      kind: 'bulk',
      lines: thousandths.map((each) => ({ quantity: { thousandths: each, unit: 'set' } })),
    }) as unknown as Terms;

  it.each<readonly [string | null, readonly number[], boolean]>([
    ['machinery-food-processing', [1_000], true],
    ['CNC lathes', [1_000], true],
    ['packaging equipment', [1_000], true],
    ['machinery-food-processing', [2_000], false],
    ['machinery-food-processing', [1_000, 1_000], false],
    ['sewing-accessories', [1_000], false],
    ['pressed-glass', [1_000], false],
    [null, [1_000], false],
  ])('%s, %j: %s', (category, quantities, single) => {
    expect(isSingleMachine(order(category, ...quantities))).toBe(single);
    expect(checklistInputOf(order(category, ...quantities))?.singleUnit ?? false).toBe(single);
  });
});

describe('what the terms settle', () => {
  const TERMS = {
    shipBy: { date: null, words: null, problems: ['relative_date'] },
    warranty: null,
    composition: null,
    process: null,
    documents: [],
    lateFigure: null,
    sampleFreightBy: null,
  } as unknown as Terms;
  const text = { contentId: 'c', hash: 'h' } as unknown as NonNullable<Terms['composition']>;

  it.each<readonly [string, Partial<Terms>, string]>([
    ['a day', { shipBy: { date: '2027-03-31' as never, words: null, problems: [] } }, 'ship_date'],
    ['a warranty', { warranty: { months: 24, parts: true, remedy: 'replacement' } }, 'warranty'],
    ['a warranty, for the motor too', { warranty: { months: 24, parts: true, remedy: 'parts' } }, 'motor_warranty'],
    ['a composition', { composition: text }, 'material'],
    ['a process', { process: text }, 'manufacturing_process'],
    ['papers', { documents: [{ type: 'bill_of_lading', form: 'original', issuer: null, latestOn: null }] }, 'documents'],
    ['what lateness costs', { lateFigure: { basisPointsPerDay: 100, capBasisPoints: 1_000 } }, 'late_penalty'],
    ['who bears the freight of samples', { sampleFreightBy: 'buyer' }, 'sample_freight'],
  ])('%s', (_, part, slug) => {
    expect(settledByTerms(TERMS).has(slug)).toBe(false);
    expect(settledByTerms({ ...TERMS, ...part }).has(slug)).toBe(true);
  });

  it('every contract has a sampling plan, a trade term and instalments; what is settled is not asked for', () => {
    const absent = slugs(absentFor({ category: 'shipping-and-commercial-terms' }, [], settledByTerms(TERMS)));
    for (const slug of ['acceptance_sampling', 'incoterm', 'payment']) expect(absent).not.toContain(slug);
    expect(absent).toContain('ship_date');
  });
});
