/** Words of roots: how far each stream had come, signed and kept outside of the database. */
import type { Instant } from '../kernel/dates.ts';
import type { StreamRef } from '../kernel/decider.ts';

export const ROOT_FORMAT = 'quayside-root-1';

/** How far a stream's chain had come. */
export type Head = { readonly ref: StreamRef; readonly version: number; readonly head: string };

/** What is signed. */
export type Root = {
  readonly format: typeof ROOT_FORMAT;
  readonly number: number;
  readonly at: Instant;
  /** SHA-256 of the root file before; null: this is the first one of its folder. */
  readonly previous: string | null;
  /** The last root whose heads are complete: with those of all since, they tell of every stream. */
  readonly base: number;
  /** All streams, and SHA-256 over the line of each, in order. */
  readonly streams: number;
  readonly all: string;
  /** The heads beside this root: of all streams, or of those that changed since the root before. */
  readonly heads: { readonly lines: number; readonly sha256: string };
  /** Why what stood before no longer binds, such as a backup that was restored; null: it binds. */
  readonly restarted: string | null;
};

/** A root file: the root, and a compact JWS over its canonical bytes by the programme's key. */
export type RootFile = { readonly root: Root; readonly jws: string };

/** The last root, told with a check. */
export type RootSeen = Pick<Root, 'number' | 'at' | 'streams' | 'restarted'>;
