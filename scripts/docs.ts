/** Writes what documents hold that is made from code: `node scripts/docs.ts`. */
import { readFileSync, writeFileSync } from 'node:fs';
import { withAccessTable } from './docs/access.ts';
import { refusalsPage } from './docs/refusals.ts';

const REFUSALS = 'docs/reference/refusals.md';
const PARTIES = 'src/parties/README.md';
const place = (path: string): URL => new URL(`../${path}`, import.meta.url);

writeFileSync(place(REFUSALS), refusalsPage());
writeFileSync(place(PARTIES), withAccessTable(readFileSync(place(PARTIES), 'utf8')));
process.stdout.write(`wrote ${REFUSALS} and the table of verbs in ${PARTIES}\n`);
