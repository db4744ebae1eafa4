/** `serve`: the server in this process, with the settings of the environment. */
import { type Io, failing } from './io.ts';

export const USAGE = 'usage: serve   (settings from the environment, see docs; stops on SIGINT and SIGTERM)';

/** Starts the server and answers as soon as it listens; the process lives on until it is stopped. */
export async function run(args: readonly string[], io: Io): Promise<number> {
  if (args.some((word) => word !== '--json')) return failing(args, io)('cli.usage', USAGE);
  const { serve } = await import('../main.ts');
  await serve(process.env);
  return 0;
}
