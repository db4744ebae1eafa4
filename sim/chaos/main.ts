/** `npm run chaos -- [--minutes M] [--lanes N] [--seed S]`: kills under load; exit 1 when something was lost, doubled or stuck. */
import { parseArgs } from 'node:util';
import { runChaos } from './run.ts';

const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '5' },
    lanes: { type: 'string', default: '8' },
    seed: { type: 'string', default: '1' },
  },
});
const [minutes, lanes] = [Number(values.minutes), Number(values.lanes)];
const print = (line: string): void => void process.stdout.write(`${line}\n`);

if (minutes > 0 && Number.isInteger(lanes) && lanes > 0 && lanes <= 500) {
  const until = performance.now() + minutes * 60_000;
  const report = await runChaos({
    seed: values.seed,
    lanes,
    isEnough: (kills) => kills >= 3 && performance.now() > until,
    pause: [100, 3_000],
    tell: print,
  });
  const { kills, orders, acknowledged, repeats, lost, wrong, findings } = report;
  print(`killed: the server ${kills.server} times, PostgreSQL ${kills.postgres}, one of its connections ${kills.backend}`);
  print(`${orders} orders from draft to receipt; ${acknowledged} acknowledged requests, ${repeats} sent again`);
  for (const one of lost) print(`not what was acknowledged: ${one}`);
  for (const id of wrong) print(`money not moved once in and once out: ${id}`);
  const failed = lost.length + wrong.length + findings;
  print(`${lost.length} lost, ${wrong.length} wrong, ${findings} findings of the check`);
  process.exitCode = failed === 0 && orders > 0 ? 0 : 1;
} else {
  process.stderr.write('usage: npm run chaos -- [--minutes M] [--lanes N, at most 500] [--seed S]\n');
  process.exitCode = 2;
}
