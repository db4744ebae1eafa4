/** Histories over the real rules without a database: each step goes on from a state that was reached, mostly where little was tried. */
import { claimsOf } from '../../src/claims/appointment.fixture.ts';
import { addMillis } from '../../src/kernel/dates.ts';
import { to } from '../../src/shipments/goods.fixture.ts';
import { Broken } from '../move.ts';
import { type Random, seeded } from '../random.ts';
import { CLAIM_ACTS } from './acts-on-claims.ts';
import { type Act, ORDER_ACTS, type Told } from './acts.ts';
import { type Cell, CELLS, isClocks, nameOf } from './cells.ts';
import { checkWhole, judge } from './laws.ts';
import { type Sample, beginnings, claimState, copyOf, orderState, besides } from './sample.ts';

export type RulesVerdict = {
  readonly seed: string;
  readonly steps: number;
  /** Of one core's time, the collection of garbage included. */
  readonly stepsAMinute: number;
  /** Cells that can be, with how often they were; the others with how often they were tried. Fewest first. */
  readonly possible: readonly (readonly [cell: string, done: number])[];
  readonly impossible: readonly (readonly [cell: string, tried: number])[];
  /** Cells that were not reached as often as is asked for; what was done where nothing may be; refusals that are not the right ones. */
  readonly missing: readonly string[];
  readonly broken: string | null;
};

/** States reached are kept to go on from, so many of each kind. */
const KEPT = 48;
const WHOLE_EVERY = 1_000;
/** How many orders are checked whole then. */
const WHOLE = 16;
/** A run of so many steps or more reaches every cell so often. */
const LONG = 1_000_000;
const OFTEN = 100;

type Pool = Map<string, Sample[]>;

const kindOf = (sample: Sample): string => `${orderState(sample)} / ${besides(sample)} / ${claimState(sample) ?? '-'}`;

function keep(pool: Pool, sample: Sample, random: Random): void {
  const kind = kindOf(sample);
  const kept = pool.get(kind) ?? [];
  if (kept.length === 0) pool.set(kind, kept);
  // Events without end make no new states: what grew too long is let go.
  if (sample.g.seq > 400) return;
  if (kept.length < KEPT) kept.push(sample);
  else kept[random.int(0, KEPT - 1)] = sample;
}

type Counts = {
  readonly done: Map<string, number>;
  readonly tried: Map<string, number>;
  /** Codes with which an act on an order was refused, by cell. */
  readonly refused: Map<string, Set<string>>;
};
const count = (map: Map<string, number>, name: string): void => void map.set(name, (map.get(name) ?? 0) + 1);

/** An act to be tried more, and the kinds of orders on which. */
type Wanted = { readonly act: string; readonly fitting: readonly string[] };

/** What is tried next, and from where: now and then what was reached least. */
function draw(pool: Pool, kinds: readonly string[], wanted: readonly Wanted[], random: Random): { sample: Sample; name: string } {
  if (wanted.length > 0 && random.chance(0.5)) {
    const { act, fitting } = random.pick(wanted);
    return { sample: random.pick(pool.get(random.pick(fitting)) as Sample[]), name: act };
  }
  const sample = random.pick(pool.get(random.pick(kinds)) as Sample[]);
  const claimed = sample.claims.length > 0 && claimState(sample) !== null;
  if (random.chance(0.2)) return { sample, name: CLOCK };
  return { sample, name: random.pick(claimed && random.chance(0.65) ? CLAIM_NAMES : ORDER_NAMES) };
}

const CLOCK = 'the clock';
const ORDER_NAMES = Object.keys(ORDER_ACTS);
const CLAIM_NAMES = Object.keys(CLAIM_ACTS);
const DAY_MS = 86_400_000;

/** Time passes: to the next deadline, a little before or after it, or for some days. */
const clock: Act = (g, random): Told => {
  const next = [...g.deadlines.values()].sort()[0];
  const at = next && random.chance(0.8) ? addMillis(next, random.int(-1, 1)) : addMillis(g.at, random.int(0, 9) * DAY_MS);
  const before = g.seq;
  to(g, at > g.at ? at : g.at);
  return g.seq === before ? 'nothing' : null;
};

