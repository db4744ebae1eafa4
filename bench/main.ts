/** Measurements: `npm run bench -- NAME [options]`; each prints a table, and with `--json` one object on the last line. */
import { auditBench } from './audit/bench.ts';
import { coachBench } from './coach/bench.ts';
import { deadlinesBench } from './deadlines/bench.ts';
import { growthBench } from './growth/bench.ts';
import { httpBench } from './http/bench.ts';
import { ledgerBench } from './ledger/bench.ts';
import { lifecycleBench } from './lifecycle/bench.ts';
import { lintBench } from './lint/bench.ts';
import { wallsBench } from './walls.ts';

const BENCHES: Readonly<Record<string, (args: readonly string[]) => Promise<number>>> = {
  lint: lintBench,
  coach: coachBench,
  lifecycle: lifecycleBench,
  ledger: ledgerBench,
  audit: auditBench,
  deadlines: deadlinesBench,
  http: httpBench,
  growth: growthBench,
  walls: wallsBench,
};

const [name = '', ...args] = process.argv.slice(2);
const bench = BENCHES[name];
if (!bench) process.stderr.write(`there is no bench "${name}"; the benches are ${Object.keys(BENCHES).join(', ')}\n`);
process.exitCode = bench ? await bench(args) : 2;
