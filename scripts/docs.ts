/** Writes what documents hold that is made from code: `node scripts/docs.ts`. */
import { readFileSync, writeFileSync } from 'node:fs';
import { withAccessTable } from './docs/access.ts';
import { served } from '../test/access.fixture.ts';
import { checklistsPage } from './docs/checklists.ts';
import { matrixPage } from './docs/matrix.ts';
import { refusalsPage } from './docs/refusals.ts';
import { withStates } from './docs/states.ts';
import { unconnected } from './openapi.ts';

const REFUSALS = 'docs/reference/refusals.md';
const CHECKLISTS = 'docs/reference/checklists.md';
const ACCESS = 'docs/reference/access.md';
const STATES = 'docs/reference/states.md';
const PARTIES = 'src/parties/README.md';
const place = (path: string): URL => new URL(`../${path}`, import.meta.url);

writeFileSync(place(REFUSALS), refusalsPage());
writeFileSync(place(CHECKLISTS), checklistsPage());
const app = await unconnected();
writeFileSync(place(ACCESS), matrixPage(served(app)));
await app.close();
writeFileSync(place(STATES), withStates(readFileSync(place(STATES), 'utf8')));
writeFileSync(place(PARTIES), withAccessTable(readFileSync(place(PARTIES), 'utf8')));
process.stdout.write(
  `wrote ${REFUSALS}, ${CHECKLISTS}, ${ACCESS}, the tables of ${STATES} and the table of verbs in ${PARTIES}\n`,
);
