/** The devices that are signed in: which one this is, when each was last used, and the way to end one or all others. */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { Button } from '../ui/Button.tsx';
import { useOwnZone } from '../ui/due.ts';
import { instantIn } from '../ui/figures.ts';
import { Chip, ErrorNotice, Skeleton, WrongNotice } from '../ui/Notice.tsx';
import { useWords } from '../ui/words.ts';
import type { MessageKey } from '../words.data.ts';
import { type Session, type Told, endOtherSessions, endSession, sessions } from './account.ts';
import { deviceOf } from './device.ts';

const KEY = ['sessions'] as const;

export function Sessions(): ReactNode {
  const { t } = useWords();
  const client = useQueryClient();
  const { data, error } = useQuery({ queryKey: KEY, queryFn: sessions });
  const [wrong, setWrong] = useState<MessageKey | null>(null);
  const [busy, setBusy] = useState(false);
  const run = async (asked: Promise<Told<unknown>>): Promise<void> => {
    setBusy(true);
    const outcome = await asked.catch(() => ({ ok: false, key: 'session.failed' }) as const);
    setBusy(false);
    setWrong(outcome.ok ? null : outcome.key);
    await client.invalidateQueries({ queryKey: KEY });
  };
  if (!data) return error ? <ErrorNotice error={error} /> : <Skeleton rows={3} />;
  return (
    <div className="flex max-w-xl flex-col gap-3">
      <p className="text-soft">{t('account.sessions_lead')}</p>
      <WrongNotice wrong={wrong} />
      <ul className="divide-y divide-line">
        {data.all.map((session) => (
          <Row
            key={session.id}
            session={session}
            own={session.id === data.own}
            busy={busy}
            onEnd={() => void run(endSession(session.id))}
          />
        ))}
      </ul>
      {data.all.length > 1 ? (
        <div>
          <Button disabled={busy} onPress={() => void run(endOtherSessions())}>
            {t('account.end_others')}
          </Button>
        </div>
      ) : null}
    </div>
  );
}

type RowProps = { readonly session: Session; readonly own: boolean; readonly busy: boolean; readonly onEnd: () => void };

function Row({ session, own, busy, onEnd }: RowProps): ReactNode {
  const { t, lang } = useWords();
  const zone = useOwnZone();
  const device = deviceOf(session.userAgent) ?? t('account.unknown_device');
  return (
    <li className="flex flex-wrap items-center justify-between gap-3 py-3">
      <span className="min-w-0">
        <span className="font-semibold">{device}</span>
        <span className="block text-soft">{t('account.signed_in_at', { at: instantIn(session.createdAt, zone, lang) })}</span>
        <span className="block text-soft">{t('account.used_at', { at: instantIn(session.updatedAt, zone, lang) })}</span>
      </span>
      {own ? (
        <Chip tone="good">{t('account.this_device')}</Chip>
      ) : (
        <Button disabled={busy} onPress={onEnd}>
          {t('account.end_session')}
          <span className="sr-only">{device}</span>
        </Button>
      )}
    </li>
  );
}
