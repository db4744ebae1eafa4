/** How a command reaches the platform: once, twice, under a used key, with an answer that gets lost, or together with another. */
import type { TSchema } from 'typebox';
import { type Validator, Compile } from 'typebox/compile';
import type { Answer, Call, Context } from '../src/context.ts';
import { type FaultPoint, makeFaults } from '../src/db/faults.ts';
import { isRefusalCode } from '../src/http/problems.ts';
import { findUnsafe } from '../src/http/text.ts';
import { canonical, fingerprint } from '../src/kernel/canonical.ts';
import { refuse } from '../src/kernel/result.ts';
import { situationOf } from './claim-model.ts';
import { nameOf } from './claim-table.ts';
import { claimsOf, follow } from './follow.ts';
import { openGate } from './gate.ts';
import { type Move, Broken, expect } from './move.ts';
import type { Random } from './random.ts';
import { difference, takeSnapshot } from './snapshot.ts';
import { ACCEPTED } from './tally.ts';
import { type World, disturbed, look } from './world.ts';

/** What came of one sending: an answer, or an injected fault instead of one. */
type Outcome = Answer | { readonly kind: 'lost' };

type Way = {
  readonly name: string;
  readonly weight: number;
  readonly go: (world: World, move: Move, random: Random) => Promise<void>;
};

const WAYS: readonly Way[] = [
  {
    name: 'once',
    weight: 62,
    go: async (world, move, random) => void (await send(world, move, random.fork('1'), keyOf(random))),
  },
  { name: 'without a key', weight: 4, go: async (world, move, random) => void (await send(world, move, random, null)) },
  { name: 'twice under one key', weight: 8, go: twice },
  { name: 'another body under the key', weight: 6, go: otherBody },
  { name: 'again under a new key', weight: 6, go: again },
  {
    name: 'fault before the commit, retried',
    weight: 7,
    go: (world, move, random) => faulty(world, move, random, 'before-commit'),
  },
  {
    name: 'fault after the commit, retried',
    weight: 7,
    go: (world, move, random) => faulty(world, move, random, 'after-commit-before-answer'),
  },
  {
    name: 'fault after something was sent, retried',
    weight: 3,
    go: (world, move, random) => faulty(world, move, random, 'after-bank-send-before-record'),
  },
];

/** Sends a command in a drawn way. Throws Broken where an answer is not what that way must give. */
export async function deliver(world: World, move: Move, random: Random): Promise<void> {
  const way = random.weighted(WAYS);
  world.tally.delivery(way.name);
  await way.go(world, move, random);
}

const keyOf = (random: Random): string => `k-${random.int(0, 2 ** 40)}`;
const bodyHash = (move: Move): string =>
  fingerprint({ command: move.command, orderId: move.orderId, args: move.args, body: move.body });

async function twice(world: World, move: Move, random: Random): Promise<void> {
  const key = keyOf(random);
  const first = await send(world, move, random.fork('1'), key);
  const second = await send(world, move, random.fork('2'), key);
  if (first.kind === 'done') expectReplay(move, first, second);
}

function expectReplay(move: Move, first: Answer, second: Outcome): void {
  expect(second.kind === 'done' && second.replayed, `${move.command}: the same request again was not replayed`, move.orderId);
  // An import tells how things stand when it is asked; the others repeat what they said.
  if (move.manySteps) return;
  expect(
    first.kind === 'done' && canonical(first.answer) === canonical(second.answer),
    `${move.command}: the replay gave another answer`,
    move.orderId,
  );
}

async function otherBody(world: World, move: Move, random: Random): Promise<void> {
  const key = keyOf(random);
  const first = await send(world, move, random.fork('1'), key);
  if (first.kind !== 'done') return;
  const second = await send(world, move, random.fork('2'), key, 'another body');
  expect(
    second.kind === 'refused' && second.refusal.code === 'idempotency.key_reused',
    `${move.command}: a used key took another body`,
    move.orderId,
  );
}

