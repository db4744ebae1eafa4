/** Plays stories against a real server: `node scripts/stories.ts [--json] [FILE or FOLDER]...`; without one, those of stories/. */
import { readFile, readdir, stat } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { type Databases, openDatabases } from './stories/database.ts';
import type { Played } from './stories/play.ts';
import { type StoryResult, type Told, runStory } from './stories/run.ts';

const OWN = resolve(import.meta.dirname, '..', 'stories');

type Print = (line: string) => void;

/** Files as given, and of a folder every YAML file in it, in name order. */
async function filesOf(paths: readonly string[]): Promise<readonly string[]> {
  const found = await Promise.all(
    paths.map(async (path) => {
      const isFolder = await stat(path).then(
        (s) => s.isDirectory(),
        () => false,
      );
      if (!isFolder) return [path];
      const names = (await readdir(path)).filter((name) => /\.ya?ml$/.test(name)).sort();
      return names.map((name) => join(path, name));
    }),
  );
  return found.flat();
}

const stepLines = ({ number, title, outcome, problems }: Played): readonly string[] => [
  `${String(number).padStart(4)}  ${title.padEnd(32)} ${problems.length > 0 ? 'FAILED' : outcome}`,
  ...problems.map((problem) => `      step ${number}: ${problem}`),
];

/** Prints as it plays; with JSON nothing until the story's one line. */
function teller(file: string, json: boolean, print: Print): Told {
  if (json) return { begin: () => undefined, step: () => undefined };
  return {
    begin: (title) => print(`${basename(file)}: ${title}`),
    step: (played) => {
      for (const line of stepLines(played)) print(line);
    },
  };
}

async function playFile(file: string, databases: Databases, told: Told): Promise<StoryResult> {
  let source: string;
  try {
    source = await readFile(file, 'utf8');
  } catch {
    return { title: null, passed: false, steps: [], problems: ['the file cannot be read'] };
  }
  return runStory(source, databases, told);
}

function report(file: string, result: StoryResult, json: boolean, print: Print): void {
  if (json) {
    print(JSON.stringify({ file, ...result }));
    return;
  }
  if (result.title === null) print(basename(file));
  for (const problem of result.problems) print(`      ${problem}`);
  print(result.passed ? '      passed\n' : '      failed\n');
}

async function main(args: readonly string[]): Promise<number> {
  const json = args.includes('--json');
  const paths = args.filter((arg) => arg !== '--json');
  const option = paths.find((path) => path.startsWith('-'));
  if (option !== undefined) {
    console.error(`There is no option ${option}. usage: node scripts/stories.ts [--json] [FILE or FOLDER]...`);
    return 2;
  }
  const print: Print = (line) => console.log(line);
  const files = await filesOf(paths.length === 0 ? [OWN] : paths);
  if (files.length === 0) {
    console.error('There is no story in the folder.');
    return 2;
  }
  const databases = await openDatabases(process.env['DATABASE_URL']);
  let passed = 0;
  try {
    for (const file of files) {
      const result = await playFile(file, databases, teller(file, json, print));
      report(file, result, json, print);
      if (result.passed) passed += 1;
    }
  } finally {
    await databases.stop();
  }
  print(`${passed} passed, ${files.length - passed} failed`);
  return passed === files.length ? 0 : 1;
}

// The embedded PostgreSQL ends with the process; without this an interrupt would end only the process.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130));

process.exitCode = await main(process.argv.slice(2));
