/** What new orders are pinned to, what each policy says, and days on which the calendar differs from the published one. */
import { type UseMutationResult, useQuery } from '@tanstack/react-query';
import { type FormEvent, type ReactNode, useState } from 'react';
import type { GetV1Me200, GetV1Programme200 } from '../../sdk/openapi.ts';
import { POLICY_NAMES, latest } from '../../src/policy/rules.ts';
import type { Days, MoneyMode, Policy, PolicyName } from '../../src/policy/types.ts';
import { useAct } from '../api/act.ts';
import { api, told } from '../api/client.ts';
import { programmeQuery } from '../api/queries.ts';
import { Button } from '../ui/Button.tsx';
import { Choice, Field, Tick } from '../ui/Field.tsx';
import { Chip, ErrorNotice, Notice, Skeleton } from '../ui/Notice.tsx';
import { Section } from '../ui/Page.tsx';
import { type Say, useWords } from '../ui/words.ts';
import type { MessageKey } from '../words.data.ts';
import { Calendar } from './CalendarPart.tsx';
import { Desk } from './Desk.tsx';
import { mayAtDesk } from './standing.ts';

const MODES: readonly MoneyMode[] = ['guarantee', 'hold'];
const NO_ACCOUNT = { beneficiary: '', number: '', bank: '' };

type Setting = UseMutationResult<unknown, Error, GetV1Programme200>;

function Settings({ programme, act }: { readonly programme: GetV1Programme200; readonly act: Setting }): ReactNode {
  const { t } = useWords();
  const [policy, setPolicy] = useState<PolicyName>(programme.policy);
  const [mode, setMode] = useState<MoneyMode>(programme.mode);
  const [strict, setStrict] = useState(programme.strict);
  const [account, setAccount] = useState(programme.account ?? NO_ACCOUNT);
  const none = Object.values(account).every((text) => text.trim() === '');
  const send = (event: FormEvent): void => {
    event.preventDefault();
    act.mutate({ policy, mode, strict, account: none ? null : account });
  };
  return (
    <form className="grid max-w-2xl gap-4 sm:grid-cols-2" onSubmit={send}>
      <Choice
        label={t('desk.policies.policy')}
        value={policy}
        onChange={(one) => setPolicy(one as PolicyName)}
        options={POLICY_NAMES.map((one) => [one, t(`how.policy.${one}`)] as const)}
      />
      <Choice
        label={t('desk.policies.mode')}
        value={mode}
        onChange={(one) => setMode(one as MoneyMode)}
        options={MODES.map((one) => [one, t(`fees.mode.${one}`)] as const)}
      />
      <div className="sm:col-span-2">
        <Tick label={t('desk.policies.strict')} checked={strict} onChange={setStrict} />
      </div>
      <fieldset className="grid gap-3 sm:col-span-2 sm:grid-cols-3">
        <legend className="mb-2 font-semibold">{t('desk.policies.account')}</legend>
        {(['beneficiary', 'number', 'bank'] as const).map((name) => (
          <Field
            key={name}
            label={t(`desk.policies.${name}`)}
            maxLength={200}
            value={account[name]}
            onChange={(text) => setAccount({ ...account, [name]: text })}
          />
        ))}
      </fieldset>
      <div className="flex flex-col items-start gap-3 sm:col-span-2">
        <ErrorNotice error={act.error} />
        {act.isSuccess ? (
          <div role="status">
            <Notice tone="good" title={t('desk.policies.saved')} />
          </div>
        ) : null}
        <Button type="submit" look="primary" busy={act.isPending ? t('ui.sending') : null}>
          {t('desk.policies.save')}
        </Button>
      </div>
    </form>
  );
}

const daysOf = (t: Say, { days, kind }: Days): string =>
  t(kind === 'business' ? 'how.business_days' : 'how.calendar_days', { n: days });

/** The figures in which policies differ most; the whole of them stands on “How it works”. */
const ROWS: readonly (readonly [MessageKey, (t: Say, policy: Policy) => string])[] = [
  ['desk.policies.cover', (t, { coverage }) => t(`desk.policies.cover.${coverage.cover}`)],
  ['desk.policies.reply', (t, { reply }) => daysOf(t, reply.within)],
  ['desk.policies.negotiation', (t, { negotiation }) => daysOf(t, negotiation.lasts)],
  ['desk.policies.prepay', (t, { appointedInspection }) => daysOf(t, appointedInspection.prepayWithin)],
  ['desk.policies.refund', (t, { refundService }) => daysOf(t, refundService)],
  ['desk.policies.appeal', (t, { appealWithin }) => daysOf(t, appealWithin)],
  ['desk.policies.unpaid', (t, { life }) => t('how.calendar_days', { n: life.unpaidDays })],
  ['desk.policies.receipt', (t, { life }) => t('how.calendar_days', { n: life.receiptConfirmedDays })],
];

function Numbers({ inForce }: { readonly inForce: PolicyName }): ReactNode {
  const { t } = useWords();
  return (
    <div className="grid gap-x-10 gap-y-6 lg:grid-cols-3">
      {POLICY_NAMES.map((name) => {
        const policy = latest(name);
        return (
          <section key={name} aria-label={t(`how.policy.${name}`)}>
            <h3 className="mb-1 flex flex-wrap items-center gap-2 font-semibold">
              {t(`how.policy.${name}`)} {name === inForce ? <Chip tone="good">{t('fees.now')}</Chip> : null}
            </h3>
            <p className="text-xs text-soft">{policy.id}</p>
            <dl className="mt-2">
              {ROWS.map(([key, of]) => (
                <div key={key} className="flex justify-between gap-4 border-t border-line py-1.5">
                  <dt className="text-soft">{t(key)}</dt>
                  <dd className="text-right">{of(t, policy)}</dd>
                </div>
              ))}
            </dl>
          </section>
        );
      })}
    </div>
  );
}

function Policies({ me }: { readonly me: GetV1Me200 }): ReactNode {
  const { t } = useWords();
  const { data, error } = useQuery(programmeQuery);
  // Here, not in the form: that begins anew with what was set, and would not know that it was.
  const act: Setting = useAct((body: GetV1Programme200, headers) => told(api.PUT('/v1/programme', { body, headers })));
  if (!data) return error ? <ErrorNotice error={error} /> : <Skeleton rows={8} />;
  return (
    <>
      <Section title={t('desk.policies.set')}>
        {mayAtDesk(me, 'programme.edit') ? (
          <Settings key={JSON.stringify(data)} programme={data} act={act} />
        ) : (
          <p className="text-soft">
            {t(`how.policy.${data.policy}`)} · {t(`fees.mode.${data.mode}`)}. {t('desk.policies.owner')}
          </p>
        )}
      </Section>
      <Section title={t('desk.policies.numbers')}>
        <Numbers inForce={data.policy} />
      </Section>
      <Calendar may={mayAtDesk(me, 'calendar.override')} />
    </>
  );
}

export function PoliciesPage(): ReactNode {
  const { t } = useWords();
  return (
    <Desk
      title={t('desk.nav.policies')}
      lead={t('desk.policies.lead')}
      verbs={['programme.edit', 'calendar.override', 'check.run']}
    >
      {(me) => <Policies me={me} />}
    </Desk>
  );
}
