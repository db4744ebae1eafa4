/** From a story file to its setup and steps: each step is one command, a move of the clock, or an expectation. */
import { parseDocument } from 'yaml';
import type { Instant } from '../../src/kernel/dates.ts';
import { type Tree, flag, instant, isMapping, isNothing, list, money, oneOf, optional, record, text } from './shape.ts';
import { StoryTrouble } from './trouble.ts';

const company = { name: text, country: text, zone: optional(text) };

const setupShape = record({
  strict: optional(flag),
  buyer: record(company),
  supplier: record({
    ...company,
    programme: optional(flag),
    badges: optional(list(oneOf('gold', 'onsite_check', 'assessed'))),
    limit: optional((tree, at) => (tree === 'none' ? ('none' as const) : money(tree, at))),
    account: optional(record({ beneficiary: text, number: text, bank: text, country: text })),
  }),
});

const storyShape = record({
  story: text,
  source: optional(text),
  policy: oneOf('classic', 'whole-order', 'rapid'),
  mode: optional(oneOf('guarantee', 'hold')),
  now: instant,
  setup: setupShape,
  steps: list((tree) => tree ?? ''),
});

type Head = ReturnType<typeof storyShape>;

/** A command: who, what, with which arguments, and what is to come of it. */
export type CommandStep = {
  readonly kind: 'command';
  readonly actor: string;
  readonly name: string;
  readonly args: Tree;
  /** It must be refused with this code and change nothing. */
  readonly refused: string | undefined;
  /** Its answer must list at least these warnings. */
  readonly warns: readonly string[];
};

export type Step = { readonly number: number } & (
  | CommandStep
  | { readonly kind: 'at'; readonly to: Instant }
  | { readonly kind: 'expect'; readonly wanted: { readonly [key: string]: Tree } }
);

export type Story = Omit<Head, 'steps'> & { readonly steps: readonly Step[] };

const code = /^[a-z_]+\.[a-z0-9_]+$/;
const BESIDE = ['refused', 'warns'];

/** Reads a story. Throws a StoryTrouble that says what is wrong, and in which step. */
export function readStory(source: string): Story {
  const { steps, ...head } = storyShape(readTree(source), 'the story');
  if (steps.length === 0) throw new StoryTrouble('the story.steps has no step');
  return { ...head, steps: steps.map((tree, index) => readStep(tree, index + 1)) };
}

/** YAML 1.2 with every scalar as its text; duplicate keys, several documents and runaway aliases are refused. */
function readTree(source: string): Tree {
  try {
    const document = parseDocument(source, { version: '1.2', schema: 'failsafe', prettyErrors: true, stringKeys: true });
    const [error] = document.errors;
    if (error) throw error;
    const tree: Tree = document.toJS({ maxAliasCount: 100 });
    // An alias may name the mapping it stands in: such a file has no end.
    JSON.stringify(tree);
    return tree;
  } catch (error) {
    throw new StoryTrouble(
      `the file is not YAML: ${error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error)}`,
    );
  }
}

function readStep(tree: Tree, number: number): Step {
  const at = `step ${number}`;
  if (!isMapping(tree)) throw new StoryTrouble(`${at}: a step is a mapping with a command, at or expect`);
  const keys = Object.keys(tree).filter((key) => !BESIDE.includes(key));
  const [key = ''] = keys;
  if (keys.length !== 1)
    throw new StoryTrouble(`${at}: a step has exactly one command, at or expect; this one has ${keys.join(', ') || 'none'}`);
  const body = tree[key] ?? '';
  const beside = BESIDE.filter((word) => Object.hasOwn(tree, word));
  if ((key === 'at' || key === 'expect') && beside.length > 0)
    throw new StoryTrouble(`${at}: ${beside.join(' and ')} can only stand beside a command`);
  if (key === 'at') return { number, kind: 'at', to: instant(body, `${at}: at`) };
  if (key === 'expect') return { number, kind: 'expect', wanted: readWanted(body, at) };
  return { number, ...readCommand(tree, key, at) };
}

function readWanted(body: Tree, at: string): { readonly [key: string]: Tree } {
  if (isMapping(body) && Object.keys(body).length > 0) return body;
  throw new StoryTrouble(`${at}: expect has nothing to expect`);
}

function readCommand(tree: { readonly [key: string]: Tree }, key: string, at: string): CommandStep {
  const [actor = '', name = '', ...rest] = key.split('.');
  if (name === '' || rest.length > 0) throw new StoryTrouble(`${at}: no such command "${key}"`);
  const refused = optional(text)(tree['refused'], `${at}: refused`);
  const warns = optional(list(text))(tree['warns'], `${at}: warns`) ?? [];
  if (refused !== undefined && warns.length > 0) throw new StoryTrouble(`${at}: what is refused gives no warnings`);
  const odd = [...(refused === undefined ? [] : [refused]), ...warns].find((each) => !code.test(each));
  if (odd !== undefined) throw new StoryTrouble(`${at}: "${odd}" is not a code such as order.wrong_state`);
  const args = tree[key] ?? '';
  if (!isMapping(args) && !isNothing(args)) throw new StoryTrouble(`${at}: the arguments of ${key} are a mapping`);
  return { kind: 'command', actor, name, args: isNothing(args) ? {} : args, refused, warns };
}
