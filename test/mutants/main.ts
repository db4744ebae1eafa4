/** `npm run mutants [-- --only ID,ID] [--json]`: plants each bug in a copy of the tree and names the test that catches it; exit 1 under 95 %. */
import { spawn } from 'node:child_process';
import { cp, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { MUTANTS, type Mutant } from './mutants.data.ts';

const LEAST_PERCENT = 95;
/** Beyond it a run counts as caught: a loop without an end is as good as a failure. */
const MOST_MS = 300_000;
const COPIED = [
  'src',
  'sim',
  'test',
  'stories',
  'scripts',
  'web',
  'sdk',
  'package.json',
  'tsconfig.json',
  'vitest.config.ts',
  'openapi.json',
];

const REPORT = 'mutant-report.json';
/** These pass while nothing is planted; if not, every bug would seem to be caught. */
const CONTROL = ['src/kernel/', 'src/db/record.db.test.ts'];

type Caught = { readonly id: string; readonly by: string | null; readonly seconds: number };

async function copyTree(root: string): Promise<string> {
  const copy = await mkdtemp(join(tmpdir(), 'quayside-mutants-'));
  for (const name of COPIED) await cp(join(root, name), join(copy, name), { recursive: true });
  await symlink(join(root, 'node_modules'), join(copy, 'node_modules'));
  return copy;
}

type Outcome = { readonly failed: boolean; readonly by: string };

/** One run of Vitest, ended by its first failing test. */
function runTests(copy: string, path: string): Promise<Outcome> {
  const vitest = join(copy, 'node_modules', 'vitest', 'vitest.mjs');
  const child = spawn(process.execPath, [vitest, 'run', '--bail', '1', '--reporter', 'json', '--outputFile', REPORT, path], {
    cwd: copy,
  });
  let late = false;
  child.stdout.resume();
  child.stderr.resume();
  const timer = setTimeout(() => {
    late = true;
    child.kill('SIGTERM');
  }, MOST_MS);
  return new Promise((done) => {
    child.on('close', async (code) => {
      clearTimeout(timer);
      const report = await readFile(join(copy, REPORT), 'utf8').catch(() => '');
      await rm(join(copy, REPORT), { force: true });
      done({ failed: late || code !== 0, by: late ? `${path} does not end` : namedIn(report, path, copy) });
    });
  });
}

type Reported = {
  readonly testResults: readonly {
    readonly name: string;
    readonly assertionResults: readonly { readonly status: string; readonly fullName: string }[];
  }[];
};

/** The first failed test by file and name; a file that could not even be loaded by its name alone. */
function namedIn(report: string, path: string, copy: string): string {
  try {
    const { testResults } = JSON.parse(report) as Reported;
    for (const { name, assertionResults } of testResults) {
      const failed = assertionResults.find(({ status }) => status === 'failed');
      if (failed) return `${name.replace(`${copy}/`, '')}: ${failed.fullName}`;
    }
  } catch {
    // Told below: something failed before a test did.
  }
  return path;
}

async function plant(copy: string, { id, file, find, replace, tests }: Mutant): Promise<Caught> {
  const path = join(copy, file);
  const good = await readFile(path, 'utf8');
  const started = performance.now();
  const seconds = (): number => Math.round((performance.now() - started) / 1_000);
  await writeFile(
    path,
    good.replace(find, () => replace),
  );
  try {
    for (const each of tests) {
      const { failed, by } = await runTests(copy, each);
      if (failed) return { id, by, seconds: seconds() };
    }
    return { id, by: null, seconds: seconds() };
  } finally {
    await writeFile(path, good);
  }
}

const { values } = parseArgs({ options: { only: { type: 'string' }, json: { type: 'boolean', default: false } } });
const only = values.only?.split(',') ?? null;
const chosen = MUTANTS.filter(({ id }) => only === null || only.includes(id));
const copy = await copyTree(resolve('.'));
const all: Caught[] = [];
try {
  for (const path of CONTROL) {
    const { failed, by } = await runTests(copy, path);
    if (failed) throw new Error(`nothing is planted, and yet it fails: ${by}`);
  }
  for (const mutant of chosen) {
    const caught = await plant(copy, mutant);
    all.push(caught);
    const told = caught.by === null ? `SURVIVED  ${mutant.why} (${mutant.file})` : caught.by;
    if (!values.json) process.stdout.write(`${mutant.id.padEnd(26)} ${String(caught.seconds).padStart(4)} s  ${told}\n`);
  }
} finally {
  await rm(copy, { recursive: true });
}
const survivors = all.filter(({ by }) => by === null).map(({ id }) => id);
const percent = all.length === 0 ? 0 : (100 * (all.length - survivors.length)) / all.length;
const summary = { mutants: all.length, caught: all.length - survivors.length, percent: Math.floor(percent * 10) / 10, survivors };
process.stdout.write(
  values.json
    ? `${JSON.stringify({ ...summary, all })}\n`
    : `${summary.caught} of ${summary.mutants} caught (${summary.percent} %)\n`,
);
process.exitCode = percent >= LEAST_PERCENT ? 0 : 1;
