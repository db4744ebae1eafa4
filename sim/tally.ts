/** What a run has covered: commands by outcome, ways of delivery, states reached, acts on claims by the claims' situation. */
import { CELLS, nameOf } from './claim-table.ts';

export type Tally = {
  readonly outcome: (command: string, outcome: string) => void;
  readonly delivery: (how: string) => void;
  readonly state: (status: string) => void;
  /** An act on a claim, and the situation it was in. */
  readonly claim: (cell: string) => void;
  /** A claim was opened on a ground. */
  readonly ground: (ground: string) => void;
  /** An act on a claim, refused. */
  readonly claimRefused: (cell: string) => void;
  /** As JSON: counts by name, in the order of the alphabet. */
  readonly report: () => Coverage;
};

type Counts = { readonly [name: string]: number };
export type Coverage = {
  readonly commands: { readonly [command: string]: Counts };
  readonly deliveries: Counts;
  readonly states: Counts;
  /** Cells of the table of claims: acts that were done, and of those that are possible the ones that were not; refusals of the others. */
  readonly claims: {
    readonly grounds: Counts;
    readonly done: Counts;
    readonly possible: number;
    readonly missing: readonly string[];
    readonly impossible: number;
    readonly refused: number;
  };
  /** Commands that were tried and never accepted. */
  readonly neverAccepted: readonly string[];
};

/** The outcome of an accepted command, beside refusal codes. */
export const ACCEPTED = 'accepted';

const sorted = (counts: ReadonlyMap<string, number>): Counts =>
  Object.fromEntries([...counts].sort(([a], [b]) => (a < b ? -1 : 1)));
const add = (counts: Map<string, number>, name: string): void => void counts.set(name, (counts.get(name) ?? 0) + 1);

/** @param commands all that the run can draw, so that one never even tried is missed too */
export function newTally(commands: readonly string[]): Tally {
  const outcomes = new Map(commands.map((name) => [name, new Map<string, number>()]));
  const deliveries = new Map<string, number>();
  const states = new Map<string, number>();
  const [claims, refused, grounds] = [new Map<string, number>(), new Map<string, number>(), new Map<string, number>()];
  return {
    outcome: (command, outcome) => {
      const counts = outcomes.get(command) ?? new Map<string, number>();
      outcomes.set(command, counts);
      add(counts, outcome);
    },
    delivery: (how) => add(deliveries, how),
    state: (status) => add(states, status),
    claim: (cell) => add(claims, cell),
    ground: (ground) => add(grounds, ground),
    claimRefused: (cell) => add(refused, cell),
    report: () => ({
      commands: Object.fromEntries(
        [...outcomes].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, counts]) => [name, sorted(counts)]),
      ),
      deliveries: sorted(deliveries),
      states: sorted(states),
      claims: { grounds: sorted(grounds), ...claimsCovered(claims, refused) },
      neverAccepted: [...outcomes]
        .filter(([, counts]) => !counts.has(ACCEPTED))
        .map(([name]) => name)
        .sort(),
    }),
  };
}

function claimsCovered(
  done: ReadonlyMap<string, number>,
  refused: ReadonlyMap<string, number>,
): Omit<Coverage['claims'], 'grounds'> {
  const possible = CELLS.filter((cell) => cell.possible).map(nameOf);
  const impossible = CELLS.filter((cell) => !cell.possible).map(nameOf);
  return {
    done: sorted(done),
    possible: possible.length,
    missing: possible.filter((cell) => !done.has(cell)),
    impossible: impossible.length,
    refused: impossible.filter((cell) => refused.has(cell)).length,
  };
}
