/** Keeps what is shown of orders current: the server tells that one changed, and it is read anew. */
import { useEffect } from 'react';
import { kept } from '../ui/kept.ts';
import { queryClient } from './queries.ts';

/** How long until a stream that ended is asked for again; a server that is away is asked ever less often. */
const PAUSES_MS = [1_000, 2_000, 5_000, 15_000, 60_000] as const;

type Heard = { readonly orderId: string; readonly version: number };

/** The data of whole events in a text, and what is left of it. */
export function eventsIn(text: string): { readonly events: readonly Heard[]; readonly rest: string } {
  const blocks = text.split('\n\n');
  const rest = blocks.pop() ?? '';
  const events = blocks.flatMap((block): readonly Heard[] => {
    if (!block.startsWith('event: version\n')) return [];
    return [JSON.parse(block.slice(block.indexOf('data: ') + 6)) as Heard];
  });
  return { events, rest };
}

async function* heard(orderIds: readonly string[], signal: AbortSignal): AsyncGenerator<Heard> {
  const query = new URLSearchParams(orderIds.map((id) => ['order', id]));
  const company = kept('company');
  // Not an EventSource: it cannot say for which company it asks.
  const headers: HeadersInit = company === null ? {} : { 'Quayside-Company': company };
  const response = await fetch(`/v1/live?${query}`, { headers, signal });
  const reader = response.ok ? response.body?.pipeThrough(new TextDecoderStream()).getReader() : undefined;
  if (!reader) throw new Error(`the server answered ${response.status}`);
  let text = '';
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    const { events, rest } = eventsIn(text + value);
    text = rest;
    yield* events;
  }
}

const pause = (ms: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });

/** Listens until told to stop. Each version that was not heard before is a reason to read. */
async function listen(orderIds: readonly string[], signal: AbortSignal): Promise<void> {
  const seen = new Map<string, number>();
  let failures = 0;
  while (!signal.aborted) {
    try {
      for await (const { orderId, version } of heard(orderIds, signal)) {
        failures = 0;
        const before = seen.get(orderId);
        seen.set(orderId, version);
        if (before === version) continue;
        // The first one, too: the order may have moved between its reading and the stream's beginning.
        void queryClient.invalidateQueries({ queryKey: ['order', orderId] });
        if (before !== undefined) void queryClient.invalidateQueries({ queryKey: ['orders'] });
      }
    } catch {
      failures += 1;
    }
    await pause(PAUSES_MS[Math.min(failures, PAUSES_MS.length - 1)] ?? 60_000, signal);
  }
}

/** While the page shows these orders, what others do to them appears by itself. */
export function useLive(orderIds: readonly string[]): void {
  const all = [...new Set(orderIds)].sort().slice(0, 50).join(' ');
  useEffect(() => {
    if (all === '') return undefined;
    const stop = new AbortController();
    void listen(all.split(' '), stop.signal);
    return () => stop.abort();
  }, [all]);
}
