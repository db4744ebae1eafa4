/** Writes the pages of docs/reference that are made from code: `node scripts/docs.ts`. */
import { writeFileSync } from 'node:fs';
import { refusalsPage } from './docs/refusals.ts';

const page = new URL('../docs/reference/refusals.md', import.meta.url);
writeFileSync(page, refusalsPage());
process.stdout.write('wrote docs/reference/refusals.md\n');
