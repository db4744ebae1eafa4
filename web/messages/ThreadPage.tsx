/** Messages with another company outside of orders: what is asked before there is one. */
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { type ReactNode, useEffect } from 'react';
import { useAct } from '../api/act.ts';
import { api, told } from '../api/client.ts';
import { meQuery, supplierQuery } from '../api/queries.ts';
import { Page } from '../ui/Page.tsx';
import { useWords } from '../ui/words.ts';
import { Conversation } from './Conversation.tsx';
import { threadQuery, threadsQuery } from './queries.ts';
import { markSeen } from './seen.ts';

/** What the other company is called: by the threads, or by the directory while nothing was written yet. */
function useName(companyId: string): string {
  const { data: threads } = useQuery(threadsQuery);
  const known = threads?.items.find((thread) => thread.companyId === companyId);
  const { data: supplier } = useQuery({ ...supplierQuery(companyId), enabled: threads !== undefined && !known, retry: false });
  return known?.name ?? supplier?.name ?? companyId;
}

export function ThreadPage(): ReactNode {
  const { t } = useWords();
  const { companyId } = useParams({ from: '/messages/$companyId' });
  const name = useName(companyId);
  const { data: me } = useQuery(meQuery);
  const { data: threads } = useQuery(threadsQuery);
  const { data, error, hasNextPage, fetchNextPage } = useInfiniteQuery(threadQuery(companyId));
  const act = useAct((text: string, headers) =>
    told(api.POST('/v1/companies/{companyId}/messages', { params: { path: { companyId } }, body: { text }, headers })),
  );
  const count = threads?.items.find((thread) => thread.companyId === companyId)?.count;
  useEffect(() => {
    if (count !== undefined) markSeen(companyId, count);
  }, [companyId, count]);
  return (
    <Page
      title={t('messages.with', { name })}
      above={
        <Link to="/messages" className="link no-print mb-2 inline-block">
          {t('messages.title')}
        </Link>
      }
    >
      <Conversation
        messages={data?.pages.flatMap(({ items }) => items)}
        error={error}
        nameOf={() => name}
        mine={me?.acting?.companyId ?? null}
        act={act}
        more={hasNextPage ? () => void fetchNextPage() : null}
      />
    </Page>
  );
}
