/** The whole checker over whole trees. */
import { describe, expect, it } from 'vitest';
import { checkTree } from './check.ts';
import { formatFinding } from './finding.ts';
import { RANKS } from './table.ts';

describe('a tree', () => {
  it('that is empty has nothing wrong with it', () => {
    expect(checkTree(new Map())).toEqual([]);
  });

  it('that is small and good has nothing wrong with it', () => {
    const files = {
      'ARCHITECTURE.md': '`orders/` holds an order. See [it](src/orders/README.md).',
      'src/orders/README.md': '# Orders',
      'src/orders/types.ts': "/** What an order is. */\nexport type OrderEvent = DomainEvent<'orders.opened', {}>;\n",
      'src/orders/rules.ts': "/** How an order lives. */\nexport const FOLD = { 'orders.opened': (s: string) => s };\n",
    };
    expect(checkTree(new Map(Object.entries(files)))).toEqual([]);
  });

  it('says where, which rule, what and how to put it right, in the order of the files', () => {
    const files = {
      'src/orders/store.ts': "/** Rows of orders. */\nimport pg from 'pg';\n",
      'src/db/a.ts': 'export const a = 1;\n',
    };
    const texts = checkTree(new Map(Object.entries(files))).map(formatFinding);
    expect(texts).toHaveLength(5);
    expect(texts[0]).toMatch(/^ARCHITECTURE\.md:1 docs: src\/\w+\/ is not on the map; fix: /);
    expect(texts[2]).toBe(
      'src/db/a.ts:1 header: the file does not begin with its purpose; fix: begin with `/** What this file is for, in one sentence. */`',
    );
    expect(texts.at(-1)).toMatch(/^src\/orders\/store\.ts:2 import: a file of kind store imports the driver; fix: .+/);
  });
});

it('no slice has two ranks', () => {
  const slices = RANKS.flat();
  expect(new Set(slices).size).toBe(slices.length);
});
