/** What an order is worth in a dispute, before anyone signs: a score with its reasons, and what each clause could win. */
import type { Words } from '../contracts/coach.types.ts';
import type { Verdict } from '../contracts/lint.types.ts';
import type { Minor } from '../kernel/money.ts';

export type GradeItem = {
  readonly code: 'clauses' | 'absent' | 'date' | 'cover' | 'payment' | 'sampling';
  readonly points: number;
  readonly most: number;
  readonly says: Words;
  /** What would raise it; null where nothing is missing. */
  readonly raise: Words | null;
};

/** A way to prove that a clause was broken. */
export type Proof =
  | {
      readonly by: 'own_measurement';
      readonly instrument: string;
      /** Readings beyond this prove it, in the clause's unit. */
      readonly beyond: number;
      readonly side: 'below' | 'above';
      readonly unit: string;
    }
  | { readonly by: 'photo' }
  | { readonly by: 'laboratory'; readonly method: string | null };

export type ClauseWorth = {
  readonly clauseId: string;
  readonly verdict: Verdict;
  /** What the order would give back if this clause alone were proven broken; 0 where it cannot be judged. */
  readonly refundMinor: Minor;
  readonly proofs: readonly Proof[];
};

export type Grade = {
  /** 0 to 100. */
  readonly score: number;
  readonly letter: 'A' | 'B' | 'C' | 'D' | 'E';
  readonly items: readonly GradeItem[];
  readonly clauses: readonly ClauseWorth[];
};
