/** Plays a story step by step, and says of each step what came of it. */
import type { JsonObject } from '../../src/kernel/result.ts';
import { type Reply, refusalLine, said } from './client.ts';
import { commandOf } from './commands/table.ts';
import { compareAtLeast } from './compare.ts';
import { checkExpectation, isExpectation } from './expectations.ts';
import { fingerprintOf, movedBetween } from './snapshot.ts';
import type { CommandStep, Step, Story } from './story.ts';
import type { Tree } from './shape.ts';
import { StoryTrouble, linesOf } from './trouble.ts';
import { type World, isActor } from './world.ts';

/** What came of a step: a short outcome, or what was expected and what came. */
export type Played = {
  readonly number: number;
  readonly title: string;
  readonly outcome: string;
  readonly problems: readonly string[];
};

/** The first word of the arguments that tells steps apart, for the printed line. */
export function titleOf(step: Step): string {
  if (step.kind === 'at') return `at ${step.to}`;
  if (step.kind === 'expect') return `expect ${Object.keys(step.wanted).join(', ')}`;
  return `${step.actor}.${step.name}`;
}

/** Says which step has a command, argument or expectation that no runner knows; before anything is played. */
export function checkStory(story: Story): void {
  for (const step of story.steps) {
    const at = `step ${step.number}`;
    if (step.kind === 'command') checkCommand(step, at);
    if (step.kind !== 'expect') continue;
    const unknown = Object.keys(step.wanted).find((key) => !isExpectation(key));
    if (unknown !== undefined) throw new StoryTrouble(`${at}: no such expectation "${unknown}"`);
  }
}

function checkCommand(step: CommandStep, at: string): void {
  const found = isActor(step.actor) ? commandOf(step.actor, step.name) : undefined;
  if (found === undefined) throw new StoryTrouble(`${at}: no such command "${step.actor}.${step.name}"`);
  found.check(readNames(step.args).rest, `${at}: ${step.actor}.${step.name}`);
}

type Names = { readonly as: string | null; readonly order: string | null; readonly claim: string | null; readonly rest: Tree };

/** `as`, `order` and `claim` stand beside the arguments of any command: they name what it makes and what it is about. */
function readNames(args: Tree): Names {
  if (typeof args === 'string' || Array.isArray(args)) return { as: null, order: null, claim: null, rest: args };
  const { as = null, order = null, claim = null, ...rest } = args as { readonly [key: string]: Tree };
  const name = (given: Tree | null): string | null => (given === null ? null : String(given));
  return { as: name(as), order: name(order), claim: name(claim), rest };
}

/** Plays all steps up to the first that fails; `tell` hears of each. Returns whether every step passed. */
export async function playSteps(world: World, tell: (played: Played) => void): Promise<boolean> {
  for (const step of world.story.steps) {
    const head = { number: step.number, title: titleOf(step) };
    try {
      tell({ ...head, outcome: await playStep(world, step), problems: [] });
    } catch (error) {
      tell({ ...head, outcome: 'failed', problems: linesOf(error) });
      return false;
    }
  }
  return true;
}

async function playStep(world: World, step: Step): Promise<string> {
  world.current = world.orders.at(-1) ?? null;
  switch (step.kind) {
    case 'at':
      return moveClock(world, step.to);
    case 'expect': {
      world.claim = null;
      const problems: string[] = [];
      for (const [key, wanted] of Object.entries(step.wanted)) problems.push(...(await checkExpectation(world, key, wanted)));
      if (problems.length > 0) throw new StoryTrouble(...problems);
      return 'as expected';
    }
    case 'command':
      return playCommand(world, step);
  }
}

async function moveClock(world: World, to: string): Promise<string> {
  const { ran } = await said(world.client.ask(world.people.operator, 'POST', '/v1/clock', { body: { to } }), 'moving the clock');
  return ran === 0 ? 'the clock moved' : `the clock moved, ${String(ran)} deadlines ran`;
}

async function playCommand(world: World, step: CommandStep): Promise<string> {
  const { as, order, claim, rest } = readNames(step.args);
  // The newest claim, unless the step names another.
  world.claim = claim === null ? null : namedClaim(world, claim);
  if (order !== null) world.current = named(world, order);
  const found = isActor(step.actor) ? commandOf(step.actor, step.name) : undefined;
  if (!isActor(step.actor) || found === undefined) throw new StoryTrouble(`no such command "${step.actor}.${step.name}"`);
  const before = step.refused === undefined ? null : await fingerprintOf(world);
  const reply = await found.run(world, step.actor, rest, `${step.actor}.${step.name}`);
  if (as !== null && reply.ok && world.claim !== null) world.namedClaims.set(as, world.claim);
  else if (as !== null && reply.ok && world.current) world.named.set(as, world.current);
  if (step.refused === undefined || before === null) return succeeded(reply, step.warns);
  const outcome = refusedAs(reply, step.refused);
  const moved = movedBetween(before, await fingerprintOf(world));
  if (moved.length > 0) throw new StoryTrouble(...moved.map((line) => `the refused command changed something: ${line}`));
  return outcome;
}

function named(world: World, name: string): NonNullable<World['current']> {
  const order = world.named.get(name);
  if (!order) throw new StoryTrouble(`no order is named "${name}"`);
  return order;
}

function namedClaim(world: World, name: string): string {
  const claim = world.namedClaims.get(name);
  if (claim === undefined) throw new StoryTrouble(`no claim is named "${name}"`);
  return claim;
}

/** The codes of an answer's warnings. */
const warningsOf = (body: JsonObject): readonly string[] =>
  Array.isArray(body['warnings']) ? body['warnings'].map((each) => String((each as JsonObject)['code'])) : [];

function succeeded(reply: Reply, warns: readonly string[]): string {
  if (!reply.ok) throw new StoryTrouble(`expected success, came ${refusalLine(reply)}`);
  const codes = warningsOf(reply.body);
  const problems = warns.length === 0 ? [] : compareAtLeast('warnings', warns, codes);
  if (problems.length > 0) throw new StoryTrouble(...problems);
  return codes.length === 0 ? 'done' : `done, warns ${[...new Set(codes)].join(', ')}`;
}

function refusedAs(reply: Reply, code: string): string {
  if (reply.ok) throw new StoryTrouble(`expected to be refused with ${code}, came success (${reply.status})`);
  if (reply.code !== code) throw new StoryTrouble(`expected to be refused with ${code}, came ${refusalLine(reply)}`);
  return `refused: ${code}`;
}
