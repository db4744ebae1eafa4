/** Every event of the order once, newest first, by kind, with who did it, its place in the chain, and whether the chain verifies. */
import { useInfiniteQuery, useMutation } from '@tanstack/react-query';
import { type ReactNode, useEffect, useState } from 'react';
import { flushSync } from 'react-dom';
import type { GetV1OrdersOrderIdEvents200 } from '../../sdk/openapi.ts';
import { Button } from '../ui/Button.tsx';
import { Choice } from '../ui/Field.tsx';
import { cityOf, instantIn } from '../ui/figures.ts';
import { ErrorNotice, Chip, Skeleton } from '../ui/Notice.tsx';
import { useHere } from '../ui/standing.ts';
import { type Say, useWords } from '../ui/words.ts';
import { useAgencyName } from '../visits/queries.ts';
import { EVENT_WORDS } from './events.data.ts';
import { saveEvents } from './exports.ts';
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
function useActor(order: Order): (event: Event) => string {
  const { t } = useWords();
  const agencyName = useAgencyName();
  return ({ actor, type }) => {
    const { kind, companyId } = actor as { readonly kind: string; readonly companyId?: string };
    if (kind === 'timer') return t('timeline.by_itself');
    if (companyId === order.buyer.companyId) return order.buyer.name ?? t('orders.buyer');
    if (companyId === order.supplier.companyId) return order.supplier.name ?? t('orders.supplier');
    return companyId !== undefined && type.startsWith('inspections.') ? agencyName(companyId) : t('timeline.platform');
  };
}

/** What events are about: the slice that their type begins with. */
const KINDS = {
  contract: ['contracts', 'orders'],
  money: ['payments'],
  goods: ['shipments'],
  inspection: ['inspections'],
  claims: ['claims'],
  messages: ['messages'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

type Kind = keyof typeof KINDS;

const isKind = (value: string): value is Kind => Object.hasOwn(KINDS, value);
const isOf = (kind: Kind, { type }: Event): boolean => KINDS[kind].some((slice) => type.startsWith(`${slice}.`));

/** How many events show before somebody asks for more. */
const FIRST = 8;

/** The event that the address names: `#event-12`. */
const named = (): boolean => /^#event-\d+$/.test(location.hash);

export function Timeline({ order }: { readonly order: Order }): ReactNode {
  const { t } = useWords();
  const { data, error, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery(eventsQuery(order.orderId));
  const [opened, setAll] = useState(false);
  const led = useHere(named, false);
  const all = opened || led;
  const [kind, setKind] = useState<Kind | ''>('');
  // A link to an event leads to it, wherever it stands: all pages are read, so it is there in the end.
  useEffect(() => {
    if (!data || !named()) return;
    const event = document.querySelector(location.hash);
    if (event) event.scrollIntoView({ block: 'center' });
  }, [data]);
  // The oldest come first from the server; the newest, which show first here, only with the last page.
  useEffect(() => {
    if (hasNextPage && !isFetchingNextPage) void fetchNextPage();
  }, [hasNextPage, isFetchingNextPage, fetchNextPage]);
  // Paper shows all that was read: it cannot be pressed.
  useEffect(() => {
    const print = matchMedia('print');
    const expand = (): void => {
      if (print.matches) flushSync(() => setAll(true));
    };
    print.addEventListener('change', expand);
    return () => print.removeEventListener('change', expand);
  }, []);
  if (!data) return error ? <ErrorNotice error={error} /> : <Skeleton rows={5} />;
  const events = data.pages.flatMap(({ items }) => items).reverse();
  const chain = data.pages[0]?.chain;
  const verified = data.pages.every((page) => page.chain.verified);
  const chosen = kind === '' ? events : events.filter((event) => isOf(kind, event));
  const shown = all || kind !== '' ? chosen : chosen.slice(0, FIRST);
  return (
    <>
      <div className="flex flex-wrap items-end justify-between gap-3">
        <Chip tone={verified ? 'good' : 'bad'} icon={verified ? 'lock' : 'alert'}>
          {verified ? t('timeline.chain', { n: chain?.length ?? events.length }) : t('timeline.broken')}
        </Chip>
        <Tools orderId={order.orderId} kind={kind} onKind={setKind} />
      </div>
      {shown.length === 0 ? <p className="mt-2 text-soft">{t('timeline.none_of_kind')}</p> : null}
      <Events events={shown} order={order} />
      {!all && kind === '' && events.length > FIRST ? (
        <Button look="quiet" className="no-print" onPress={() => setAll(true)} busy={hasNextPage ? t('ui.loading') : null}>
          {t('ui.more')}
        </Button>
      ) : null}
    </>
  );
}

function Events({ events, order }: { readonly events: readonly Event[]; readonly order: Order }): ReactNode {
  const { lang } = useWords();
  const actorOf = useActor(order);
  const { t } = useWords();
  return (
    <ol className="mt-2">
      {events.map((event) => (
        <li
          key={event.seq}
          id={`event-${event.seq}`}
          className="grid scroll-mt-4 gap-x-4 [contain-intrinsic-size:auto_41px] [content-visibility:auto] print:[content-visibility:visible] border-t border-line py-2 first:border-t-0 target:bg-action-wash sm:grid-cols-[200px_minmax(0,1fr)_auto]"
        >
          <time dateTime={event.at} className="figures whitespace-normal! text-soft">
            {instantIn(event.at, order.zone, lang)} {cityOf(order.zone, lang)}
          </time>
          <span>
            {textOf(t, event)} <span className="text-soft">· {actorOf(event)}</span>
          </span>
          <a href={`#event-${event.seq}`} className="link figures text-xs" title={event.hash}>
            #{event.seq}
          </a>
        </li>
      ))}
    </ol>
  );
}

type ToolsProps = { readonly orderId: string; readonly kind: Kind | ''; readonly onKind: (kind: Kind | '') => void };

/** By kind, and all of it as a file. */
function Tools({ orderId, kind, onKind }: ToolsProps): ReactNode {
  const { t } = useWords();
  const save = useMutation({ mutationFn: () => saveEvents(orderId) });
  return (
    <div className="no-print flex flex-wrap items-center gap-3">
      <div className="w-40">
        <Choice
          label={t('timeline.kind')}
          hideLabel
          value={kind}
          onChange={(value) => onKind(isKind(value) ? value : '')}
          options={[
            ['', t('timeline.every_kind')],
            ...Object.keys(KINDS)
              .filter(isKind)
              .map((one) => [one, t(`timeline.kind.${one}`)] as const),
          ]}
        />
      </div>
      <Button look="quiet" onPress={() => save.mutate()} busy={save.isPending ? t('ui.loading') : null}>
        {t('statement.csv')}
      </Button>
      <ErrorNotice error={save.error} />
    </div>
  );
}
