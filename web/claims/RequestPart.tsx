/** Requests for evidence: who asked whom for what until when, answering one, and making one. Operators ask in the same form. */
import { type FormEvent, type ReactNode, useState } from 'react';
import { useAct } from '../api/act.ts';
import { api, told } from '../api/client.ts';
import { Button } from '../ui/Button.tsx';
import type { Side } from '../../src/contracts/types.ts';
import { Choice, Field } from '../ui/Field.tsx';
import { instantIn } from '../ui/figures.ts';
import { Chip, ErrorNotice } from '../ui/Notice.tsx';
import { Section } from '../ui/Page.tsx';
import { useWords } from '../ui/words.ts';
import { AddEvidence } from './AddEvidence.tsx';
import { TextField } from '../ui/TextField.tsx';
import type { Room } from './room.ts';
import type { ClaimPage, ShownRequest } from './shapes.ts';

const TONES = { open: 'due', answered: 'good', lapsed: 'neutral' } as const;
const USUAL_DAYS = '5';

export function RequestPart({ room }: { readonly room: Room }): ReactNode {
  const { t } = useWords();
  const { claim, side, may, orderId, claimId } = room;
  if (claim.requests.length === 0 && !may.file) return null;
  return (
    <Section title={t('claims.requests')}>
      <Requests claim={claim}>
        {({ requestId, of, status }) =>
          status === 'open' && of === side && may.file ? (
            <AddEvidence
              room={room}
              subject={{ id: null, clause: null }}
              label={t('claims.answer_request')}
              extra={{ requestId }}
            />
          ) : null
        }
      </Requests>
      {may.file ? <Ask path={{ orderId, claimId }} of={side === 'buyer' ? 'supplier' : 'buyer'} /> : null}
    </Section>
  );
}

/** Every request, with what its reader may do about it below. */
export function Requests(props: {
  readonly claim: Pick<ClaimPage, 'requests' | 'zone'>;
  readonly children?: (request: ShownRequest) => ReactNode;
}): ReactNode {
  const { claim, children } = props;
  const { t, lang } = useWords();
  if (claim.requests.length === 0) return <p className="text-soft">{t('claims.no_requests')}</p>;
  return (
    <ul>
      {claim.requests.map((request) => {
        const { requestId, of, by, what, due, status } = request;
        return (
          <li key={requestId} className="border-t border-line py-3 first:border-t-0">
            <p className="flex flex-wrap items-baseline gap-2">
              <span>{t('claims.asks', { by: t(`claims.side.${by}`), of: t(`claims.side.${of}`) })}</span>
              <Chip tone={TONES[status]}>{t(`claims.request.${status}`)}</Chip>
              <span className="figures text-soft">{t('claims.due_by', { at: instantIn(due.at, claim.zone, lang) })}</span>
            </p>
            <p className="break-words">{what ?? t('ui.erased')}</p>
            {children?.(request)}
          </li>
        );
      })}
    </ul>
  );
}

type Path = { readonly orderId: string; readonly claimId: string };
type Asking = { readonly of: Side; readonly what: string; readonly dueInDays: number };

/** Asks a side. `of` is null where the one who asks may ask either. */
export function Ask({ path, of }: { readonly path: Path; readonly of: Side | null }): ReactNode {
  const { t } = useWords();
  const [open, setOpen] = useState(false);
  const [asked, setAsked] = useState<Side>(of ?? 'supplier');
  const [what, setWhat] = useState('');
  const [days, setDays] = useState(USUAL_DAYS);
  const act = useAct((body: Asking, headers) =>
    told(api.POST('/v1/orders/{orderId}/claims/{claimId}/requests', { params: { path }, body, headers })),
  );
  if (!open)
    return (
      <div className="mt-3">
        <Button onPress={() => setOpen(true)}>{t(of === null ? 'claims.ask_side' : 'claims.ask_other')}</Button>
      </div>
    );
  const send = (event: FormEvent): void => {
    event.preventDefault();
    void act.mutateAsync({ of: asked, what: what.trim(), dueInDays: Number(days) }).then(
      () => {
        setOpen(false);
        setWhat('');
      },
      () => undefined,
    );
  };
  return (
    <form className="mt-3 flex max-w-2xl flex-col gap-3" onSubmit={send}>
      {of === null ? (
        <Choice
          label={t('claims.ask_whom')}
          value={asked}
          onChange={(one) => setAsked(one === 'buyer' ? 'buyer' : 'supplier')}
          options={[
            ['supplier', t('claims.side.supplier')],
            ['buyer', t('claims.side.buyer')],
          ]}
        />
      ) : null}
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
