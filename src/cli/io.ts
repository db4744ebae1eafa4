/** What every command is given to speak with, and how it refuses. */

export type Io = { out(line: string): void; err(line: string): void };

/** A command: `run` takes the words after its name and answers the exit code. */
export type Command = {
  readonly USAGE: string;
  readonly run: (args: readonly string[], io: Io) => Promise<number>;
};

/** Exit code of a command that did its work and found something wrong. */
export const FOUND = 1;

/** Exit code of a command that was refused or could not be carried out. */
export const REFUSED = 2;

/** Says why a command is refused: a sentence with its code, or with --json `{code, message}`. Answers the exit code. */
export type Fail = (code: string, message: string) => number;

/** The refusal of a call with these words. */
export const failing =
  (args: readonly string[], io: Io): Fail =>
  (code, message) => {
    io.err(args.includes('--json') ? JSON.stringify({ code, message }) : `${message} (${code})`);
    return REFUSED;
  };
