/** Runs one story file from its text to its end: read, check, a database and a server of its own, setup, steps. */
import { type Client, makeClient } from './client.ts';
import type { Databases } from './database.ts';
import { type Played, checkStory, playSteps } from './play.ts';
import { startServer } from './server.ts';
import { setUp, setupBegins } from './setup.ts';
import { type Story, readStory } from './story.ts';
import { linesOf } from './trouble.ts';

/** What a story told: its title (null for a file that could not be read), its steps, and what is wrong with it as a whole. */
export type StoryResult = {
  readonly title: string | null;
  readonly passed: boolean;
  readonly steps: readonly Played[];
  readonly problems: readonly string[];
};

export type Told = { readonly begin: (title: string) => void; readonly step: (played: Played) => void };

/** Plays the story of a file's text. Nothing is thrown: what cannot be played is a story that failed. */
export async function runStory(source: string, databases: Pick<Databases, 'fresh'>, told: Told): Promise<StoryResult> {
  const steps: Played[] = [];
  let title: string | null = null;
  try {
    const story = readStory(source);
    title = story.story;
    told.begin(title);
    checkStory(story);
    const passed = await onServer(story, databases, async (client, secret) => {
      const world = await setUp(client, story, secret);
      return playSteps(world, (played) => {
        steps.push(played);
        told.step(played);
      });
    });
    return { title, passed, steps, problems: [] };
  } catch (error) {
    return { title, passed: false, steps, problems: linesOf(error) };
  }
}

async function onServer(
  story: Story,
  databases: Pick<Databases, 'fresh'>,
  play: (client: Client, secret: string) => Promise<boolean>,
): Promise<boolean> {
  const database = await databases.fresh();
  try {
    const server = await startServer(database, setupBegins(story.now));
    const client = makeClient(server.url);
    try {
      return await play(client, database.secret);
    } finally {
      await client.quiet();
      await server.stop();
    }
  } finally {
    await database.drop();
  }
}
