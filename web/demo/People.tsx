/** Everybody of the demonstration, each one press away. */
import { useMutation } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Chip, Notice } from '../ui/Notice.tsx';
import { useWords } from '../ui/words.ts';
import { usePlay } from './play.ts';
import type { Demonstration } from './queries.ts';

export function People({
  demonstration,
  email,
}: {
  readonly demonstration: Demonstration;
  readonly email: string | null;
}): ReactNode {
  const { t } = useWords();
  const play = usePlay();
  const be = useMutation({
    mutationFn: ({ as, to }: { readonly as: string; readonly to: string }) => play(as, demonstration.password, to),
  });
  return (
    <>
      <p className="mb-2 text-soft">{t('guide.people_help')}</p>
      <ul className="divide-y divide-line">
        {demonstration.people.map(({ email: as, name, company, kind }) => (
          <li key={as} className="flex items-center justify-between gap-3 py-2">
            <span className="min-w-0">
              <span className="block font-semibold">{name}</span>
              <span className="block text-soft">{company}</span>
            </span>
            {as === email ? (
              <Chip tone="good">{t('guide.you')}</Chip>
            ) : (
              <button
                type="button"
                className="link min-h-10 shrink-0"
                disabled={be.isPending}
                onClick={() => be.mutate({ as, to: homeOf(kind) })}
              >
                {t('guide.be', { name })}
              </button>
            )}
          </li>
        ))}
      </ul>
      {be.data ? (
        <div role="alert">
          <Notice tone="bad" title={t(be.data)} />
        </div>
      ) : null}
    </>
  );
}

/** Where somebody's work begins. */
const homeOf = (kind: string): string => (kind === 'programme' ? '/desk' : kind === 'agency' ? '/jobs' : '/home');