/** A person who clicks twice, or a client that lost its key: the model says what a second act may do. */
async function again(world: World, move: Move, random: Random): Promise<void> {
  await send(world, move, random.fork('1'), keyOf(random));
  await send(world, move, random.fork('2'), keyOf(random.fork('second key')));
}

/** The answer is lost on the way, before or after the commit; the client asks again under the same key. */
async function faulty(world: World, move: Move, random: Random, point: FaultPoint): Promise<void> {
  const key = keyOf(random);
  const before = world.snapshot;
  const first = await send(world, move, random.fork('1'), key, null, point);
  if (first.kind !== 'lost') return;
  const stood = difference(before, world.snapshot).length > 0;
  const second = await send(world, move, random.fork('2'), key);
  // What takes several transactions goes on where it was interrupted; a single one stands whole or not at all.
  const goesOn = second.kind === 'done' || (second.kind === 'refused' && move.partly?.includes(second.refusal.code));
  if (stood) expect(goesOn === true, `${move.command}: refused when asked again for its lost answer`, move.orderId);
  if (second.kind !== 'done' || move.manySteps) return;
  expect(
    second.replayed === stood,
    `${move.command}: ${stood ? 'done twice' : 'replayed though it was'} after a fault ${point}`,
    move.orderId,
  );
}

/** One sending. Checks that nothing changes where nothing may, and tells model and tally what came of it. */
async function send(
  world: World,
  move: Move,
  random: Random,
  key: string | null,
  variant: string | null = null,
  fault: FaultPoint | null = null,
): Promise<Outcome> {
  const hash = variant === null ? bodyHash(move) : fingerprint({ variant, of: bodyHash(move) });
  const call: Call = {
    by: move.by,
    receivedAt: world.clock.now(),
    ...(key === null ? {} : { idempotency: { key, inputHash: hash } }),
  };
  const before = world.snapshot;
  // What takes several transactions is cut off after any of them.
  const nth = move.manySteps ? random.fork('nth').int(1, 3) : 1;
  const outcome = await attempt(disturbed(world, random, makeFaults(fault === null ? '' : `${fault}:throw:${nth}`)), move, call);
  world.snapshot = await look(world, takeSnapshot);
  const idle = idleBecause(move, outcome, fault);
  const changes = idle === null ? [] : difference(before, world.snapshot);
  expect(changes.length === 0, `${move.command} was ${idle} and changed ${changes.join(', ')}`, move.orderId);
  note(world, move, outcome, fault ?? variant);
  const name = `${move.by.companyId}/${key}`;
  // What is replayed is no news; several transactions are looked at each time for what has been added since.
  const learns = move.manySteps === true || key === null || !world.learnt.has(name);
  await conclude(world, move, outcome, { learns });
  if (outcome.kind === 'done') world.learnt.add(name);
  return outcome;
}

/** Why a sending can have changed nothing; null where it can. */
function idleBecause(move: Move, outcome: Outcome, fault: FaultPoint | null): string | null {
  if (outcome.kind === 'refused') return move.partly?.includes(outcome.refusal.code) ? null : `refused (${outcome.refusal.code})`;
  if (move.manySteps) return null;
  if (outcome.kind === 'done') return outcome.replayed ? 'replayed' : null;
  return fault === 'after-commit-before-answer' ? null : 'interrupted before its commit';
}

