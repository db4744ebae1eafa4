/** What can happen in a simulated world: a person's command, or something that no person commands. */
import type { TSchema } from 'typebox';
import type { Answer, Call, Context } from '../src/context.ts';
import type { Json } from '../src/kernel/result.ts';
import type { OrderStatus } from '../src/orders/types.ts';
import type { Person } from '../src/parties/types.ts';
import type { Random } from './random.ts';
import type { SimOrder, World } from './world.ts';

/** A command as a client would send it. It can be sent again: `run` builds everything it needs anew. */
export type Move = {
  readonly kind: 'move';
  readonly command: string;
  readonly by: Person;
  /** The order it is about, for its history. */
  readonly orderId: string | null;
  /** What is sent. Equal bodies and args are the same request. */
  readonly body: Json;
  /** What stands in path and headers. */
  readonly args: Json;
  /** The edge's schema of the body. A body that breaks it never reaches the service, as in the API. */
  readonly schema?: TSchema;
  readonly run: (ctx: Context, call: Call) => Promise<Answer>;
  /** Takes several transactions: interrupted in between, a part of it stands and is finished when asked again. */
  readonly manySteps?: true;
  /** Refusals with which a part of it stands, that is finished when it is asked again. */
  readonly partly?: readonly string[];
  /** Of an act on a claim: which, and its row of the table of claims. */
  readonly claim?: { readonly claimId: string; readonly act: string };
  /** Set where the command is illegal whatever the state: one of these codes must be its refusal. */
  readonly illegal?: readonly string[];
  /** What the independent model learns from an accepted command; told once, never for a replay. */
  readonly learn?: (world: World, answer: Json) => void | Promise<void>;
};

/** Time passes, money reaches a bank, a file is late: no command, no answer. Returns a line for the history. */
export type Happening = { readonly kind: 'happening'; readonly name: string; readonly run: (world: World) => Promise<string> };

export type Step = Move | Happening;

/** What the simulator draws from. `plan` returns null where the world holds nothing that it could be about. */
export type Action = {
  readonly name: string;
  readonly weight: number;
  /** May meet another command about an order at the same moment; here it stands to reason. */
  readonly races?: readonly OrderStatus[];
  /** No command: time, banks. */
  readonly happens?: true;
  /** It is no command and can be refused all the same: counted as commands are, by `tally.outcome`. */
  readonly counted?: true;
  /** @param about the order to act on; absent: any */
  readonly plan: (world: World, random: Random, about?: SimOrder) => Step | null;
};

/** The simulator's verdict: something happened that must not. */
export class Broken extends Error {
  override readonly name = 'Broken';
  readonly orderId: string | null;
  constructor(what: string, orderId: string | null = null) {
    super(what);
    this.orderId = orderId;
  }
}

/** Ends the run unless the condition holds. */
export function expect(condition: boolean, what: string, orderId: string | null = null): asserts condition {
  if (!condition) throw new Broken(what, orderId);
}
