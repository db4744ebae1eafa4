/**
 * The service worker: keeps the files of the pages, and nothing that anybody wrote. Addresses of the API pass by it, so no
 * answer of the server is ever kept here.
 */

/** As much of a worker's surroundings as is used; the library of types for them cannot stand beside that of pages. */
type Surroundings = {
  readonly addEventListener: (name: 'install' | 'activate' | 'fetch', on: (event: WorkerEvent) => void) => void;
  readonly skipWaiting: () => Promise<void>;
  readonly clients: { readonly claim: () => Promise<void> };
  readonly location: Location;
};
type WorkerEvent = {
  readonly waitUntil: (work: Promise<unknown>) => void;
  readonly request: Request;
  readonly respondWith: (answer: Promise<Response>) => void;
};

const worker = self as unknown as Surroundings;

/** Put in when the pages are built: the name of this build, and the files that every page needs. */
const BUILD = '__BUILD__';
const FILES = JSON.parse('__FILES__') as readonly string[];

/** The page itself; the application in it decides what an address shows. */
const SHELL = '/jobs';
/** Addresses that are no page of the application. */
const PROGRAMS = /^\/(?:v1|api|assets|problems|reference|openapi\.json|worker\.js|manifest\.webmanifest)(?:\/|$)/;
/** A page that does not come in this time is shown from what is kept: many a warehouse has a connection that leads nowhere. */
const PATIENCE_MS = 4_000;

const own = (): Promise<Cache> => caches.open(BUILD);

async function install(): Promise<void> {
  const cache = await own();
  await cache.addAll([...FILES]);
  await cache.put(SHELL, await fetch(SHELL, { headers: { accept: 'text/html' }, credentials: 'omit' }));
  await worker.skipWaiting();
}

async function activate(): Promise<void> {
  const old = (await caches.keys()).filter((name) => name !== BUILD);
  await Promise.all(old.map((name) => caches.delete(name)));
  await worker.clients.claim();
}

/** Names of files change with their content, so what is kept under a name is right for ever. */
async function file(request: Request): Promise<Response> {
  const cache = await own();
  const kept = await cache.match(request, { ignoreVary: true });
  if (kept) return kept;
  const fetched = await fetch(request);
  if (fetched.ok) await cache.put(request, fetched.clone());
  return fetched;
}

/** The server's page; without a connection, the one that was kept. */
async function page(request: Request): Promise<Response> {
  try {
    const answer = await fetch(request, { signal: AbortSignal.timeout(PATIENCE_MS) });
    // A gate in between, or a server that starts, is no reason to keep an inspector waiting.
    if (answer.status < 500) return answer;
  } catch {
    // No connection.
  }
  return (await (await own()).match(SHELL)) ?? Response.error();
}

worker.addEventListener('install', (event) => event.waitUntil(install()));
worker.addEventListener('activate', (event) => event.waitUntil(activate()));
worker.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== worker.location.origin) return;
  if (pathname.startsWith('/assets/')) event.respondWith(file(request));
  else if (request.mode === 'navigate' && !PROGRAMS.test(pathname)) event.respondWith(page(request));
});
