/** Topics nobody wrote: each category's list, and what covers a topic. */
import { describe, expect, it } from 'vitest';
import { CHECKLISTS, DEFAULT_CHECKLIST } from './checklists.data.ts';
import { absentTopics, checklistOf } from './checklists.rules.ts';

const TENT = ['Good quality tent, strong frame, suitable for outdoor events'];
const DOOR = 'Clear height of the front entrance at least 200 cm';
const WATER = 'Roof fabric hydrostatic head at least 3000 mm, ISO 811';

describe('absent topics', () => {
  it('the tent that leaked and whose door was too low: the order was silent on both', () => {
    expect(absentTopics('tents-and-outdoor', TENT)).toEqual(expect.arrayContaining(['water_resistance', 'door_height']));
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
    for (const category of Object.keys(CHECKLISTS)) {
      const before = absentTopics(category, TENT);
      const after = absentTopics(category, [...TENT, DOOR, WATER]);
      expect(after.every((slug) => before.includes(slug))).toBe(true);
    }
  });

  it('a category without a list gets the general one; inherited names of objects are no categories', () => {
    for (const category of ['', 'flower-pots', 'constructor', '__proto__']) {
      expect(checklistOf(category)).toEqual(DEFAULT_CHECKLIST);
    }
  });

  it('slugs are unique in a list, and each topic says why it is there', () => {
    for (const topics of [...Object.values(CHECKLISTS), DEFAULT_CHECKLIST]) {
      const slugs = topics.map(({ slug }) => slug);
      expect(new Set(slugs).size).toBe(slugs.length);
      for (const topic of topics) {
        expect(topic.slug).toMatch(/^[a-z][a-z_]+$/);
        expect(topic.why.length).toBeGreaterThan(10);
        expect(topic.words.every((words) => /^\S+( \S+)*$/.test(words))).toBe(true);
      }
    }
  });
});
