/** Hostile input: `npm run fuzz -- NAME [--count N] [--seed TEXT]`; exit 1 where something broke. */
import { lintFuzz } from './lint/fuzz.ts';

const FUZZES: Readonly<Record<string, (args: readonly string[]) => number>> = { lint: lintFuzz };

const [name = '', ...args] = process.argv.slice(2);
const fuzz = Object.hasOwn(FUZZES, name) ? FUZZES[name] : undefined;
if (!fuzz) process.stderr.write(`there is no fuzz "${name}"; there are ${Object.keys(FUZZES).join(', ')}\n`);
process.exitCode = fuzz ? fuzz(args) : 2;
