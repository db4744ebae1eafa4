/** A story on a server of its own that a test plays in parts, looking at the product between two steps. */
import sharp from 'sharp';
import { type Client, type Person, makeClient } from '../scripts/stories/client.ts';
import { playSteps } from '../scripts/stories/play.ts';
import { type StoryServer, startServer } from '../scripts/stories/server.ts';
import { setUp, setupBegins } from '../scripts/stories/setup.ts';
import { readStory, type Step } from '../scripts/stories/story.ts';
import { type World, claimPath } from '../scripts/stories/world.ts';
import { must } from '../src/kernel/assert.ts';
import { sha256 } from '../src/kernel/canonical.ts';
import { type TestDatabase, freshDatabase } from '../test/harness.ts';

/** What a request got, in full: `code` is null unless it was refused. */
export type Got = {
  readonly status: number;
  readonly code: string | null;
  readonly headers: Headers;
  readonly bytes: Uint8Array;
  readonly text: string;
};

export type Stage = {
  readonly database: TestDatabase;
  readonly server: StoryServer;
  readonly client: Client;
  readonly world: World;
  /** Plays on until a command (`actor.name`) was done for the n-th time of the whole story. Throws what a step found wrong. */
  readonly playUntil: (command: string, nth?: number) => Promise<void>;
  readonly playToEnd: () => Promise<void>;
  /** One request as a person makes it; null: without signing in. */
  readonly get: (who: Person | null, path: string, headers?: Readonly<Record<string, string>>) => Promise<Got>;
  readonly stop: () => Promise<void>;
};

/** Sets a story up without playing a step of it. `stop` takes server and database away again. */
export async function stageOf(source: string): Promise<Stage> {
  const story = readStory(source);
  const database = await freshDatabase();
  const server = await startServer({ url: database.adminUrl, secret: database.secret }, setupBegins(story.now));
  const client = makeClient(server.url);
  const world = await setUp(client, story, database.secret);
  let done = 0;
  const playTo = async (end: number): Promise<void> => {
    const problems: string[] = [];
    const steps = story.steps.slice(done, end);
    await playSteps({ ...world, story: { ...story, steps } }, (played) => problems.push(...played.problems));
    if (problems.length > 0) throw new Error(problems.join('\n'));
    done = end;
    world.current = world.orders.at(-1) ?? null;
  };
  return {
    database,
    server,
    client,
    world,
    playUntil: (command, nth = 1) => playTo(endOf(story.steps, command, nth)),
    playToEnd: () => playTo(story.steps.length),
    get: (who, path, headers = {}) => get(server.url + path, who, headers),
    stop: async () => {
      await client.quiet();
      await server.stop();
      await database.drop();
    },
  };
}

function endOf(steps: readonly Step[], command: string, nth: number): number {
  const places = steps.flatMap((step, index) =>
    step.kind === 'command' && `${step.actor}.${step.name}` === command ? [index] : [],
  );
  return must(places[nth - 1], `the story has no ${command} number ${nth}`) + 1;
}

const signedAs = (who: Person): Readonly<Record<string, string>> => ({
  authorization: `Bearer ${who.token}`,
  'quayside-company': who.companyId,
});

async function get(url: string, who: Person | null, headers: Readonly<Record<string, string>>): Promise<Got> {
  const response = await fetch(url, { headers: { ...(who ? signedAs(who) : {}), ...headers } });
  const bytes = new Uint8Array(await response.arrayBuffer());
  const text = new TextDecoder().decode(bytes);
  const code = response.ok ? null : (JSON.parse(text) as { readonly code: string }).code;
  return { status: response.status, code, headers: response.headers, bytes, text };
}

/** A small photo whose metadata holds some words, as those of a camera may. */
export const photoWith = (words: string): Promise<Buffer> =>
  sharp({ create: { width: 64, height: 48, channels: 3, background: { r: 200, g: 90, b: 10 } } })
    .withExif({ IFD0: { Copyright: words } })
    .jpeg()
    .toBuffer();

/** Brings a photo into the newest claim and files it as evidence on a clause. */
export async function filePhoto(
  { client, server, world }: Stage,
  who: Person,
  photo: { readonly bytes: Buffer; readonly name: string; readonly clause: string; readonly text: string },
): Promise<void> {
  const path = await claimPath(world);
  const form = new FormData();
  form.append('file', new Blob([new Uint8Array(photo.bytes)], { type: 'image/jpeg' }), photo.name);
  const headers = { ...signedAs(who), 'idempotency-key': `photo-${sha256(photo.bytes).slice(0, 16)}` };
  const reply = await fetch(`${server.url}${path}/files`, { method: 'POST', headers, body: form });
  const { fileId } = (await reply.json()) as { readonly fileId: string };
  const evidence = [{ kind: 'photo', clause: photo.clause, text: photo.text, fileIds: [fileId] }];
  const filed = await client.ask(who, 'POST', `${path}/evidence`, { body: { evidence } });
  if (!filed.ok) throw new Error(`the photo was refused: ${filed.code}`);
}
