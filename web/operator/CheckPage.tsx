/** The check of everything, page by page: hash chains, folded states and the programme's invariants of all streams. */
import { useInfiniteQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { Button } from '../ui/Button.tsx';
import { ErrorNotice, Notice } from '../ui/Notice.tsx';
import { useWords } from '../ui/words.ts';
import { Desk } from './Desk.tsx';
import { checkQuery } from './queries.ts';

function Check(): ReactNode {
  const { t } = useWords();
  const [asked, setAsked] = useState(false);
  const { data, error, hasNextPage, isFetching, fetchNextPage, refetch } = useInfiniteQuery({ ...checkQuery, enabled: asked });
  const pages = data?.pages ?? [];
  const findings = pages.flatMap((page) => page.findings);
  const streams = pages.reduce((sum, page) => sum + page.streams, 0);
  const events = pages.reduce((sum, page) => sum + page.events, 0);
  const isDone = pages.length > 0 && !hasNextPage && !isFetching;
  const next = (): void => {
    if (!asked) setAsked(true);
    else if (hasNextPage) void fetchNextPage();
    else void refetch();
  };
  return (
    <>
      <div className="mb-4 flex flex-wrap items-center gap-4">
        <Button look="primary" onPress={next} busy={isFetching ? t('desk.check.running') : null}>
          {t(!asked ? 'desk.check.start' : hasNextPage ? 'desk.check.next' : 'desk.check.again')}
        </Button>
        {pages.length > 0 ? (
          <p role="status" className="text-soft">
            {t('desk.check.read', { streams, events })}
          </p>
        ) : null}
      </div>
      <ErrorNotice error={error} />
      {pages.length > 0 && findings.length === 0 ? (
        <div className="max-w-xl">
          <Notice tone="good" title={t(isDone ? 'desk.check.clean' : 'desk.check.clean_so_far')} />
        </div>
      ) : null}
      {findings.length > 0 ? (
        <>
          <div className="max-w-xl">
            <Notice tone="bad" title={t('desk.check.found', { n: findings.length })}>
              <p>{t('desk.check.found_advice')}</p>
            </Notice>
          </div>
          <ul className="mt-4">
            {findings.map(({ invariant, code, kind, id, supplierId, data: shown }) => (
              <li key={`${code}${kind}${id}${supplierId}${JSON.stringify(shown)}`} className="border-t border-line py-3">
                <p className="font-semibold break-words">
                  {invariant}: {code}
                </p>
                <p className="text-soft break-words">{[kind, id, supplierId].filter((part) => part !== null).join(' · ')}</p>
                <pre className="mt-1 text-xs break-all whitespace-pre-wrap">{JSON.stringify(shown, null, 2)}</pre>
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </>
  );
}

export function CheckPage(): ReactNode {
  const { t } = useWords();
  return (
    <Desk title={t('desk.check.title')} lead={t('desk.check.lead')} verbs={['check.run']}>
      {() => <Check />}
    </Desk>
  );
}
