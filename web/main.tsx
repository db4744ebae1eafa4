/** Starts the web application: takes over the page that the server drew, or draws it. */
import { startTransition } from 'react';
import { createRoot, hydrateRoot } from 'react-dom/client';
import type { Handover } from '../src/site/types.ts';
import { App } from './App.tsx';
import { queryClient } from './api/queries.ts';
import { makeRouter } from './router.tsx';
import { keepZone } from './ui/due.ts';
import { chineseLetters } from './ui/letters.ts';
import { stand } from './ui/standing.ts';
import { applyTheme } from './ui/theme.ts';
import { firstLang, speak } from './ui/words.ts';
import './ui/theme.css';

// After an update the files of an open page are gone; the page of today has today's.
window.addEventListener('vite:preloadError', () => location.reload());

/** Not awaited here: scripts of pages stand on this one, and would wait for it while it waits for them. */
async function start(): Promise<void> {
  const root = document.getElementById('app') as HTMLElement;
  const drawn = document.getElementById('drawn')?.textContent;
  const router = makeRouter(queryClient);
  const app = <App queryClient={queryClient} router={router} />;
  applyTheme();
  await speak(firstLang());
  if (drawn) {
    const { answers, standing } = JSON.parse(drawn) as Handover;
    for (const [key, answer] of answers) queryClient.setQueryData(key, answer);
    // As the server did: without a boundary around the whole, and with everything there before it is drawn.
    router.ssr = { manifest: undefined };
    await router.load();
    stand(standing);
    // In small pieces, between which a press is answered: in one go it would take long on a phone.
    startTransition(() => void hydrateRoot(root, app));
  } else {
    createRoot(root).render(app);
  }
  keepZone();
  chineseLetters();
}

void start();
