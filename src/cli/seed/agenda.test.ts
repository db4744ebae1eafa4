/** The demonstration's days: in the past, in order, and on days on which people in China work. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isBusinessDay } from '../../calendar/rules.ts';
import { seedBook } from '../../calendar/seeds.ts';
import { lintClause } from '../../contracts/lint.rules.ts';
import { addDays, dayOf, startOfDay } from '../../kernel/dates.ts';
import { ZONE, agendaOf } from './agenda.ts';
import { ORDERS } from './orders.data.ts';
import { SUPPLIERS } from './parties.data.ts';

const book = seedBook();

describe('agenda of the demonstration', () => {
  it('is in order, over before it is told, and keeps working days', () => {
    const anyDay = fc.integer({ min: 0, max: 900 }).map((days) => startOfDay(addDays('2025-01-01', days), ZONE));
    fc.assert(
      fc.property(anyDay, (now) => {
        const agenda = agendaOf(ORDERS, book, now);
        const instants = agenda.map(({ at }) => at);
        expect(instants).toEqual(instants.toSorted());
        expect(new Set(instants).size).toBe(instants.length);
        expect(instants.every((at) => at < now && isBusinessDay(book, ['CN'], dayOf(at, ZONE)))).toBe(true);
        for (const [name, { story }] of Object.entries(ORDERS)) {
          expect(agenda.filter(({ order }) => order === name).map(({ step }) => step)).toEqual(story);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('moves an act of a holiday to the working day before', () => {
    // 1 to 8 October 2025 are Golden Week and Mid-Autumn Festival.
    const [first] = agendaOf(
      { tubes: { ...example(), story: [{ day: -3, time: '09:30', act: 'draft', by: 'buyer' }] } },
      book,
      '2025-10-09T04:00:00.000Z',
    );
    expect(first?.at).toBe('2025-09-30T01:30:00.000Z');
  });
});

const example = () => {
  const { tubes } = ORDERS;
  if (!tubes) throw new Error('the demonstration has no tubes');
  return tubes;
};

describe('orders of the demonstration', () => {
  const clauses = Object.entries(ORDERS).flatMap(([name, { terms }]) =>
    (terms.clauses ?? []).map((clause) => ({ name, ...clause })),
  );

  it.each(clauses)('$name: $text', ({ name, text }) => {
    expect(lintClause({ text }).verdict).toBe(name === 'panels' ? 'vague' : 'measurable');
  });

  it('reserve at no time more than their supplier is granted', () => {
    for (const [supplier, { limitMinor }] of Object.entries(SUPPLIERS)) {
      const own = Object.values(ORDERS).filter((order) => order.supplier === supplier);
      const total = own
        .flatMap(({ terms }) => terms.lines)
        .reduce((sum, l) => sum + l.unitPriceMinor * Number.parseInt(l.quantity, 10), 0);
      expect(total).toBeLessThanOrEqual(limitMinor ?? 0);
    }
  });
});
