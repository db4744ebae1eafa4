/** Who may import whom, as a table a newcomer can read. */
import { describe, expect, it } from 'vitest';
import { importsOf, packageOf, resolveFrom } from './imports.ts';
import { checkCycles, findCycles } from './cycles.ts';
import { checkImports, checkPlaces } from './layers.ts';
import { placeOf } from './place.ts';
import { scan } from './source.ts';
import { say } from './testing.ts';

const says = (path: string, statement: string) => say(checkImports, { [path]: statement });

describe('an import stands in the table of its kind', () => {
  it.each([
    ['src/kernel/dates.ts', "import { Temporal } from 'temporal-polyfill';"],
    ['src/orders/types.ts', "import type { Minor } from '../kernel/money.ts';"],
    ['src/orders/types.ts', "import type { BankLine } from '../adapters/bank/types.ts';"],
    ['src/orders/cancel.rules.ts', "import { capOf } from '../coverage/rules.ts';"],
    ['src/calendar/seeds.ts', "import days from 'chinese-days';"],
    ['src/orders/schema.ts', "import { Type } from 'typebox';"],
    ['src/orders/schema.ts', "import { Page } from '../http/schema.ts';"],
    ['src/orders/store.ts', "import type { PoolClient } from 'pg';"],
    ['src/orders/service.ts', "import { commit } from '../db/commit.ts';"],
    ['src/orders/service.ts', "import { limitOf } from '../coverage/store.ts';"],
    ['src/orders/api.ts', "import { route } from '../http/route.ts';"],
    ['src/orders/api.ts', "import { can } from '../parties/access.ts';"],
    ['src/orders/jobs.ts', "import type { ClaimEvent } from '../claims/types.ts';"],
    ['src/http/problems.ts', "import type { ClaimRefusal } from '../claims/types.ts';"],
    ['src/db/connect.ts', "import pg from 'pg';"],
    ['src/main.ts', "import { routes } from './orders/api.ts';"],
    ['src/orders/service.db.test.ts', "import pg from 'pg';"],
    ['sim/run.ts', "import { decide } from '../src/orders/rules.ts';"],
    ['web/claims/OpenClaimPage.tsx', "import { grounds } from '../../src/claims/open.rules.ts';"],
    ['web/api/client.ts', "import type { paths } from '../../sdk/openapi.ts';"],
    ['web/verify/VerifyPage.tsx', "const verifier = await import('../../src/casefile/report.service.ts');"],
    ['web/vite.config.ts', "import { readFile } from 'node:fs/promises';"],
    ['src/site/pages.ts', "import { route } from '../http/route.ts';"],
  ])('%s may: %s', (path, statement) => {
    expect(says(path, statement)).toEqual([]);
  });

  it.each([
    ['src/kernel/dates.ts', "import { readFile } from 'node:fs';", 'a file of kind kernel imports node:fs'],
    [
      'src/kernel/dates.ts',
      "import { rule } from '../policy/rules.ts';",
      'a file of kind kernel imports src/policy/rules.ts (rules)',
    ],
    ['src/orders/types.ts', "import { decide } from './rules.ts';", 'a file of kind types imports src/orders/rules.ts (rules)'],
    ['src/orders/rules.ts', "import { query } from '../db/connect.ts';", 'a file of kind rules imports src/db/connect.ts (db)'],
    ['src/orders/rules.ts', "import { rows } from './store.ts';", 'a file of kind rules imports src/orders/store.ts (store)'],
    ['src/orders/rules.ts', "import { Temporal } from 'temporal-polyfill';", 'a file of kind rules imports temporal-polyfill'],
    ['src/orders/words.data.ts', "import days from 'chinese-days';", 'a file of kind data imports chinese-days'],
    ['src/orders/schema.ts', "import { rows } from './store.ts';", 'a file of kind schema imports src/orders/store.ts (store)'],
    ['src/orders/store.ts', "import pg from 'pg';", 'a file of kind store imports the driver'],
    [
      'src/orders/store.ts',
      "import { page } from '../http/paging.ts';",
      'a file of kind store imports src/http/paging.ts (http)',
    ],
    [
      'src/orders/store.ts',
      "import { rows } from '../coverage/store.ts';",
      'a file of kind store imports src/coverage/store.ts (store)',
    ],
    [
      'src/orders/service.ts',
      "import { page } from '../http/paging.ts';",
      'a file of kind service imports src/http/paging.ts (http)',
    ],
    ['src/orders/api.ts', "import { rows } from './store.ts';", 'a file of kind api imports src/orders/store.ts (store)'],
    ['src/orders/api.ts', "const db = await import('../db/connect.ts');", 'a file of kind api imports src/db/connect.ts (db)'],
    [
      'src/orders/rules.ts',
      "import { order } from './order.fixture.ts';",
      'a file of kind rules imports src/orders/order.fixture.ts, which is for tests',
    ],
    ['src/http/app.ts', "import pg from 'pg';", 'a file of kind http imports the driver'],
    [
      'src/http/app.ts',
      "import { open } from '../claims/service.ts';",
      'a file of kind http imports src/claims/service.ts (service)',
    ],
    [
      'src/site/pages.ts',
      "import { rows } from '../orders/store.ts';",
      'a file of kind site imports src/orders/store.ts (store)',
    ],
    ['src/http/app.ts', "import { openSite } from '../site/site.ts';", 'a file of kind http imports src/site/site.ts (site)'],
    ['web/home.tsx', "import { readFile } from 'node:fs';", 'a file of kind web imports node:fs'],
    [
      'web/home.tsx',
      "import { act } from '../src/orders/service.ts';",
      'a file of kind web imports src/orders/service.ts (service)',
    ],
    ['web/home.tsx', "import { rows } from '../src/orders/store.ts';", 'a file of kind web imports src/orders/store.ts (store)'],
  ])('%s may not: %s', (path, statement, message) => {
    expect(says(path, statement)).toEqual([`${path}:1 ${message}`]);
  });
});