/** Runs so many steps. The same seed tries the same, but for the ids of what is made. */
export function simulateRules({
  seed,
  steps,
  progress,
}: {
  readonly seed: string;
  readonly steps: number;
  readonly progress?: (done: number) => void;
}): RulesVerdict {
  const random = seeded(`rules ${seed}`);
  const pool: Pool = new Map();
  for (const sample of beginnings) keep(pool, sample, random);
  const counts: Counts = { done: new Map(), tried: new Map(), refused: new Map() };
  const started = process.cpuUsage();
  let [step, broken, kinds] = [0, null as string | null, [...pool.keys()]];
  let wanted = rarest(counts, kinds);
  for (; step < steps && broken === null; step += 1) {
    const { sample, name } = draw(pool, kinds, wanted, random);
    try {
      takeStep(pool, sample, name, counts, random);
      if (step % WHOLE_EVERY === 0) {
        for (let i = 0; i < WHOLE; i += 1) checkWhole(random.pick(pool.get(random.pick(kinds)) as Sample[]));
        kinds = [...pool.keys()];
        wanted = rarest(counts, kinds);
        progress?.(step);
      }
    } catch (error) {
      broken = `${name} on ${kindOf(sample)} (step ${step}): ${error instanceof Broken ? error.message : (error as Error).stack}`;
    }
  }
  const { user, system } = process.cpuUsage(started);
  const minutes = (user + system) / 60_000_000;
  return { seed, steps: step, stepsAMinute: Math.round(step / minutes), ...covered(counts, step), broken };
}

function takeStep(pool: Pool, before: Sample, name: string, counts: Counts, random: Random): void {
  const { g } = copyOf(before);
  const [order, claim] = [orderState(before), claimState(before)];
  const isOnClaim = Object.hasOwn(CLAIM_ACTS, name);
  const act = name === CLOCK ? clock : isOnClaim ? CLAIM_ACTS[name] : ORDER_ACTS[name];
  // What the clock does comes in its time, where it can come at all.
  const due = isOnClaim && isClocks(name, claim) ? clock : act;
  const newest = before.claims.at(-1)?.claimId;
  const refused = (due as Act)(g, random);
  const { claims, cells } = judge(before, g, refused);
  const state = isOnClaim ? claim : order;
  if (name !== CLOCK) count(counts.tried, nameOf(name, state));
  if (name !== CLOCK && !isOnClaim)
    noteOrderAct(counts, nameOf(name, order), g.seq === before.g.seq ? (refused ?? 'nothing') : null);
  for (const cell of cells) count(counts.done, nameOf(cell.act, cell.situation));
  for (const cell of cells) if (isOnClaim && cell.act !== name) count(counts.tried, nameOf(cell.act, cell.situation));
  if (newest !== undefined && claimsOf(g).claims.claims.length < claims.length) throw new Broken('the model has more claims');
  if (g.seq !== before.g.seq || g.at !== before.g.at) keep(pool, { g, claims }, random);
}

function noteOrderAct(counts: Counts, cell: string, refused: string | null): void {
  if (refused === null) {
    count(counts.done, cell);
    return;
  }
  const codes = counts.refused.get(cell) ?? new Set();
  if (codes.size === 0) counts.refused.set(cell, codes);
  codes.add(refused);
}

const timesOf = (counts: Counts, cell: Cell): number => (cell.possible ? counts.done : counts.tried).get(cell.name) ?? 0;

/** Cells that were reached least: what half of the next steps are about. */
function rarest(counts: Counts, kinds: readonly string[]): readonly Wanted[] {
  const least = (possible: boolean, many: number): readonly Cell[] =>
    CELLS.filter((cell) => cell.possible === possible)
      .sort((a, b) => timesOf(counts, a) - timesOf(counts, b))
      .slice(0, many);
  return [...least(true, 30), ...least(false, 15)]
    .map(({ act, fits }) => ({ act, fitting: kinds.filter(fits) }))
    .filter(({ fitting }) => fitting.length > 0);
}

function covered(counts: Counts, steps: number): Pick<RulesVerdict, 'possible' | 'impossible' | 'missing'> {
  const list = (possible: boolean) =>
    CELLS.filter((cell) => cell.possible === possible)
      .map((cell) => [cell.name, timesOf(counts, cell)] as const)
      .sort((a, b) => a[1] - b[1]);
  const known = new Set(CELLS.filter((cell) => cell.possible).map((cell) => cell.name));
  const wrong = [...counts.done.keys()].filter((name) => !known.has(name)).map((name) => `${name}: done, and must not be`);
  const [possible, impossible] = [list(true), list(false)];
  const odd = CELLS.flatMap(({ name, because }) =>
    [...(counts.refused.get(name) ?? [])]
      .filter((code) => because && !because.includes(code))
      .map((code) => `${name}: refused with ${code}`),
  );
  const rare = [...possible, ...impossible].filter(([, times]) => times < OFTEN).map(([name, times]) => `${name}: ${times}`);
  return { possible, impossible, missing: [...wrong, ...odd, ...(steps >= LONG ? rare : [])] };
}
