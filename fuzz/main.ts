/** Hostile input: `npm run fuzz -- NAME [options]`; exit 1 where something broke. */
import { lintFuzz } from './lint/fuzz.ts';
import { routesFuzz } from './routes/fuzz.ts';

const FUZZES: Readonly<Record<string, (args: readonly string[]) => number | Promise<number>>> = {
  lint: lintFuzz,
  routes: routesFuzz,
};

const [name = '', ...args] = process.argv.slice(2);
const fuzz = Object.hasOwn(FUZZES, name) ? FUZZES[name] : undefined;
if (!fuzz) process.stderr.write(`there is no fuzz "${name}"; there are ${Object.keys(FUZZES).join(', ')}\n`);
process.exitCode = fuzz ? await fuzz(args) : 2;
