/** Sends what the phone holds, one act after the other, whenever the server can be reached; nothing is sent twice and nothing is lost. */
import type { PostV1OrdersOrderIdInspectionsBookingIdPhotos201, Problem } from '../../sdk/openapi.ts';
import { KEY_HEADER } from '../api/client.ts';
import { isProblem } from '../api/problem.ts';
import { queryClient } from '../api/queries.ts';
import { currentLang } from '../ui/words.ts';
import { companyOf, refreshOrder, whoseQuery } from './jobs.ts';
import { nextToSend, outcomeOf, pauseAfter } from './queue.rules.ts';
import { readPhoto, readQueue, settle } from './store.ts';
import type { Outgoing, Photo } from './types.ts';

/** After so long without an answer a request is given up and tried again. */
const MOST_MS = 120_000;

function formOf({ clauseId, takenAt, bytes, mediaType, sha256 }: Photo): FormData {
  const form = new FormData();
  if (clauseId !== null) form.append('clauseId', clauseId);
  form.append('takenAt', takenAt);
  form.append('file', new Blob([bytes], { type: mediaType }), `${sha256.slice(0, 16)}.${mediaType.split('/').at(-1)}`);
  return form;
}

/** One request under the act's own key. Rejects where the connection breaks. */
function post(item: Outgoing, path: string, body: FormData | object | null): Promise<Response> {
  const json = body !== null && !(body instanceof FormData);
  return fetch(`/v1/orders/${item.orderId}/inspections/${item.bookingId}/${path}`, {
    method: 'POST',
    headers: {
      'Accept-Language': currentLang(),
      'Quayside-Company': companyOf(item.owner),
      [KEY_HEADER]: item.id,
      ...(json ? { 'content-type': 'application/json' } : {}),
    },
    signal: AbortSignal.timeout(MOST_MS),
    ...(body === null ? {} : { body: json ? JSON.stringify(body) : (body as FormData) }),
  });
}

// biome-ignore format: a table
const PATHS: Readonly<Record<Outgoing['act']['kind'], string>> = {
  accept: 'accept', decline: 'decline', in_vain: 'in-vain', photo: 'photos', report: 'report',
};

/** What stands in the request; photos go as forms. */
function bodyOf(act: Outgoing['act']): object | null {
  if (act.kind === 'report') return act.body;
  if (act.kind === 'in_vain') return { because: act.because };
  return act.kind === 'decline' ? {} : null;
}

type Told = { readonly status: number; readonly body: unknown };

async function send(item: Outgoing): Promise<Told> {
  const { act } = item;
  const photo = act.kind === 'photo' ? await readPhoto(act.photoId) : null;
  const response = await post(item, PATHS[act.kind], photo ? formOf(photo) : bodyOf(act));
  const body = (await response.json().catch(() => null)) as unknown;
  if (photo && response.ok) {
    const kept = (body as PostV1OrdersOrderIdInspectionsBookingIdPhotos201 | null)?.photo.sha256;
    // What arrived is not what was taken: as if it had not arrived.
    if (kept !== photo.sha256) throw new Error('the photo was changed on its way');
  }
  return { status: response.status, body };
}

const reasonOf = ({ title, detail, advice }: Problem) => ({ title, detail, advice });

/** Sends one act and notes what became of it. False: not now. */
async function attempt(item: Outgoing): Promise<boolean> {
  const { status, body } = await send(item);
  const outcome = outcomeOf(status);
  if (outcome === 'later') return false;
  // A refusal that is no problem document came from something in between, such as a gate that wants a sign-in.
  if (outcome === 'refused' && !isProblem(body)) return false;
  await settle(item.id, outcome, isProblem(body) ? reasonOf(body) : null);
  if (item.act.kind !== 'photo' || outcome === 'refused') await refreshOrder(item.owner, item.orderId).catch(() => undefined);
  return true;
}

/** Sends all that can go. False: something waits for another try. */
async function drain(): Promise<boolean> {
  const whose = await queryClient.fetchQuery({ ...whoseQuery, staleTime: 0 });
  // What somebody else left here is theirs to send.
  if (whose.kind !== 'owner') return true;
  for (;;) {
    const item = nextToSend(await readQueue(whose.owner), whose.owner);
    if (item === null) return true;
    if (!(await attempt(item).catch(() => false))) return false;
  }
}

let tries = 0;
let timer: ReturnType<typeof setTimeout> | undefined;
let running: Promise<void> | null = null;
let again = false;

async function run(): Promise<void> {
  clearTimeout(timer);
  do {
    again = false;
    // Two open tabs must not send the same act at the same moment.
    const done = await navigator.locks.request('quayside-inspector-queue', () => drain().catch(() => false));
    tries = done ? 0 : tries + 1;
  } while (again);
  if (tries > 0) timer = setTimeout(() => void flush(), pauseAfter(tries));
}

/** Sends now what waits; while it is sending, once more afterwards. */
export function flush(): Promise<void> {
  again = true;
  running ??= run().finally(() => {
    running = null;
  });
  return running;
}

let started = false;

/** Sends whenever there is hope: now, when the connection is back, when the page is looked at again. */
export function startSync(): void {
  if (!started) {
    started = true;
    const hope = (): void => {
      tries = 0;
      void flush();
    };
    window.addEventListener('online', hope);
    document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && hope());
  }
  void flush();
}
