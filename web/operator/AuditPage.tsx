/** The history of one order as it was hashed, and the public keys of case files. */
import { More } from '../ui/More.tsx';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { type FormEvent, type ReactNode, useState } from 'react';
import type { Instant } from '../../src/kernel/dates.ts';
import { EVENT_WORDS } from '../orders/events.data.ts';
import { Button } from '../ui/Button.tsx';
import { useOwnZone } from '../ui/due.ts';
import { Field } from '../ui/Field.tsx';
import { instantIn } from '../ui/figures.ts';
import { Empty, ErrorNotice, Notice, Skeleton } from '../ui/Notice.tsx';
import { Section } from '../ui/Page.tsx';
import { useWords } from '../ui/words.ts';
import type { MessageKey } from '../words.data.ts';
import { Desk } from './Desk.tsx';
import { itemsOf } from './lists.ts';
import { historyQuery, keysQuery } from './manage.queries.ts';

function History({ orderId }: { readonly orderId: string }): ReactNode {
  const { t, lang } = useWords();
  const zone = useOwnZone();
  const list = useInfiniteQuery(historyQuery(orderId));
  const events = itemsOf(list.data);
  if (!events) return list.error ? <ErrorNotice error={list.error} /> : <Skeleton rows={6} />;
  const verified = list.data?.pages.every(({ chain }) => chain.verified) ?? false;
  const name = (type: string): string => {
    const key = `event.${type}`;
    return Object.hasOwn(EVENT_WORDS, key) ? t(key as MessageKey) : type;
  };
  return (
    <>
      <div className="mb-3 max-w-xl">
        <Notice tone={verified ? 'good' : 'bad'} title={t(verified ? 'desk.audit.verified' : 'desk.audit.broken')} />
      </div>
      <ol>
        {events.map(({ seq, type, at, actor, hash }) => (
          <li key={seq} className="border-t border-line py-2 first:border-t-0">
            <p className="flex flex-wrap gap-x-4 gap-y-1">
              <span className="figures text-soft">{seq}</span>
              <span className="min-w-0 flex-1 basis-60 break-words">
                {name(type)} <code className="text-xs text-soft">{type}</code>
              </span>
              <time dateTime={at} className="figures whitespace-normal! text-soft">
                {instantIn(at as Instant, zone, lang)}
              </time>
            </p>
            <p className="text-xs break-all text-soft">
              {JSON.stringify(actor)} · {hash}
            </p>
          </li>
        ))}
      </ol>
      <More list={list} />
    </>
  );
}

function Keys(): ReactNode {
  const { t } = useWords();
  const { data, error } = useQuery(keysQuery);
  return (
    <Section title={t('desk.audit.keys')}>
      <p className="mb-2 text-soft">{t('desk.audit.keys.text')}</p>
      <ErrorNotice error={error} />
      {data || error ? null : <Skeleton rows={2} />}
      {data?.keys.map((key) => (
        <pre key={JSON.stringify(key)} className="mb-2 rounded-md bg-wash p-3 text-xs break-all whitespace-pre-wrap">
          {JSON.stringify(key, null, 2)}
        </pre>
      ))}
    </Section>
  );
}

function Audit(): ReactNode {
  const { t } = useWords();
  const { order } = useSearch({ from: '/desk/audit' });
  const navigate = useNavigate();
  const [text, setText] = useState(order ?? '');
  const look = (event: FormEvent): void => {
    event.preventDefault();
    void navigate({ to: '/desk/audit', search: text.trim() === '' ? {} : { order: text.trim() } });
  };
  return (
    <>
      <form className="mb-4 flex max-w-xl flex-wrap items-end gap-3" onSubmit={look}>
        <div className="flex-1 basis-60">
          <Field label={t('desk.audit.order')} required maxLength={40} value={text} onChange={setText} />
        </div>
        <Button type="submit" look="primary">
          {t('desk.audit.look')}
        </Button>
      </form>
      {order ? (
        <History key={order} orderId={order} />
      ) : (
        <Empty title={t('desk.audit.teach')} text={t('desk.audit.teach_text')} />
      )}
      <div className="mt-6">
        <Keys />
      </div>
    </>
  );
}

export function AuditPage(): ReactNode {
  const { t } = useWords();
  return (
    <Desk title={t('desk.nav.audit')} lead={t('desk.audit.lead')} verbs={['check.run']}>
      {() => <Audit />}
    </Desk>
  );
}
