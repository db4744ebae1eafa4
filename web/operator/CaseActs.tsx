/** What a person does with a case: decides it, or as the second person approves the decision or sends it back. */
import { type FormEvent, type ReactNode, useState } from 'react';
import type { GetV1Me200 } from '../../sdk/openapi.ts';
import { useAct } from '../api/act.ts';
import { api, told } from '../api/client.ts';
import { Button } from '../ui/Button.tsx';
import { ErrorNotice, Notice } from '../ui/Notice.tsx';
import { useWords } from '../ui/words.ts';
import { type Changed, areReasoned } from './case.ts';
import type { PreviewWarning } from './queries.ts';
import { mayAtDesk } from './standing.ts';
import { useStepped } from '../session/StepUp.tsx';
import { TextField } from '../ui/TextField.tsx';

type ActProps = { readonly path: { readonly orderId: string; readonly claimId: string }; readonly me: GetV1Me200 };

/** Decides as computed, or with the changes; the amount follows from the findings and is never typed. */
export function Decide({
  path,
  me,
  changed,
  onDone,
}: ActProps & { readonly changed: readonly Changed[]; readonly onDone: () => void }): ReactNode {
  const { t } = useWords();
  const act = useAct((made: readonly Changed[], headers) => {
    const overrides = Object.fromEntries(
      made.map(({ subject, finding, reason }) => [subject, { finding, reason: (reason ?? '').trim() }]),
    );
    return told(
      api.POST('/v1/orders/{orderId}/claims/{claimId}/determination', {
        params: { path },
        body: made.length > 0 ? { overrides } : {},
        headers,
      }),
    );
  });
  const { send, dialog, error, isPending } = useStepped(act, me.user.email, onDone);
  if (!mayAtDesk(me, 'claim.determine')) return <p className="text-soft">{t('desk.may_not_decide')}</p>;
  return (
    <div className="flex flex-col gap-3">
      <ErrorNotice error={error} />
      <Button
        look="primary"
        disabled={!areReasoned(changed)}
        busy={isPending ? t('ui.sending') : null}
        onPress={() => send(changed)}
      >
        {changed.length > 0 ? t('desk.decide_changed', { n: changed.length }) : t('desk.decide')}
      </Button>
      <p className="text-xs text-soft">{areReasoned(changed) ? t('desk.decide.help') : t('desk.decide.reason_missing')}</p>
      {dialog}
    </div>
  );
}

/** Why it may be better to wait: shown before deciding, not after. */
export function DecisionWarnings(props: {
  readonly warnings: readonly PreviewWarning[];
  readonly labels: ReadonlyMap<string, string>;
}): ReactNode {
  const { t } = useWords();
  const waiting = props.warnings.find(({ code }) => code === 'evidence.answer_time')?.data?.['evidence'];
  if (!Array.isArray(waiting)) return null;
  const items = (waiting as readonly string[]).map((id) => props.labels.get(id) ?? id).join(', ');
  return (
    <div className="mb-3">
      <Notice tone="due" title={t('desk.warning.answer_time')}>
        <p>{t('desk.warning.answer_time.text', { items })}</p>
      </Notice>
    </div>
  );
}

function SendBack({ path, me, onClose }: ActProps & { readonly onClose: () => void }): ReactNode {
  const { t } = useWords();
  const [reason, setReason] = useState('');
  const act = useAct((why: string, headers) =>
    told(api.POST('/v1/orders/{orderId}/claims/{claimId}/return', { params: { path }, body: { reason: why }, headers })),
  );
  const { send, dialog, error, isPending } = useStepped(act, me.user.email);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    send(reason.trim());
  };
  return (
    <form className="flex flex-col gap-3" onSubmit={submit}>
      <ErrorNotice error={error} />
      <TextField
        label={t('desk.return_reason')}
        help={t('desk.return_reason.help')}
        required
        maxLength={2000}
        value={reason}
        onChange={setReason}
      />
      <div className="flex flex-wrap gap-3">
        <Button type="submit" look="primary" disabled={reason.trim() === ''} busy={isPending ? t('ui.sending') : null}>
          {t('desk.return')}
        </Button>
        <Button onPress={onClose}>{t('ui.cancel')}</Button>
      </div>
      {dialog}
    </form>
  );
}

/** The second person. Who decided sees that somebody else must approve. */
export function SecondPerson({ path, me, decidedBy }: ActProps & { readonly decidedBy: string }): ReactNode {
  const { t } = useWords();
  const [sendingBack, setSendingBack] = useState(false);
  const act = useAct((_: 'approve', headers) =>
    told(api.POST('/v1/orders/{orderId}/claims/{claimId}/approval', { params: { path }, headers })),
  );
  const { send, dialog, error, isPending } = useStepped(act, me.user.email);
  if (decidedBy === me.user.id) {
    return (
      <Notice tone="platform" title={t('desk.you_decided')}>
        <p>{t('desk.you_decided.advice')}</p>
      </Notice>
    );
  }
  if (!mayAtDesk(me, 'claim.approve')) return <p className="text-soft">{t('desk.may_not_approve')}</p>;
  if (sendingBack) return <SendBack path={path} me={me} onClose={() => setSendingBack(false)} />;
  return (
    <div className="flex flex-col gap-3">
      <ErrorNotice error={error} />
      <div className="flex flex-wrap gap-3">
        <Button look="primary" busy={isPending ? t('ui.sending') : null} onPress={() => send('approve')}>
          {t('desk.approve')}
        </Button>
        <Button onPress={() => setSendingBack(true)}>{t('desk.return')}</Button>
      </div>
      <p className="text-xs text-soft">{t('desk.approve.help')}</p>
      {dialog}
    </div>
  );
}
