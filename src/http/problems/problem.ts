/** The form of an entry in the map of refusals: what a person reads when something was not done. */
import type { Sentence } from '../language.ts';

/** Every status that a refusal may have. */
export type ProblemStatus = 400 | 401 | 402 | 403 | 404 | 405 | 409 | 410 | 412 | 413 | 415 | 422 | 428 | 429 | 500 | 503;

export type Problem = {
  readonly status: ProblemStatus;
  /** What happened, the same words each time. */
  readonly title: Sentence;
  /**
   * What happened this time; `{name}` stands for the refusal's data. A name that ends in `Minor` is written as money in the
   * data's `currency`. When the data lacks a name, the title is shown instead.
   */
  readonly detail?: Sentence;
  /** Codes among the data by what a person calls them; one without an entry stands as it is. */
  readonly words?: Readonly<Record<string, Readonly<Record<string, Sentence>>>>;
  /** What the person can do now. */
  readonly advice: Sentence;
};
