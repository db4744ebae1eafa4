/** The demonstration programme in a server of its own, a browser before it, and pages as its people have them. */
import { once } from 'node:events';
import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { type View, cookieFor, openView, settle } from '../scripts/web/look.ts';
import { PASSWORD } from '../src/cli/seed/parties.data.ts';
import { buildApart } from '../src/site/site.ts';
import { openBrowser } from '../stories/browser.ts';
import { startServer } from './server.ts';

/** A page of a reader, and a counter of what that reader pressed. */
export type Opened = {
  readonly page: Page;
  /** Presses the first button or link of that name. */
  readonly press: (name: RegExp) => Promise<void>;
  readonly pressed: () => number;
};

export type Demo = {
  readonly url: string;
  readonly browser: Browser;
  /** The session cookie of a person of the demonstration; signs in at the first asking. Null is a visitor's: none. */
  readonly cookie: (as: string | null) => Promise<string | null>;
  /** Opens an address as a person, by default in English on a wide light screen. */
  readonly open: (as: string | null, path: string, view?: View) => Promise<Opened>;
  /** Reads from the API as a person. */
  readonly read: <T>(as: string, path: string) => Promise<T>;
  /** Acts by the API as a person, for what the pages are not asked to show; throws what refused it. */
  readonly act: <T>(as: string, method: string, path: string, body?: unknown) => Promise<T>;
  /** The first letter to an address with these words, once it has come. */
  readonly letter: (to: string, words: string) => Promise<string>;
  readonly close: () => Promise<void>;
};

const WIDE: View = { lang: 'en', theme: 'light', width: 1440 };

/** A port that nobody listens on: sign-in is bound to the address of the page, so it must be known before the server starts. */
async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  return port;
}

/** Looks until it is there, half a minute at most. */
async function letterIn(folder: string, to: string, words: string): Promise<string> {
  for (let tries = 0; tries < 150; tries += 1) {
    for (const name of (await readdir(folder).catch(() => [])).filter((one) => one.endsWith('.eml'))) {
      // Long lines are folded with a soft break, which is no part of what was written.
      const text = (await readFile(join(folder, name), 'utf8')).replaceAll('=\r\n', '').replaceAll('=3D', '=');
      if (text.includes(`To: ${to}`) && text.includes(words)) return text;
    }
    await sleep(200);
  }
  throw new Error(`no letter to ${to} came`);
}

/** Starts it all: pages built, demonstration told, browser up. Takes half a minute on a small machine. */
export async function openDemo(env: Readonly<Record<string, string>> = {}): Promise<Demo> {
  await buildApart().ended;
  const folder = await mkdtemp(join(tmpdir(), 'quayside-pages-'));
  const settings = {
    PORT: String(await freePort()),
    QUAYSIDE_DATA: folder,
    QUAYSIDE_DEMO: 'on',
    QUAYSIDE_WEB: 'on',
    QUAYSIDE_TRUST_PROXY: '127.0.0.1',
    ...env,
  };
  const [server, browser] = await Promise.all([startServer(settings), openBrowser()]);
  // Where the browser goes is where sign-in is bound to: passkeys want a name, as in { HOST: 'localhost' }.
  const url = server.url.replace('127.0.0.1', env['HOST'] ?? '127.0.0.1');
  // Each sign-in from an address of its own, as of people in many places: one address may sign in twenty times a minute.
  let [signIns, acts] = [0, 0];
  const signIn = (as: string): Promise<string> => {
    signIns += 1;
    return cookieFor(url, as, PASSWORD, `10.1.${signIns >> 8}.${signIns & 255}`);
  };
  const cookies = new Map<string, Promise<string>>();
  const cookie = async (as: string | null): Promise<string | null> => {
    if (as === null) return null;
    const kept = cookies.get(as) ?? signIn(as);
    cookies.set(as, kept);
    return kept;
  };
  return {
    url,
    browser,
    cookie,
    open: async (as, path, view = WIDE) => {
      // A sign-in of its own: giving the password again ends the session that it was asked of.
      const context = await openView(browser, url, view, as === null ? null : await signIn(as));
      const page = await context.newPage();
      await page.goto(path);
      await settle(page);
      let count = 0;
      const press = async (name: RegExp): Promise<void> => {
        count += 1;
        await page.getByRole('button', { name }).or(page.getByRole('link', { name })).first().click();
      };
      return { page, press, pressed: () => count };
    },
    read: async <T>(as: string, path: string) => {
      const headers = { cookie: `quayside.session_token=${await cookie(as)}` };
      return (await (await fetch(url + path, { headers })).json()) as T;
    },
    act: async <T>(as: string, method: string, path: string, body: unknown = {}) => {
      acts += 1;
      const response = await fetch(url + path, {
        method,
        headers: {
          cookie: `quayside.session_token=${await cookie(as)}`,
          'content-type': 'application/json',
          'idempotency-key': `act-${acts}`,
        },
        body: JSON.stringify(body),
      });
      if (!response.ok) throw new Error(`${method} ${path}: ${await response.text()}`);
      return (await response.json()) as T;
    },
    letter: (to, words) => letterIn(join(folder, 'mail'), to, words),
    close: async () => {
      await browser.close();
      await server.stop();
      await rm(folder, { recursive: true });
    },
  };
}

/** Whatever the age of the session: the first try at an address is answered as the server answers an old password. */
export const passwordIsOld = (page: Page, address: string): Promise<void> =>
  page
    .route(
      address,
      (route) =>
        route.fulfill({
          status: 403,
          contentType: 'application/problem+json',
          json: { code: 'access.step_up', status: 403, title: '', detail: '', advice: '', type: '' },
        }),
      { times: 1 },
    )
    .then(() => undefined);
