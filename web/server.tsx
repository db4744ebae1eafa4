/** Draws a page on the server, as its reader sees it: the same components, with the API's answers to the same questions. */
import { i18n } from '@lingui/core';
import type { Query } from '@tanstack/react-query';
import { createMemoryHistory } from '@tanstack/react-router';
import { renderToString } from 'react-dom/server';
import { messages as en } from 'virtual:words/en';
import { messages as enRest } from 'virtual:words/en/rest';
import { messages as zh } from 'virtual:words/zh';
import { messages as zhRest } from 'virtual:words/zh/rest';
import type { Ask, Drawn } from '../src/site/types.ts';
import { App } from './App.tsx';
import { makeQueryClient } from './api/queries.ts';
import { makeRouter } from './router.tsx';
import { lastTitle } from './ui/Page.tsx';
import { stand } from './ui/standing.ts';

export { sendBy } from './api/client.ts';

i18n.load({ en: { ...en, ...enRest }, zh: { ...zh, ...zhRest } });

/** An inspector's pages show what lies on the device. */
const ON_THE_DEVICE = /^\/jobs(?:[/?]|$)/;

/** A page asks, draws what was answered, and may ask more; what it has not asked by then the browser asks. */
const MOST_ROUNDS = 4;

/** What React leaves where a part threw, for the browser to try again. */
const FAILED = '<!--$!-->';

const isWanted = ({ state, options }: Query): boolean =>
  state.status === 'pending' && (options as { readonly enabled?: unknown }).enabled !== false;

/** Whether JSON carries it whole. What a page made of its answers, such as a map, the browser must make itself. */
const isPlain = (value: unknown): boolean =>
  typeof value !== 'object' ||
  value === null ||
  ((Array.isArray(value) || Object.getPrototypeOf(value) === Object.prototype) && Object.values(value).every(isPlain));

export async function draw({ url, lang, ...standing }: Ask): Promise<Drawn | null> {
  if (ON_THE_DEVICE.test(url)) return null;
  const queryClient = makeQueryClient();
  const router = makeRouter(queryClient, createMemoryHistory({ initialEntries: [url] }));
  await router.load();
  const matches = router.stores.matches.get();
  const route = matches.at(-1)?.fullPath;
  if (route === undefined || matches.length < 2 || matches.some(({ status }) => status !== 'success')) return null;
  // What is refused here the browser asks again, and says so.
  const left = new Set<string>();
  for (let round = 1; ; round += 1) {
    // From here to the end of the drawing nothing else runs, so language and time are this page's.
    i18n.activate(lang);
    stand(standing);
    const html = renderToString(<App queryClient={queryClient} router={router} />);
    stand(null);
    if (html.includes(FAILED)) throw new Error(`a part of ${route} throws when it is drawn on the server`);
    const cache = queryClient.getQueryCache();
    const wanted = cache.getAll().filter((query) => isWanted(query) && !left.has(query.queryHash));
    if (wanted.length === 0 || round === MOST_ROUNDS) {
      const answered = cache.getAll().filter(({ state }) => state.status === 'success');
      const answers = answered.map(({ queryKey, state }) => [queryKey, state.data] as const);
      queryClient.clear();
      return { html, title: lastTitle.text, route, handover: { answers, standing } };
    }
    await Promise.all(
      wanted.map(async (query) => {
        const answer: unknown = await query.fetch().catch(() => undefined);
        if (answer !== undefined && isPlain(answer)) return;
        left.add(query.queryHash);
        cache.remove(query);
      }),
    );
  }
}