/** Runs the command; what the edge would not let pass is refused here, as there. */
async function attempt(ctx: Context, move: Move, call: Call): Promise<Outcome> {
  const passes = findUnsafe(move.body) === null && (!move.schema || validator(move.schema).Check(move.body));
  if (!passes) return { kind: 'refused', refusal: refuse('request.invalid') };
  try {
    return await move.run(ctx, call);
  } catch (error) {
    if (error instanceof Error && error.message.startsWith('injected fault at ')) return { kind: 'lost' };
    throw new Broken(
      `${move.command} crashed: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
      move.orderId,
    );
  }
}

const validators = new Map<TSchema, Validator>();
function validator(schema: TSchema): Validator {
  const known = validators.get(schema) ?? Compile(schema);
  validators.set(schema, known);
  return known;
}

function note(world: World, move: Move, outcome: Outcome, disturbance: string | null): void {
  const { by, command, orderId } = move;
  const who = `${by.companyId}/${by.role}${by.scopes === null ? '' : ` with key [${by.scopes.join(' ')}]`}`;
  const line = `${command} by ${who} ${JSON.stringify({ args: move.args, body: move.body }).slice(0, 400)}${disturbance === null ? '' : ` (${disturbance})`} -> ${wordOf(outcome)}`;
  world.history.push({ orderId, line });
}

function wordOf(outcome: Outcome): string {
  if (outcome.kind === 'refused') return outcome.refusal.code;
  if (outcome.kind === 'lost') return 'lost';
  return outcome.replayed ? 'replayed' : ACCEPTED;
}

/** The verdict on an outcome, whatever way it came. */
async function conclude(world: World, move: Move, outcome: Outcome, { learns }: { readonly learns: boolean }): Promise<void> {
  const { command, orderId, illegal } = move;
  if (outcome.kind === 'lost') return world.tally.outcome(command, 'answer lost');
  if (outcome.kind === 'refused') {
    const { code } = outcome.refusal;
    world.tally.outcome(command, code);
    noteRefusedAct(world, move, code);
    expect(isRefusalCode(code), `${command} was refused with an undeclared code: ${code}`, orderId);
    const expected = [...(illegal ?? []), 'idempotency.key_reused', 'request.invalid'];
    expect(
      !illegal || expected.includes(code),
      `${command} is illegal (${illegal?.join(' or ')}), yet refused as ${code}`,
      orderId,
    );
    return;
  }
  world.tally.outcome(command, learns ? ACCEPTED : 'replayed');
  expect(!illegal, `${command} is illegal (${illegal?.join(' or ')}), yet accepted`, orderId);
  if (learns) await move.learn?.(world, outcome.answer);
  if (orderId !== null) await follow(world, orderId);
}

/** An act that was refused for the claim's situation, not for who sent it or how. */
function noteRefusedAct(world: World, { claim, orderId }: Move, code: string): void {
  const known = claim && claimsOf(world, orderId ?? '').find((c) => c.claimId === claim.claimId);
  const situation = known && situationOf(known);
  if (!situation || /^(access|request|idempotency)\.|order\.not_party/.test(code)) return;
  world.tally.claimRefused(nameOf({ act: claim.act, situation }));
}

/** Sends commands at the same moment; they meet in one commit. The model learns in the order in which they were decided. */
export async function deliverTogether(world: World, moves: readonly Move[], random: Random): Promise<void> {
  const gate = openGate(world.deps, moves.length, random);
  const before = world.snapshot;
  const outcomes = await Promise.all(
    moves.map(async (move, index) => {
      const own = random.fork(`racer ${index}`);
      const ctx = { ...disturbed(world, own), commit: gate.enter(index) };
      const call: Call = {
        by: move.by,
        receivedAt: world.clock.now(),
        idempotency: { key: keyOf(own), inputHash: bodyHash(move) },
      };
      return attempt(ctx, move, call).finally(() => gate.leave(index));
    }),
  );
  world.snapshot = await look(world, takeSnapshot);
  const changes = difference(before, world.snapshot);
  const allRefused = outcomes.every((o, index) => idleBecause(moves[index] as Move, o, null)?.startsWith('refused'));
  expect(
    !allRefused || changes.length === 0,
    `all of a race were refused, yet it changed ${changes.join(', ')}`,
    moves[0]?.orderId ?? null,
  );
  for (const index of gate.order()) {
    const move = moves[index];
    const outcome = outcomes[index];
    if (!move || !outcome) continue;
    note(
      world,
      move,
      outcome,
      `at the same moment as ${moves
        .filter((m) => m !== move)
        .map((m) => m.command)
        .join(', ')}`,
    );
    await conclude(world, move, outcome, { learns: true });
  }
  world.tally.delivery('at the same moment');
}
