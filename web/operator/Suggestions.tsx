/** Orders that a bank line may be for, with what speaks for each; one key or one press gives the line to it. */
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useEffect, useRef } from 'react';
import type { GetV1BankLinesLineIdSuggestions200 } from '../../sdk/openapi.ts';
import type { PlainDate } from '../../src/kernel/dates.ts';
import { day, money } from '../ui/figures.ts';
import { ErrorNotice, Skeleton } from '../ui/Notice.tsx';
import { useWords } from '../ui/words.ts';
import { useKeys } from '../ui/keys.ts';
import { suggestionsQuery } from './queries.ts';

type Suggestion = GetV1BankLinesLineIdSuggestions200['items'][number];

type SuggestionsProps = {
  readonly lineId: string;
  readonly currency: string;
  readonly busy: boolean;
  readonly onPick: (orderId: string) => void;
  /** What stands below once it is known whether anything is suggested. */
  readonly children: (suggested: boolean) => ReactNode;
};

export function Suggestions({ lineId, currency, busy, onPick, children }: SuggestionsProps): ReactNode {
  const { t } = useWords();
  const { data, error } = useQuery(suggestionsQuery(lineId));
  const list = useRef<HTMLOListElement>(null);
  const items = data?.items ?? [];
  const pick = (orderId: string): void => {
    if (!busy) onPick(orderId);
  };
  useKeys(Object.fromEntries(items.map(({ orderId }, at) => [String(at + 1), () => pick(orderId)])));
  useEffect(() => {
    if (items.length > 0) list.current?.querySelector('button')?.focus();
  }, [items.length]);
  if (!data && !error) return <Skeleton rows={2} />;
  return (
    <>
      <ErrorNotice error={error} />
      {items.length > 0 ? (
        <section className="mt-3" aria-label={t('desk.suggest')}>
          <h3 className="font-semibold">{t('desk.suggest')}</h3>
          <p className="text-xs text-soft">{t('desk.suggest.help')}</p>
          <ol ref={list} className="mt-2">
            {items.map((item, at) => (
              <Row key={item.orderId} n={at + 1} item={item} currency={currency} busy={busy} onPick={() => pick(item.orderId)} />
            ))}
          </ol>
        </section>
      ) : (
        <p className="mt-3 text-soft">{t('desk.suggest.none')}</p>
      )}
      {children(items.length > 0)}
    </>
  );
}

function Row(props: {
  readonly n: number;
  readonly item: Suggestion;
  readonly currency: string;
  readonly busy: boolean;
  readonly onPick: () => void;
}): ReactNode {
  const { n, item, currency, busy, onPick } = props;
  const { t, lang } = useWords();
  const { orderId, buyer, supplier, product, openMinor, instalment, dueOn, because } = item;
  return (
    <li className="border-t border-line">
      <button
        type="button"
        disabled={busy}
        onClick={onPick}
        aria-keyshortcuts={String(n)}
        className="grid w-full grid-cols-[auto_minmax(0,1fr)] gap-x-3 gap-y-1 rounded-md px-2 py-2 text-left hover:bg-wash disabled:opacity-60 sm:grid-cols-[auto_minmax(0,1fr)_auto] sm:items-center"
      >
        <kbd className="figures grid size-6 place-items-center rounded-md border border-edge text-xs">{n}</kbd>
        <span className="min-w-0">
          <span className="block font-semibold break-words">
            {[product, t('desk.claim_parties', { buyer: buyer ?? '', supplier: supplier ?? '' })].filter(Boolean).join(' · ')}
          </span>
          <span className="block break-words text-soft">
            {because.map((one) => t(`desk.suggest.${one}`)).join(lang === 'zh' ? '、' : ', ')} · {orderId}
          </span>
        </span>
        <span className="col-start-2 sm:col-start-auto sm:text-right">
          <span className="figures block">{money(openMinor, currency)}</span>
          <span className="block text-soft">
            {[instalment, dueOn ? day(dueOn as PlainDate, lang) : null].filter(Boolean).join(' · ')}
          </span>
        </span>
      </button>
    </li>
  );
}
