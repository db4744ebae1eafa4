/** The cells of both tables: each act in each state, and whether anything can come of it there. */
import { CLAIM_TABLE } from '../claim-table.ts';
import { ORDER_CELLS } from './cells.data.ts';

export type Cell = {
  readonly name: string;
  readonly act: string;
  readonly possible: boolean;
  /** Where an act on an order is impossible: the refusals that are right there. */
  readonly because: readonly string[] | null;
  /** Whether an order of that kind (`order's state / programme / claim's state`) is where the act is to be tried. */
  readonly fits: (kind: string) => boolean;
};

export const nameOf = (act: string, state: string | null): string => `${act} / ${state}`;

const ofOrders: readonly Cell[] = Object.entries(ORDER_CELLS).flatMap(([act, { done, never }]) => {
  const cell = (state: string, because: readonly string[] | null): Cell => ({
    name: nameOf(act, state),
    act,
    possible: because === null,
    because,
    fits: (kind) => kind.startsWith(`${state} / `),
  });
  return [
    ...done.map((state) => cell(state, null)),
    ...never.flatMap(([because, states]) => states.map((state) => cell(state, because))),
  ];
});

/** The end of negotiation is two rows of the table: one for the programme where the claim goes on by itself, one for the others. */
const ofProgramme = (act: string, kind: string): boolean =>
  !act.startsWith('negotiation ended') || act.includes('rapid') === kind.includes(' / rapid');

const ofClaims: readonly Cell[] = [...CLAIM_TABLE].flatMap(([act, row]) =>
  [...row].map(([situation, written]) => ({
    name: nameOf(act, situation),
    act,
    possible: written !== '-',
    because: null,
    fits: (kind: string) => kind.endsWith(` / ${situation}`) && ofProgramme(act, kind),
  })),
);

export const CELLS: readonly Cell[] = [...ofOrders, ...ofClaims];

/** Whether the clock does the act, and can in this situation. */
export const isClocks = (act: string, situation: string | null): boolean =>
  act.endsWith('*') && (CLAIM_TABLE.get(act)?.get(situation ?? '') ?? '-') !== '-';
