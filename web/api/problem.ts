/** A refusal of the server as an error that a page can show: what was wrong, and what to do. */
import type { Problem } from '../../sdk/openapi.ts';

/** Thrown by every call that was refused. `problem` is in the reader's language. */
export class ProblemError extends Error {
  override readonly name = 'ProblemError';
  readonly problem: Problem;
  constructor(problem: Problem) {
    super(problem.code);
    this.problem = problem;
  }
}

/** Whether an answer is a problem document of this platform. */
export const isProblem = (value: unknown): value is Problem =>
  typeof value === 'object' && value !== null && 'code' in value && 'advice' in value && 'title' in value;

/** The code of a refusal, or null for anything else that went wrong (no network, a fault of the page). */
export const codeOf = (error: unknown): string | null => (error instanceof ProblemError ? error.problem.code : null);
