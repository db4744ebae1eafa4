/** The stories of this folder are played to their end, and the player fails what should fail. */
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Played, checkStory, playSteps } from '../scripts/stories/play.ts';
import { type StoryResult, runStory } from '../scripts/stories/run.ts';
import { readStory } from '../scripts/stories/story.ts';
import { freshDatabase } from '../test/harness.ts';
import { type Stage, stageOf } from './stage.fixture.ts';

const FOLDER = import.meta.dirname;
const SILENT = { begin: () => undefined, step: () => undefined };
const A_STORY = 60_000;

const fresh = async () => {
  const { adminUrl, secret, drop } = await freshDatabase();
  return { url: adminUrl, secret, drop };
};
const play = (source: string): Promise<StoryResult> => runStory(source, { fresh }, SILENT);

/** Everything that went wrong, with the step it went wrong in. */
const troubles = ({ steps, problems }: StoryResult): readonly string[] => [
  ...problems,
  ...steps.flatMap((step) => step.problems.map((problem) => `step ${step.number}: ${problem}`)),
];

const NAMES = (await readdir(FOLDER)).filter((name) => name.endsWith('.yaml')).map((name) => name.slice(0, -'.yaml'.length));

describe('stories', () => {
  it.each(NAMES)('%s', { timeout: A_STORY }, async (name) => {
    const result = await play(await readFile(join(FOLDER, `${name}.yaml`), 'utf8'));
    expect(troubles(result)).toEqual([]);
    expect(result.passed).toBe(true);
  });

  it('are all in the vocabulary', async () => {
    expect(NAMES.length).toBeGreaterThanOrEqual(13);
    for (const name of NAMES) checkStory(readStory(await readFile(join(FOLDER, `${name}.yaml`), 'utf8')));
  });
});

const withSteps = (...steps: readonly string[]): string => `
story: one that fails
policy: classic
now: 2026-03-02T09:00:00+08:00
setup:
  buyer: { name: Harbour Lights Ltd, country: GB }
  supplier: { name: Ningbo Homeware Co Ltd, country: CN, limit: 6000.00 USD }
steps:
  - buyer.start_order: { product: Oak stool, category: furniture, quantity: 200 pcs, unit_price: 20.00 USD, incoterm: FCA Ningbo, ship_by: 2026-05-15 }
  - buyer.add_clause: { id: height, text: "Seat height 450 mm ± 3 mm" }
${steps.map((step) => `  - ${step}`).join('\n')}
`;

describe('what must fail', () => {
  // One server for all: each case starts an order of its own, and steps are about the newest.
  let stage: Stage;
  beforeAll(async () => {
    stage = await stageOf(withSteps());
  }, A_STORY);
  afterAll(() => stage.stop());

  it.each<readonly [string, readonly string[], readonly string[]]>([
    [
      'an expectation that is wrong',
      ['expect: { order: { state: sent, paid: 0.00 USD, next: supplier }, limit: { granted: 6000 USD, reserved: 1.00 USD } }'],
      [
        'step 3: order.state: expected sent, came draft',
        'step 3: order.next: expected supplier, came buyer',
        'step 3: limit.reserved: expected 1.00 USD, came 0.00 USD',
      ],
    ],
    [
      'a refusal that does not come',
      ['{ buyer.send: {}, refused: order.wrong_state }'],
      ['step 3: expected to be refused with order.wrong_state, came success (200)'],
    ],
    [
      'another refusal',
      ['{ stranger.send: {}, refused: access.denied }'],
      ['step 3: expected to be refused with access.denied, came access.not_found'],
    ],
    ['a refusal where success is expected', ['buyer.confirm: {}'], ['step 3: expected success, came order.wrong_state']],
    [
      'a warning that does not come',
      ['{ buyer.send: {}, warns: [cover.not_insurance, seals.mismatch] }'],
      ['step 3: warnings: expected at least cover.not_insurance, seals.mismatch, came'],
    ],
    ['time that goes back', ['at: 2026-03-01T09:00:00+08:00'], ['step 3: moving the clock was refused: clock.backwards']],
    ['an act on a claim that nobody opened', ['buyer.escalate: {}'], ['step 3: there is no claim yet']],
    ['a claim that nobody named', ['buyer.escalate: { claim: first }'], ['step 3: no claim is named "first"']],
    ['an expectation before its command', ['expect: { lint: { height: ok } }'], ['step 3: expect lint follows a lint command']],
    ['an order that nobody named', ['buyer.send: { order: first }'], ['step 3: no order is named "first"']],
  ])('%s', { timeout: A_STORY }, async (_, steps, expected) => {
    const played: Played[] = [];
    expect(await playSteps({ ...stage.world, story: readStory(withSteps(...steps)) }, (step) => played.push(step))).toBe(false);
    const came = played.flatMap((step) => step.problems.map((problem) => `step ${step.number}: ${problem}`));
    expect(came.length, came.join('\n')).toBe(expected.length);
    for (const [index, line] of expected.entries()) expect(came[index]).toContain(line);
  });

  it('an unknown command, before anything is played', async () => {
    expect(troubles(await play(withSteps('buyer.dance: {}')))).toEqual(['step 3: no such command "buyer.dance"']);
  });

  it('a file that is no story', async () => {
    expect(await play('[]')).toEqual({ title: null, passed: false, steps: [], problems: ['the story is a mapping, not []'] });
  });
});
