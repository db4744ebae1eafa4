/** `npm run -s cli -- COMMAND`: finds the command and loads its code, and no other's. */
import { pathToFileURL } from 'node:url';
import { type Command, type Io, REFUSED, failing } from './io.ts';

type Entry = { readonly does: string; readonly load: () => Promise<Command> };

const COMMANDS: Readonly<Record<string, Entry>> = {
  serve: { does: 'start the server, as npm start does', load: () => import('./serve.ts') },
  migrate: { does: 'bring the database to this release', load: () => import('./migrate.ts') },
  seed: { does: 'fill an empty database with the demonstration programme', load: () => import('./seed.ts') },
  backup: { does: 'copy the whole programme as of one instant, while it runs', load: () => import('./backup.ts') },
  restore: { does: 'fill an empty database with a backup', load: () => import('./restore.ts') },
  check: { does: 'verify every invariant, fold and hash chain of the database', load: () => import('./check.ts') },
  root: { does: 'sign how far every order has come, outside of the database', load: () => import('./root.ts') },
  lint: { does: 'say whether clauses can be measured, and propose a wording', load: () => import('./lint.ts') },
  date: { does: 'which day words about a date come to', load: () => import('./date.ts') },
  aql: { does: 'the sampling plan of a lot', load: () => import('./aql.ts') },
  calendar: { does: 'count business days', load: () => import('./calendar.ts') },
  determine: { does: 'decide a case offline, with every reason', load: () => import('./determine.ts') },
  verify: { does: 'verify a case file offline', load: () => import('./verify.ts') },
  incoterms: { does: 'who bears a charge', load: () => import('./incoterms.ts') },
  bank: { does: 'show what a statement file says', load: () => import('./bank.ts') },
  order: { does: 'read orders and requirements of other systems, write orders for them', load: () => import('./order.ts') },
};

const WIDTH = Math.max(...Object.keys(COMMANDS).map((name) => name.length));

const OVERVIEW: readonly string[] = [
  'usage: cli COMMAND ... [--json]    cli COMMAND --help',
  ...Object.entries(COMMANDS).map(([name, { does }]) => `  ${name.padEnd(WIDTH)}  ${does}`),
];

const asksForHelp = (word: string | undefined): boolean => word === '--help' || word === '-h' || word === 'help';

/**
 * Runs one call. Answers the exit code: 0 done, 1 done and something is wrong (`check`), 2 refused or not possible, with
 * the code on `err` (under --json as `{code, message}`).
 */
export async function main(args: readonly string[], io: Io): Promise<number> {
  const [name, ...rest] = args;
  const fail = failing(args, io);
  if (asksForHelp(name)) return tell(io, OVERVIEW);
  if (name === undefined) return fail('cli.usage', OVERVIEW.join('\n'));
  const entry = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (!entry)
    return fail('cli.unknown_command', `there is no command ${name}; the commands are ${Object.keys(COMMANDS).join(', ')}`);
  try {
    const command = await entry.load();
    if (rest.some((word) => word === '--help' || word === '-h')) return tell(io, [`${name}: ${entry.does}`, command.USAGE]);
    return await command.run(rest, io);
  } catch (error) {
    // A setting that is wrong, a database that is away: the sentence says which; nothing half done is left behind.
    return fail('cli.failed', error instanceof Error ? error.message : String(error));
  }
}

function tell(io: Io, lines: readonly string[]): number {
  for (const line of lines) io.out(line);
  return 0;
}

/** The process: exit codes are set, not forced, so that long answers reach a pipe before it ends. */
async function run(): Promise<void> {
  // `calendar ... | head` closes the pipe early, which is no error of ours.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : REFUSED));
  process.exitCode = await main(process.argv.slice(2), {
    out: (line) => void process.stdout.write(`${line}\n`),
    err: (line) => void process.stderr.write(`${line}\n`),
  });
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await run();
