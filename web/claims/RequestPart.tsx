/** Requests for evidence: who asked whom for what until when, answering one, and making one. */
import { type FormEvent, type ReactNode, useState } from 'react';
import { useAct } from '../api/act.ts';
import { api, told } from '../api/client.ts';
import { Button } from '../ui/Button.tsx';
import { Field } from '../ui/Field.tsx';
import { instantIn } from '../ui/figures.ts';
import { Chip, ErrorNotice } from '../ui/Notice.tsx';
import { Section } from '../ui/Page.tsx';
import { useWords } from '../ui/words.ts';
import { AddEvidence } from './AddEvidence.tsx';
import { TextField } from '../ui/TextField.tsx';
import type { Room } from './room.ts';

const TONES = { open: 'due', answered: 'good', lapsed: 'neutral' } as const;
const USUAL_DAYS = '5';

export function RequestPart({ room }: { readonly room: Room }): ReactNode {
  const { t, lang } = useWords();
  const { claim, side, may } = room;
  if (claim.requests.length === 0 && !may.file) return null;
  return (
    <Section title={t('claims.requests')}>
      {claim.requests.length === 0 ? <p className="text-soft">{t('claims.no_requests')}</p> : null}
      <ul>
        {claim.requests.map(({ requestId, of, by, what, due, status }) => (
          <li key={requestId} className="border-t border-line py-3 first:border-t-0">
            <p className="flex flex-wrap items-baseline gap-2">
              <span>{t('claims.asks', { by: t(`claims.side.${by}`), of: t(`claims.side.${of}`) })}</span>
              <Chip tone={TONES[status]}>{t(`claims.request.${status}`)}</Chip>
              <span className="figures text-soft">{t('claims.due_by', { at: instantIn(due.at, claim.zone, lang) })}</span>
            </p>
            <p className="break-words">{what ?? t('ui.erased')}</p>
            {status === 'open' && of === side && may.file ? (
              <AddEvidence
                room={room}
                subject={{ id: null, clause: null }}
                label={t('claims.answer_request')}
                extra={{ requestId }}
              />
            ) : null}
          </li>
        ))}
      </ul>
      {may.file ? <Ask room={room} /> : null}
    </Section>
  );
}

function Ask({ room }: { readonly room: Room }): ReactNode {
  const { t } = useWords();
  const { orderId, claimId, side } = room;
  const [open, setOpen] = useState(false);
  const [what, setWhat] = useState('');
  const [days, setDays] = useState(USUAL_DAYS);
  const act = useAct((asked: { readonly what: string; readonly days: number }, headers) => {
    const body = { of: side === 'buyer' ? ('supplier' as const) : ('buyer' as const), what: asked.what, dueInDays: asked.days };
    return told(
      api.POST('/v1/orders/{orderId}/claims/{claimId}/requests', { params: { path: { orderId, claimId } }, body, headers }),
    );
  });
  if (!open)
    return (
      <div className="mt-3">
        <Button onPress={() => setOpen(true)}>{t('claims.ask_other')}</Button>
      </div>
    );
  const send = (event: FormEvent): void => {
    event.preventDefault();
    act.mutate({ what: what.trim(), days: Number(days) }, { onSuccess: () => setOpen(false) });
  };
  return (
    <form className="mt-3 flex max-w-2xl flex-col gap-3" onSubmit={send}>
      <TextField label={t('claims.ask_what')} value={what} onChange={setWhat} required />
      <Field
        label={t('claims.ask_days')}
        help={t('claims.ask_days.help')}
        inputMode="numeric"
        required
        maxLength={2}
        value={days}
        onChange={setDays}
      />
      <ErrorNotice error={act.error} />
      <div className="flex gap-2">
        <Button type="submit" look="primary" disabled={what.trim() === ''} busy={act.isPending ? t('ui.sending') : null}>
          {t('claims.send_request')}
        </Button>
        <Button onPress={() => setOpen(false)}>{t('ui.cancel')}</Button>
      </div>
    </form>
  );
}
