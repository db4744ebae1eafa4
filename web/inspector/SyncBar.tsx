/** What has reached the server and what has not, on every page of the inspector. */
import type { ReactNode } from 'react';
import { Button } from '../ui/Button.tsx';
import { Chip, Notice, type Tone } from '../ui/Notice.tsx';
import { useWords } from '../ui/words.ts';
import { useConnected, useQueue } from './phone.ts';
import { flush } from './sync.ts';
import type { Outgoing, Owner, SendState } from './types.ts';

// biome-ignore format: a table
const TONES: Readonly<Record<SendState, Tone>> = { waiting: 'due', sent: 'good', refused: 'bad' };

/** Whether one thing is at the server. */
export function SendChip({ state }: { readonly state: SendState }): ReactNode {
  const { t } = useWords();
  return <Chip tone={TONES[state]}>{t(`sync.state.${state}`)}</Chip>;
}

/** Why the server would not have it. */
export function ReasonNotice({ title, item }: { readonly title: string; readonly item: Outgoing }): ReactNode {
  return (
    <div role="alert">
      <Notice tone="bad" title={title}>
        <p>{item.reason?.title}</p>
        <p>{item.reason?.detail === item.reason?.title ? null : item.reason?.detail}</p>
        <p className="mt-1">{item.reason?.advice}</p>
      </Notice>
    </div>
  );
}

export function SyncBar({ owner }: { readonly owner: Owner }): ReactNode {
  const { t } = useWords();
  const connected = useConnected();
  const queue = useQueue(owner);
  const of = (state: SendState): number => queue.filter((item) => item.state === state).length;
  const [waiting, refused] = [of('waiting'), of('refused')];
  return (
    <div role="status" className="mb-4 flex min-h-10 flex-wrap items-center gap-x-3 gap-y-1 border-y border-line py-1">
      {connected ? null : <Chip tone="due">{t('sync.offline')}</Chip>}
      {waiting > 0 ? <span>{t('sync.waiting', { n: waiting })}</span> : null}
      {refused > 0 ? <Chip tone="bad">{t('sync.refused', { n: refused })}</Chip> : null}
      {connected && waiting + refused === 0 ? <Chip tone="good">{t('sync.online')}</Chip> : null}
      {connected && waiting > 0 ? (
        <Button look="quiet" onPress={() => void flush()}>
          {t('sync.now')}
        </Button>
      ) : null}
    </div>
  );
}
