/** The published table of an order's states is what the rules do: every act in every state, and who may do it. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { must } from '../kernel/assert.ts';
import { EDGES } from '../orders/rules.ts';
import type { OrderStatus } from '../orders/types.ts';
import { can } from '../parties/access.ts';
import { ORDER_ACTS, ORDER_SITUATIONS, orderActBy, orderOutcome, orderStatesTable } from './order-states.testing.ts';
import { ROLE_NAMES, SIDES, asked } from './states.testing.ts';

const page = readFileSync(new URL('../../docs/reference/states.md', import.meta.url), 'utf8');
const [published = ''] = /^\| act on the order \|(?:.*\n)+?(?=\n)/m.exec(page) ?? [];
const cellsOf = (row: string): readonly string[] =>
  row
    .split('|')
    .slice(1, -1)
    .map((cell) => cell.trim());
const [head = [], , ...rows] = published.trim().split('\n').map(cellsOf);

const cells = rows.flatMap(([act = '', , ...row]) => row.map((cell, i) => ({ act, column: head[i + 2] ?? '', cell })));
const situationOf = (column: string): string => column.replaceAll('`', '');

describe('docs/reference/states.md, acts on an order', () => {
  it('has every act and every state', () => {
    expect(rows.map(([act]) => act)).toEqual(Object.keys(ORDER_ACTS));
    expect(head.slice(2).map(situationOf)).toEqual(Object.keys(ORDER_SITUATIONS));
    expect(new Set(Object.keys(ORDER_SITUATIONS).map((name) => name.split(', ')[0]))).toEqual(new Set(Object.keys(EDGES)));
  });

  it('says in each cell what the rules answer', () => {
    const wrong = cells
      .map(({ act, column, cell }) => ({ act, column, cell, rules: orderOutcome(situationOf(column), act) }))
      .filter(({ cell, rules }) => cell !== rules);
    expect(wrong, 'run: node scripts/docs.ts').toEqual([]);
    expect(cells.length).toBeGreaterThan(350);
    expect(published.trim()).toBe(orderStatesTable());
  });

  it('moves an order along declared edges only, in one step or through the states between', () => {
    const within = (from: OrderStatus, steps: number): readonly OrderStatus[] =>
      steps === 0 ? [] : EDGES[from].flatMap((to) => [to, ...within(to, steps - 1)]);
    const strange = cells.filter(({ column, cell }) => {
      const from = situationOf(column).split(', ')[0] as OrderStatus;
      return cell !== '-' && cell !== 'stays' && !within(from, 2).includes(cell as OrderStatus);
    });
    expect(strange).toEqual([]);
  });

  it('lets nothing be done to an order that ended but pay what is late', () => {
    const done = cells.filter(({ column, cell }) => /completed|cancelled|refunded/.test(column) && cell !== '-');
    expect(new Set(done.map(({ act }) => act))).toEqual(new Set(['wire announced', 'wire of the deposit booked']));
  });
});

describe('who may act on an order', () => {
  it.each(Object.entries(ORDER_ACTS))('%s: as the access rules say of each role', (name, { verb }) => {
    const by = must(
      rows.find(([act]) => act === name),
      name,
    )[1];
    expect(by).toBe(orderActBy(name));
    if (verb === undefined) return;
    const allowed = ROLE_NAMES.filter((role) => can(asked(role), verb, SIDES) === null);
    expect([...allowed].sort()).toEqual(by?.replaceAll(' °', '').split(', ').sort());
    for (const role of ROLE_NAMES) expect(can({ ...asked(role), role: 'viewer' }, verb, SIDES)).not.toBe(null);
  });
});
