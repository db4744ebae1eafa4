/** When nothing can be inspected: the booking is declined, or the visit was in vain. Works without a connection, as the report does. */
import type { ReactNode } from 'react';
import { Button } from '../ui/Button.tsx';
import { Notice } from '../ui/Notice.tsx';
import { useWords } from '../ui/words.ts';
import { isFinal } from './jobs.ts';
import { isClosing } from './queue.rules.ts';
import { enqueue } from './store.ts';
import { ReasonNotice } from './SyncBar.tsx';
import { flush } from './sync.ts';
import type { Job, Outgoing } from './types.ts';

type OtherwiseProps = { readonly job: Job; readonly queue: readonly Outgoing[]; readonly accepted: boolean };

export function Otherwise({ job, queue, accepted }: OtherwiseProps): ReactNode {
  const { t } = useWords();
  const { owner, orderId, bookingId } = job;
  const told = queue.find(({ act, bookingId: of }) => of === bookingId && (act.kind === 'in_vain' || act.kind === 'decline'));
  const tell = (act: Outgoing['act']): void => void enqueue({ owner, orderId, bookingId, act }).then(flush);
  if (told?.state === 'waiting') return <Notice tone="due" title={t('visit.ended')} />;
  if (isFinal(job.status) || isClosing(queue, bookingId)) return null;
  return (
    <>
      {told?.state === 'refused' ? <ReasonNotice title={t('visit.ended_refused')} item={told} /> : null}
      <details className="border-t border-line py-3">
        <summary className="flex min-h-10 cursor-pointer items-center text-soft">{t('visit.otherwise')}</summary>
        <p className="mb-3 text-soft">{t('visit.otherwise_text')}</p>
        <div className="flex flex-wrap gap-3">
          {accepted ? null : <Button onPress={() => tell({ kind: 'decline' })}>{t('visit.decline')}</Button>}
          {(['not_ready', 'access_refused'] as const).map((because) => (
            <Button key={because} onPress={() => tell({ kind: 'in_vain', because })}>
              {t(`visit.${because}`)}
            </Button>
          ))}
        </div>
      </details>
    </>
  );
}
