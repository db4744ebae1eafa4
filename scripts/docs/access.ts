/** The table of verbs as src/parties/README.md shows it: who may do what, with which role, key and password. */
import { VERBS } from '../../src/parties/access.ts';
import type { VerbRule } from '../../src/parties/verbs.data.ts';

const HEAD = ['| verb | who | from role | key scope | fresh password |', '|---|---|---|---|---|'];

/** The rows in the order of the table in code. */
export function accessTable(): string {
  const rows = Object.entries(VERBS as Readonly<Record<string, VerbRule>>).map(([verb, { who, role, scope, stepUp }]) => {
    const names = who.map((w) => w.replaceAll('_', ' ').replace('staff:', 'operator: ')).join(', ');
    return `| ${verb} | ${names} | ${role} | ${scope} | ${stepUp ? 'yes' : ''} |`;
  });
  return [...HEAD, ...rows].join('\n');
}

/** A page with its table of verbs made anew. */
export const withAccessTable = (page: string): string => page.replace(/\| verb \| who \|[\s\S]*?\n(?=\n)/, `${accessTable()}\n`);
