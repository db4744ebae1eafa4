/** The guided demonstration: one order from a vague sentence to a refund, played from all sides by the reader. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useEffect } from 'react';
import type { Instant } from '../../src/kernel/dates.ts';
import { meQuery } from '../api/queries.ts';
import { isDemonstration, now } from '../clock.ts';
import { Button } from '../ui/Button.tsx';
import { instantIn } from '../ui/figures.ts';
import { useOwnZone } from '../ui/due.ts';
import { keep } from '../ui/kept.ts';
import { MissingPage } from '../ui/MissingPage.tsx';
import { ErrorNotice, Notice, Skeleton } from '../ui/Notice.tsx';
import { Page, Section } from '../ui/Page.tsx';
import { useWords } from '../ui/words.ts';
import { People } from './People.tsx';
import { StepRow } from './StepRow.tsx';
import { demonstrationQuery, moveTime } from './queries.ts';
import { STEPS, stepOf } from './steps.ts';

const DAY_MS = 86_400_000;
const LEAPS = [1, 7, 30] as const;

/** Moves time by some days, whichever step one is at. */
function Leaps({ at }: { readonly at: Instant }): ReactNode {
  const { t, lang } = useWords();
  const zone = useOwnZone();
  const client = useQueryClient();
  const leap = useMutation({
    mutationFn: (days: number) => moveTime(new Date(Date.parse(now()) + days * DAY_MS).toISOString()),
    onSuccess: () => client.invalidateQueries(),
  });
  return (
    <>
      <p className="mb-3" role="status">
        {t('guide.now', { at: instantIn(at, zone, lang) })}
      </p>
      <div className="flex flex-wrap gap-2">
        {LEAPS.map((days) => (
          <Button key={days} disabled={leap.isPending} onPress={() => leap.mutate(days)}>
            {t('guide.leap', { n: days })}
          </Button>
        ))}
      </div>
      <p className="mt-2 text-soft">{t('guide.leap_help')}</p>
      <ErrorNotice error={leap.error} />
    </>
  );
}

/** Without the demonstration there is nothing at this address. */
export function DemoPage(): ReactNode {
  return isDemonstration() ? <Guide /> : <MissingPage />;
}

function Guide(): ReactNode {
  const { t } = useWords();
  const { data, error } = useQuery(demonstrationQuery);
  const { data: me = null } = useQuery(meQuery);
  // The strip on every page shows the next step from now on.
  useEffect(() => keep('guide', 'on'), []);
  const at = stepOf(data?.guided ?? null);
  return (
    <Page title={t('guide.title')} lead={t('guide.lead')}>
      {data ? null : error ? <ErrorNotice error={error} /> : <Skeleton rows={8} />}
      {data ? (
        <div className="grid gap-x-10 lg:grid-cols-[minmax(0,1fr)_340px]">
          <div className="min-w-0">
            {at >= STEPS.length - 1 ? (
              <Notice tone="good" title={t('guide.end')}>
                <p>{t('guide.end.text')}</p>
              </Notice>
            ) : null}
            <ol className="divide-y divide-line border-y border-line">
              {STEPS.map((step, n) => (
                <StepRow
                  key={step.id}
                  step={step}
                  n={n + 1}
                  state={n < at ? 'done' : n === at ? 'now' : 'later'}
                  demonstration={data}
                  email={me?.user.email ?? null}
                />
              ))}
            </ol>
          </div>
          <div className="min-w-0">
            <Section title={t('guide.time')}>
              <Leaps at={data.now} />
            </Section>
            <Section title={t('guide.people')}>
              <People demonstration={data} email={me?.user.email ?? null} />
            </Section>
          </div>
        </div>
      ) : null}
    </Page>
  );
}
