/** What the simulator's commands have in common. */
export type Command = {
  readonly name: string;
  readonly usage: string;
  /** How much of it: `--steps 10000`. */
  readonly count: { readonly name: string; readonly default: number };
  /** Carries it out and tells what came of it; false when something does not hold. */
  readonly run: (asked: Asked) => Promise<boolean>;
};

export type Asked = {
  readonly seed: string;
  readonly count: number;
  readonly json: boolean;
  /** Called now and then with how much is done. */
  readonly progress: (done: number) => void;
};
