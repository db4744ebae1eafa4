/** Every event of the order once, newest first, with who did it, its place in the chain, and whether the chain verifies. */
import { useInfiniteQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import type { GetV1OrdersOrderIdEvents200 } from '../../sdk/openapi.ts';
import { Button } from '../ui/Button.tsx';
import { cityOf, instantIn } from '../ui/figures.ts';
import { ErrorNotice, Chip, Skeleton } from '../ui/Notice.tsx';
import { type Say, useWords } from '../ui/words.ts';
import { EVENT_WORDS } from './events.data.ts';
import type { Order } from './OrderPage.tsx';
import { eventsQuery } from './queries.ts';
import { isState } from './states.ts';

type Event = GetV1OrdersOrderIdEvents200['items'][number];
type Known = keyof typeof EVENT_WORDS;

const isKnown = (key: string): key is Known => Object.hasOwn(EVENT_WORDS, key);

function textOf(t: Say, { type, data }: Event): string {
  const key = `event.${type}`;
  const to = (data as { readonly to?: unknown } | null)?.to;
  if (type === 'orders.moved' && isState(to)) return t('event.orders.moved_to', { state: t(`state.${to}`) });
  return isKnown(key) ? t(key) : type;
}

/** Companies only: who in a company acted is that company's own affair. */
function actorOf(t: Say, { actor }: Event, order: Order): string {
  const { kind, companyId } = actor as { readonly kind: string; readonly companyId?: string };
  if (kind === 'timer') return t('timeline.by_itself');
  if (companyId === order.buyer.companyId) return order.buyer.name ?? t('orders.buyer');
  if (companyId === order.supplier.companyId) return order.supplier.name ?? t('orders.supplier');
  return t('timeline.platform');
}

/** How many events show before somebody asks for more. */
const FIRST = 8;

export function Timeline({ order }: { readonly order: Order }): ReactNode {
  const { t, lang } = useWords();
  const { data, error, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery(eventsQuery(order.orderId));
  const [all, setAll] = useState(false);
  if (!data) return error ? <ErrorNotice error={error} /> : <Skeleton rows={5} />;
  const events = data.pages.flatMap(({ items }) => items).reverse();
  const chain = data.pages[0]?.chain;
  const verified = data.pages.every((page) => page.chain.verified);
  const shown = all ? events : events.slice(0, FIRST);
  const more = async (): Promise<void> => {
    setAll(true);
    if (hasNextPage) await fetchNextPage();
  };
  return (
    <>
      <Chip tone={verified ? 'good' : 'bad'} icon={verified ? 'lock' : 'alert'}>
        {verified ? t('timeline.chain', { n: chain?.length ?? events.length }) : t('timeline.broken')}
      </Chip>
      <ol className="mt-2">
        {shown.map((event) => (
          <li
            key={event.seq}
            id={`event-${event.seq}`}
            className="grid gap-x-4 border-t border-line py-2 first:border-t-0 sm:grid-cols-[200px_minmax(0,1fr)_auto]"
          >
            <time dateTime={event.at} className="figures whitespace-normal! text-soft">
              {instantIn(event.at, order.zone, lang)} {cityOf(order.zone, lang)}
            </time>
            <span>
              {textOf(t, event)} <span className="text-soft">· {actorOf(t, event, order)}</span>
            </span>
            <a href={`#event-${event.seq}`} className="link figures text-xs" title={event.hash}>
              #{event.seq}
            </a>
          </li>
        ))}
      </ol>
      {(!all && events.length > FIRST) || hasNextPage ? (
        <Button look="quiet" onPress={() => void more()} busy={isFetchingNextPage ? t('ui.loading') : null}>
          {t('ui.more')}
        </Button>
      ) : null}
    </>
  );
}
