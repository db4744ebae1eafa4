/** How a claim goes on or ends: performed, given to the platform, withdrawn, appealed. */
import { type FormEvent, type ReactNode, useState } from 'react';
import type { AppealGround } from '../../src/claims/types.ts';
import type { AppealBody } from '../../src/claims/decision.schema.ts';
import { useAct } from '../api/act.ts';
import { api, told } from '../api/client.ts';
import { Button } from '../ui/Button.tsx';
import { Choice } from '../ui/Field.tsx';
import { day } from '../ui/figures.ts';
import { ErrorNotice } from '../ui/Notice.tsx';
import { Section } from '../ui/Page.tsx';
import { useWords } from '../ui/words.ts';
import { Confirm } from '../ui/Confirm.tsx';
import { TextField } from '../ui/TextField.tsx';
import type { Room } from './room.ts';

export function EndPart({ room }: { readonly room: Room }): ReactNode {
  const { t } = useWords();
  const { may } = room;
  if (!may.escalate && !may.withdraw && !may.perform && !may.appeal) return null;
  return (
    <Section title={t('claims.how_on')}>
      <div className="flex flex-wrap items-start gap-3">
        {may.perform ? <Perform room={room} /> : null}
        {may.escalate ? <Escalate room={room} /> : null}
        {may.withdraw ? <Withdraw room={room} /> : null}
      </div>
      {may.appeal ? <Appeal room={room} /> : null}
    </Section>
  );
}

const paramsOf = ({ orderId, claimId }: Room) => ({ path: { orderId, claimId } });

function Perform({ room }: { readonly room: Room }): ReactNode {
  const { t } = useWords();
  const act = useAct((_: null, headers) =>
    told(api.POST('/v1/orders/{orderId}/claims/{claimId}/performance', { params: paramsOf(room), headers })),
  );
  return (
    <Confirm
      label={t('claims.performed')}
      says={t('claims.performed.says')}
      look="primary"
      onConfirm={() => act.mutate(null)}
      pending={act.isPending}
      error={act.error}
    />
  );
}

function Escalate({ room }: { readonly room: Room }): ReactNode {
  const { t, lang } = useWords();
  const { claim, side } = room;
  const act = useAct((body: { readonly early?: boolean }, headers) =>
    told(api.POST('/v1/orders/{orderId}/claims/{claimId}/escalation', { params: paramsOf(room), body, headers })),
  );
  const asked = side !== null && claim.escalationAskedBy.includes(side);
  const from = day(claim.mayEscalateFrom, lang);
  return (
    <>
      <Confirm
        label={t('claims.escalate')}
        says={t('claims.escalate.says', { from })}
        onConfirm={() => act.mutate({})}
        pending={act.isPending}
        error={act.error}
      />
      {asked ? (
        <p className="py-2 text-soft">{t('claims.early_asked')}</p>
      ) : (
        <Confirm
          label={t('claims.escalate_early')}
          says={t('claims.escalate_early.says')}
          onConfirm={() => act.mutate({ early: true })}
          pending={act.isPending}
          error={act.error}
        />
      )}
    </>
  );
}

function Withdraw({ room }: { readonly room: Room }): ReactNode {
  const { t } = useWords();
  const act = useAct((_: null, headers) =>
    told(api.POST('/v1/orders/{orderId}/claims/{claimId}/withdrawal', { params: paramsOf(room), headers })),
  );
  return (
    <Confirm
      label={t('claims.withdraw')}
      says={t('claims.withdraw.says')}
      onConfirm={() => act.mutate(null)}
      pending={act.isPending}
      error={act.error}
    />
  );
}

/** Files can be brought again once the appeal is open; what the new evidence shows is told here. */
function Appeal({ room }: { readonly room: Room }): ReactNode {
  const { t } = useWords();
  const [open, setOpen] = useState(false);
  const [ground, setGround] = useState<AppealGround>('named_error');
  const [text, setText] = useState('');
  const act = useAct((body: AppealBody, headers) =>
    told(api.POST('/v1/orders/{orderId}/claims/{claimId}/appeal', { params: paramsOf(room), body, headers })),
  );
  if (!open) return <Button onPress={() => setOpen(true)}>{t('claims.appeal')}</Button>;
  const send = (event: FormEvent): void => {
    event.preventDefault();
    const words = text.trim();
    const evidence = ground === 'new_evidence' ? { evidence: [{ kind: 'statement' as const, text: words }] } : {};
    act.mutate({ ground, text: words, ...evidence });
  };
  return (
    <form className="mt-3 flex max-w-2xl flex-col gap-3" onSubmit={send}>
      <p className="max-w-[72ch]">{t('claims.appeal.says')}</p>
      <Choice
        label={t('claims.appeal.ground')}
        value={ground}
        onChange={(one) => setGround(one as AppealGround)}
        options={[
          ['named_error', t('claims.appeal.named_error')],
          ['new_evidence', t('claims.appeal.new_evidence')],
        ]}
      />
      <TextField label={t('claims.appeal.text')} help={t('claims.appeal.text.help')} value={text} onChange={setText} required />
      <ErrorNotice error={act.error} />
      <div className="flex gap-2">
        <Button type="submit" look="primary" disabled={text.trim() === ''} busy={act.isPending ? t('ui.sending') : null}>
          {t('claims.appeal')}
        </Button>
        <Button onPress={() => setOpen(false)}>{t('ui.cancel')}</Button>
      </div>
    </form>
  );
}
