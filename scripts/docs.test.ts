/** Reference pages say what the code says: states, refusals, settings and commands, none missing and none made up. */
import { globSync, readFileSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { main } from '../src/cli/main.ts';
import { isRefusalCode } from '../src/http/problems.ts';
import { EDGES } from '../src/orders/rules.ts';
import { timers } from '../src/slices.ts';
import { accessTable } from './docs/access.ts';
import { checklistsPage } from './docs/checklists.ts';
import { refusalsPage } from './docs/refusals.ts';
import { commandOf } from './stories/commands/table.ts';

const read = (path: string): string => readFileSync(new URL(`../${path}`, import.meta.url), 'utf8');
const page = (name: string): string => read(`docs/reference/${name}.md`);

/** A page from one heading to the next of any level. */
const section = (text: string, heading: string): string => text.split(`## ${heading}\n`)[1]?.split(/\n##/)[0] ?? '';

/** The first cells of a table's rows, without its head. */
const rows = (text: string, cells: number): readonly (readonly string[])[] =>
  [...text.matchAll(/^\|(.+)\|$/gm)]
    .map((match) =>
      (match[1] ?? '')
        .split('|')
        .slice(0, cells)
        .map((cell) => cell.trim()),
    )
    .filter((row) => row[0]?.startsWith('`'));

const inTicks = (text: string): readonly string[] => [...text.matchAll(/`([^`\n]+)`/g)].map((match) => match[1] ?? '');

describe('docs/reference', () => {
  it('refusals.md is what the map of refusals makes', () => {
    expect(page('refusals'), 'run: node scripts/docs.ts').toBe(refusalsPage());
  });

  it('checklists.md is what the tables of topics make', () => {
    expect(page('checklists'), 'run: node scripts/docs.ts').toBe(checklistsPage());
  });

  it('the README of parties has the table of verbs', () => {
    expect(read('src/parties/README.md'), 'run: node scripts/docs.ts').toContain(`\n${accessTable()}\n`);
  });

  it('states.md lists exactly the declared edges, in their order', () => {
    const told = rows(section(page('states'), 'Edges'), 2).map((row) => row.map((cell) => cell.replaceAll('`', '')).join(' -> '));
    expect(told).toEqual(Object.entries(EDGES).flatMap(([from, to]) => to.map((one) => `${from} -> ${one}`)));
  });

  it('states.md says what each state means', () => {
    const told = rows(page('states').split('## Edges')[0] ?? '', 1).map(([state]) => state?.replaceAll('`', ''));
    expect(told).toEqual(Object.keys(EDGES));
  });

  it('states.md lists every deadline that there is', () => {
    const told = rows(section(page('states'), 'What happens by itself'), 1).map(
      ([name]) => name?.replaceAll('`', '').split(':')[0],
    );
    expect(new Set(told)).toEqual(new Set(timers.map(({ name }) => name)));
  });

  it('warnings.md lists every warning that rules give', () => {
    const rules = globSync('src/**/*rules.ts', { cwd: new URL('..', import.meta.url).pathname }).map(read);
    const lines = rules.flatMap((text) => text.split('\n')).filter((line) => /\bcode:/.test(line));
    const codes = lines.flatMap((line) => [...line.matchAll(/'([a-z_]+\.[a-z_]+)'/g)].map((match) => match[1] ?? ''));
    const given = codes.filter((code) => !isRefusalCode(code) && !code.startsWith('check.') && code !== 'shipments.seals_shown');
    const told = rows(page('warnings'), 1).map(([code]) => code?.replaceAll('`', ''));
    expect(told).toEqual([...new Set(given)].sort());
  });

  it('config.md lists every variable that is read', () => {
    const wanted = [...read('src/config.ts').matchAll(/(?:env\['|flag\(env, ')([A-Z_]+)'/g)].map((match) => match[1] ?? '');
    const told = rows(page('config'), 1).map(([name]) => name?.replaceAll('`', ''));
    expect(new Set(told)).toEqual(new Set(wanted));
  });

  it('cli.md names every command', async () => {
    const lines: string[] = [];
    await main(['--help'], { out: (line) => lines.push(line), err: () => undefined });
    const commands = lines.flatMap((line) => /^ {2}([a-z]+) {2,}/.exec(line)?.[1] ?? []);
    expect(commands.length).toBeGreaterThan(5);
    const told = new Set(inTicks(page('cli')).map((code) => code.split(' ')[0]));
    expect(commands.filter((name) => !told.has(name))).toEqual([]);
  });

  it('stories.md lists commands that the runner serves', () => {
    const served = rows(section(page('stories'), 'Commands'), 1).flatMap(([cell = '']) => inTicks(cell));
    expect(served.length).toBeGreaterThan(20);
    const strange = served.filter((code) => {
      const [who = '', name = ''] = code.split('.');
      return commandOf(who === 'bank' ? 'bank' : 'buyer', name) === undefined;
    });
    expect(strange).toEqual([]);
  });

  it('the index of decisions names each record', () => {
    const records = readdirSync(new URL('../docs/adr', import.meta.url)).filter((name) => /^\d{4}-/.test(name));
    expect(records.length).toBeGreaterThan(9);
    expect(records.filter((name) => !read('docs/adr/README.md').includes(`(${name})`))).toEqual([]);
  });
});