describe('an import goes down in rank', () => {
  it('to a lower slice', () => {
    expect(says('src/claims/rules.ts', "import { paid } from '../payments/rules.ts';")).toEqual([]);
  });
  it('not up', () => {
    expect(says('src/orders/rules.ts', "import { open } from '../claims/rules.ts';")).toEqual([
      'src/orders/rules.ts:1 orders imports src/claims/rules.ts of a higher slice',
    ]);
  });
  it('not sideways, types included', () => {
    expect(says('src/payments/types.ts', "import type { Shipped } from '../shipments/types.ts';")).toEqual([
      'src/payments/types.ts:1 payments imports src/shipments/types.ts of its neighbour in rank',
    ]);
  });
});

describe('every file has a place', () => {
  it.each([
    ['src/orders/rules.ts', 'rules', 'orders'],
    ['src/orders/amend.rules.ts', 'rules', 'orders'],
    ['src/parties/access.ts', 'access', 'parties'],
    ['src/calendar/seeds-china.ts', 'seeds', 'calendar'],
    ['src/orders/rules.test.ts', 'test', null],
    ['src/orders/fixtures/order.ts', 'test', null],
    ['src/db/migrations/0001_core.ts', 'db', null],
    ['src/clock.ts', 'clock', null],
    ['src/helpers.ts', null, null],
    ['src/orders/helpers.ts', null, 'orders'],
    ['scripts/seed.ts', 'outside', null],
  ])('%s is %s of %s', (path, kind, slice) => {
    expect(placeOf(path)).toEqual({ kind, slice });
  });

  it('a name of no kind and a folder of no rank are reported', () => {
    expect(say(checkPlaces, { 'src/orders/rules.ts': '', 'src/http/app.ts': '', 'src/main.ts': '' })).toEqual([]);
    expect(say(checkPlaces, { 'src/orders/helpers.ts': '', 'src/misc/rules.ts': '' })).toEqual([
      'src/orders/helpers.ts:1 the name fits no kind of file',
      'src/misc/rules.ts:1 the folder src/misc has no rank',
    ]);
  });
});

describe('import statements are found without a parser', () => {
  it.each([
    ["import a from 'x';", ['x', false, false]],
    ["import type { A } from 'x';", ['x', true, false]],
    ["import {\n  a,\n  importBankFile,\n} from 'x';", ['x', false, false]],
    ["import { type A, b } from 'x';", ['x', false, false]],
    ["export type { importA } from 'x';", ['x', true, false]],
    ["export * from 'x';", ['x', false, false]],
    ["import 'x';", ['x', false, false]],
    ["const a = await import('x');", ['x', false, true]],
  ])('%s', (text, [specifier, typeOnly, dynamic]) => {
    expect(importsOf(scan('a.ts', text))).toMatchObject([{ specifier, typeOnly, dynamic }]);
  });

  it.each(["Array.from('x');", "a.from 'x'", "// import 'x'", "const s = `import a from 'x'`;", "move({ from: 'x' });"])(
    'not in: %s',
    (text) => {
      expect(importsOf(scan('a.ts', text))).toEqual([]);
    },
  );

  it('paths and packages are told from specifiers', () => {
    expect(resolveFrom('src/orders/rules.ts', '../kernel/money.ts')).toBe('src/kernel/money.ts');
    expect(resolveFrom('README.md', './docs/')).toBe('docs');
    expect([packageOf('pg/lib/x'), packageOf('@a/b/c')]).toEqual(['pg', '@a/b']);
  });
});

describe('files do not circle', () => {
  it('a circle is shown along its path', () => {
    const tree = {
      'src/db/a.ts': "import { b } from './b.ts';",
      'src/db/b.ts': "export { c } from './c.ts';",
      'src/db/c.ts': "import './a.ts';",
    };
    expect(say(checkCycles, tree)).toEqual([
      'src/db/a.ts:1 circle of imports: src/db/a.ts -> src/db/b.ts -> src/db/c.ts -> src/db/a.ts',
    ]);
  });
  it('types and later imports close no circle', () => {
    const back = (statement: string) => say(checkCycles, { 'a.ts': "import { b } from './b.ts';", 'b.ts': statement });
    expect(back("import type { A } from './a.ts';")).toEqual([]);
    expect(back("const a = () => import('./a.ts');")).toEqual([]);
    expect(back("import { a } from './a.ts';")).toHaveLength(1);
  });
  it('a diamond is no circle', () => {
    expect(
      findCycles(
        new Map([
          ['a', ['b', 'c']],
          ['b', ['d']],
          ['c', ['d']],
          ['d', []],
        ]),
      ),
    ).toEqual([]);
  });
});
