/** The history of an order's contract with its texts, read whole: every version can be folded from it. */
import { queryOptions } from '@tanstack/react-query';
import { type Version, isContractEvent } from '../../src/contracts/versions.rules.ts';
import type { ContractEvent, Side, Terms } from '../../src/contracts/types.ts';
import type { ContentRef, RecordedEvent } from '../../src/kernel/decider.ts';
import { type Voice, voiceOf } from '../../src/printing/say.rules.ts';
import { api, told } from '../api/client.ts';
import { money } from '../ui/figures.ts';
import type { Lang } from '../ui/words.ts';

export type History = {
  readonly events: readonly RecordedEvent<ContractEvent>[];
  /** Words by content id; erased ones are missing. */
  readonly texts: ReadonlyMap<string, string>;
};

async function readHistory(orderId: string): Promise<History> {
  const events: RecordedEvent<ContractEvent>[] = [];
  const texts = new Map<string, string>();
  let cursor: string | null = null;
  do {
    const query: { limit: number; cursor?: string } = { limit: 100, ...(cursor === null ? {} : { cursor }) };
    const page = await told(api.GET('/v1/orders/{orderId}/events', { params: { path: { orderId }, query } }));
    const items = page.items as unknown as readonly RecordedEvent[];
    events.push(...items.filter((event) => event.data !== null).filter(isContractEvent));
    for (const [id, { text }] of Object.entries(page.texts)) if (text !== null) texts.set(id, text);
    cursor = page.next;
  } while (cursor !== null);
  return { events, texts };
}

export const historyQuery = (orderId: string) =>
  queryOptions({ queryKey: ['order', orderId, 'history'], queryFn: () => readHistory(orderId) });

/** The words of the printed contract, with amounts as pages write them. */
export function pageVoice(terms: Terms, texts: ReadonlyMap<string, string>, lang: Lang): Voice {
  const textOf = ({ contentId }: ContentRef): string | null => texts.get(contentId) ?? null;
  return { ...voiceOf({ terms, textOf }, lang), money: (minor) => money(minor, terms.currency) };
}

/** Words beside references, as the order's page has them, by content id. */
export function textsIn(value: unknown): ReadonlyMap<string, string> {
  const texts = new Map<string, string>();
  const walk = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return;
    const { contentId, text } = node as { readonly contentId?: unknown; readonly text?: unknown };
    if (typeof contentId === 'string' && typeof text === 'string') texts.set(contentId, text);
    else for (const inner of Object.values(node)) walk(inner);
  };
  walk(value);
  return texts;
}

export type Base = { readonly name: 'own' | 'looked' | Version['version']; readonly seq: number };

/** What the text on the table can be compared with: what this side knew, what it looked at here, every version. */
export function basesOf(versions: readonly Version[], known: number | null, looked: number | null): readonly Base[] {
  return [
    ...(known === null ? [] : [{ name: 'own' as const, seq: known }]),
    ...(looked === null || looked === known ? [] : [{ name: 'looked' as const, seq: looked }]),
    ...versions.map(({ version, seq }) => ({ name: version, seq })),
  ];
}

export const isSide = (you: string): you is Side => you === 'buyer' || you === 'supplier';
