/** `npm run sim -- [COMMAND] [--seed S] [--COUNT N] [--json]`: random tries against independent models; exit 1 when one does not hold. */
import { parseArgs } from 'node:util';
import { bankFiles } from './commands/bank-files.ts';
import { deadlines } from './commands/deadlines.ts';
import { rules } from './commands/rules.ts';
import type { Asked, Command } from './commands/types.ts';
import { world } from './commands/world.ts';

/** The first is what runs without a name. */
const COMMANDS: readonly Command[] = [world, rules, deadlines, bankFiles];

const USAGE = COMMANDS.map(({ name, usage }) => `npm run sim -- ${name} ${usage}\n`).join('');

/** The command that is named first, with what it is to do; null for what is no command line of ours. */
function readArguments(args: readonly string[]): { readonly command: Command; readonly asked: Omit<Asked, 'progress'> } | null {
  const named = args[0]?.startsWith('--') === false ? args[0] : world.name;
  const command = COMMANDS.find(({ name }) => name === named);
  if (!command) return null;
  const { count } = command;
  try {
    const { values } = parseArgs({
      args: args.filter((arg) => arg !== named),
      options: {
        seed: { type: 'string', default: '1' },
        json: { type: 'boolean', default: false },
        [count.name]: { type: 'string', default: String(count.default) },
      },
    });
    const much = Number(values[count.name]);
    const fine = Number.isSafeInteger(much) && much > 0;
    return fine ? { command, asked: { seed: String(values.seed), count: much, json: values.json === true } } : null;
  } catch {
    return null;
  }
}

const given = readArguments(process.argv.slice(2));
if (given) {
  const { command, asked } = given;
  const progress = (done: number): void =>
    void (process.stderr.isTTY && done % 50 === 0 && process.stderr.write(`\r${done} of ${asked.count} `));
  process.exitCode = (await command.run({ ...asked, progress })) ? 0 : 1;
} else {
  process.stderr.write(USAGE);
  process.exitCode = 2;
}
