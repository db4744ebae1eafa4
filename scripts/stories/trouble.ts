/** What stops a story: a sentence for its author, or what was expected and what came. */

/** Thrown by readers, commands and expectations; a story with one of these fails, the runner goes on with the next. */
export class StoryTrouble extends Error {
  override readonly name = 'StoryTrouble';
  /** One line each. */
  readonly lines: readonly string[];

  constructor(...lines: readonly string[]) {
    super(lines.join('; '));
    this.lines = lines;
  }
}

/** What went wrong, as lines to print. A fault of our own keeps its stack's first frames: it is a bug, not a result. */
export function linesOf(error: unknown): readonly string[] {
  if (error instanceof StoryTrouble) return error.lines;
  if (!(error instanceof Error)) return [String(error)];
  return [`${error.name}: ${error.message}`, ...(error.stack ?? '').split('\n').slice(1, 4)];
}
