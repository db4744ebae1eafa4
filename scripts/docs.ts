/** Writes what documents hold that is made from code: `node scripts/docs.ts`. */
import { readFileSync, writeFileSync } from 'node:fs';
import { withAccessTable } from './docs/access.ts';
import { checklistsPage } from './docs/checklists.ts';
import { refusalsPage } from './docs/refusals.ts';

const REFUSALS = 'docs/reference/refusals.md';
const CHECKLISTS = 'docs/reference/checklists.md';
const PARTIES = 'src/parties/README.md';
const place = (path: string): URL => new URL(`../${path}`, import.meta.url);

writeFileSync(place(REFUSALS), refusalsPage());
writeFileSync(place(CHECKLISTS), checklistsPage());
writeFileSync(place(PARTIES), withAccessTable(readFileSync(place(PARTIES), 'utf8')));
process.stdout.write(`wrote ${REFUSALS}, ${CHECKLISTS} and the table of verbs in ${PARTIES}\n`);
