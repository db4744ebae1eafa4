/** A story file is read whole before anything is played, and a wrong one says which step is wrong. */
import { describe, expect, it } from 'vitest';
import { readStory } from './story.ts';
import { linesOf } from './trouble.ts';

const HEAD = `
story: one line
policy: classic
now: 2026-03-02T09:00:00+08:00
setup:
  buyer: { name: Harbour Lights Ltd, country: GB }
  supplier: { name: Shenzhen Brightway Co Ltd, country: CN }
steps:
`;
const withSteps = (...steps: readonly string[]): string => HEAD + steps.map((step) => `  - ${step}\n`).join('');

const sentence = (source: string): string => {
  try {
    readStory(source);
  } catch (error) {
    return linesOf(error).join(' | ');
  }
  return 'nothing';
};

describe('what a story says', () => {
  it('has its setup', () => {
    const { setup, now, mode } = readStory(
      withSteps('buyer.send: {}').replace(
        'country: CN }',
        'country: CN, limit: none, badges: [gold], account: { beneficiary: B, number: 0080, bank: T, country: CN } }',
      ),
    );
    expect(now).toBe('2026-03-02T01:00:00.000Z');
    expect(mode).toBeUndefined();
    expect(setup.supplier).toMatchObject({ limit: 'none', badges: ['gold'], account: { number: '0080' } });
  });

  it('has commands with what is to come of them, moves of the clock, and expectations', () => {
    const { steps } = readStory(
      withSteps(
        'supplier.ship: { on: 2026-05-12 }',
        'buyer.send:',
        '{ supplier.confirm: {}, refused: contract.over_limit }',
        '{ buyer.start_order: {}, warns: [terms.all_upfront] }',
        'at: 2026-05-04T09:00:00+08:00',
        'expect: { order: { paid: 0.00 USD } }',
      ),
    );
    expect(steps).toEqual([
      { number: 1, kind: 'command', actor: 'supplier', name: 'ship', args: { on: '2026-05-12' }, refused: undefined, warns: [] },
      { number: 2, kind: 'command', actor: 'buyer', name: 'send', args: {}, refused: undefined, warns: [] },
      { number: 3, kind: 'command', actor: 'supplier', name: 'confirm', args: {}, refused: 'contract.over_limit', warns: [] },
      {
        number: 4,
        kind: 'command',
        actor: 'buyer',
        name: 'start_order',
        args: {},
        refused: undefined,
        warns: ['terms.all_upfront'],
      },
      { number: 5, kind: 'at', to: '2026-05-04T01:00:00.000Z' },
      { number: 6, kind: 'expect', wanted: { order: { paid: '0.00 USD' } } },
    ]);
  });
});

describe('what is wrong with it', () => {
  it.each([
    ['no step', HEAD.replace('steps:', 'steps: []'), 'the story.steps has no step'],
    [
      'two commands',
      withSteps('{ buyer.send: {}, supplier.confirm: {} }'),
      'step 1: a step has exactly one command, at or expect; this one has buyer.send, supplier.confirm',
    ],
    [
      'no command',
      withSteps('buyer.send: {}', '{ refused: order.frozen }'),
      'step 2: a step has exactly one command, at or expect; this one has none',
    ],
    ['a word alone', withSteps('send'), 'step 1: a step is a mapping with a command, at or expect'],
    ['a command of nobody', withSteps('send: {}'), 'step 1: no such command "send"'],
    [
      'a refusal of time',
      withSteps('{ at: 2026-05-04T09:00:00Z, refused: order.frozen }'),
      'step 1: refused can only stand beside a command',
    ],
    [
      'a time without offset',
      withSteps('at: 2026-05-04'),
      'step 1: at is an instant such as 2026-03-02T09:00:00+08:00, not "2026-05-04"',
    ],
    [
      'a refusal that warns',
      withSteps('{ buyer.send: {}, refused: a.b, warns: [c.d] }'),
      'step 1: what is refused gives no warnings',
    ],
    [
      'a refusal in words',
      withSteps('{ buyer.send: {}, refused: too late }'),
      'step 1: "too late" is not a code such as order.wrong_state',
    ],
    ['arguments that are a list', withSteps('buyer.send: [now]'), 'step 1: the arguments of buyer.send are a mapping'],
    ['nothing expected', withSteps('expect: {}'), 'step 1: expect has nothing to expect'],
    [
      'an unknown policy',
      withSteps('buyer.send: {}').replace('classic', 'slow'),
      'the story.policy is one of classic, whole-order, rapid, not "slow"',
    ],
    [
      'an unknown key',
      `${withSteps('buyer.send: {}')}notes: x\n`,
      'the story has no "notes"; it takes story, source, policy, mode, now, setup, steps',
    ],
    ['a key twice', `${withSteps('buyer.send: {}')}story: again\n`, 'the file is not YAML: Map keys must be unique'],
    ['an alias of itself', 'story: &a [*a]', 'the file is not YAML: '],
    ['no YAML', '{', 'the file is not YAML: '],
  ])('%s', (_, source, expected) => expect(sentence(source)).toContain(expected));
});
