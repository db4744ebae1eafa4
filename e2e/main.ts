/** `npm run e2e`: people at work in browsers. Every task within its presses in four views that cover all pairs, then by keyboard alone. */
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { View } from '../scripts/web/look.ts';
import { type Stage, openStage } from './stage.ts';
import { playSteel } from './steel.ts';
import { TASKS } from './tasks.ts';
import { playTents } from './tents.ts';

/** Any two of width, language and theme meet in one of these: an orthogonal array of strength two. */
const VIEWS: readonly View[] = [
  { width: 1440, lang: 'en', theme: 'light' },
  { width: 1440, lang: 'zh', theme: 'dark' },
  { width: 360, lang: 'en', theme: 'dark' },
  { width: 360, lang: 'zh', theme: 'light' },
];

type Tally = { passed: number; failed: number };

/** Runs one thing and tells how it went; a failure never keeps the others from running. */
async function told(tally: Tally, name: string, run: () => Promise<string>): Promise<void> {
  try {
    const said = await run();
    tally.passed += 1;
    process.stdout.write(`ok    ${name}${said === '' ? '' : `: ${said}`}\n`);
  } catch (error) {
    tally.failed += 1;
    process.stdout.write(
      `FAIL  ${name}\n      ${error instanceof Error ? error.message.replaceAll('\n', '\n      ') : String(error)}\n`,
    );
  }
}

async function runTasks(tally: Tally, view: View, by: 'pointer' | 'keyboard'): Promise<void> {
  const stage = await openStage(view, by);
  for (const { name, budget, run } of TASKS) {
    const title = `${view.lang} ${view.theme} ${view.width}, ${by}: ${name}`;
    await told(tally, title, async () => {
      const pressed = await run(stage);
      const complaints = stage.complaints();
      if (complaints.length > 0) throw new Error(complaints.join('\n'));
      if (pressed > budget) throw new Error(`${pressed} presses, ${budget} at most`);
      return `${pressed} of ${budget} presses`;
    });
  }
  await stage.close();
}

/** A story from its first sentence to its refund, in one run. */
async function runStory(tally: Tally, name: string, play: (stage: Stage) => Promise<string>): Promise<void> {
  const stage = await openStage({ lang: 'en', theme: 'light', width: 1440 }, 'pointer');
  await told(tally, name, async () => {
    const said = await play(stage);
    const complaints = stage.complaints();
    if (complaints.length > 0) throw new Error(complaints.join('\n'));
    return said;
  });
  await stage.close();
}

const VITEST = fileURLToPath(new URL('../node_modules/vitest/vitest.mjs', import.meta.url));

/** Files of the test run that belong here too; they run as there, and tell their failures. */
const runFile = (tally: Tally, name: string, ...args: readonly string[]): Promise<void> =>
  told(tally, name, async () => {
    const run = spawn(process.execPath, [VITEST, 'run', ...args], {
      cwd: fileURLToPath(new URL('..', import.meta.url)),
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const said: string[] = [];
    for (const stream of [run.stdout, run.stderr]) stream.on('data', (chunk: Buffer) => said.push(chunk.toString()));
    const code = await new Promise((resolve, reject) => run.once('error', reject).once('close', resolve));
    if (code !== 0) throw new Error(said.join(''));
    return '';
  });

const [only = ''] = process.argv.slice(2);
const tally: Tally = { passed: 0, failed: 0 };
const runs: readonly (readonly [string, () => Promise<void>])[] = [
  ...VIEWS.map((view) => [`tasks-${view.lang}-${view.theme}-${view.width}`, () => runTasks(tally, view, 'pointer')] as const),
  ['tasks-keyboard', () => runTasks(tally, { width: 1440, lang: 'en', theme: 'light' }, 'keyboard')],
  ['story-tents', () => runStory(tally, 'the display tents, from both sides', playTents)],
  ['inspector-offline', () => runFile(tally, 'an inspector without a connection', 'web/inspector/offline.api.test.ts')],
  [
    'every-page',
    () => runFile(tally, 'every page: axe, console, policy, edges', 'web/pages.api.test.ts', '-t', 'has nothing wrong'),
  ],
  ['story-steel', () => runStory(tally, 'the bottles and the appointed laboratory', playSteel)],
];
for (const [name, run] of runs) if (name.includes(only)) await run();
process.stdout.write(`${tally.passed} passed, ${tally.failed} failed\n`);
process.exitCode = tally.failed > 0 ? 1 : 0;
