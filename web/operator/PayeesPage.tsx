/** Payee changes that wait for a call: the old account beside the new one, the numbers to call, and what was said. */
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import type { GetV1AccountChanges200, GetV1Me200 } from '../../sdk/openapi.ts';
import type { PlainDate } from '../../src/kernel/dates.ts';
import { useAct } from '../api/act.ts';
import { api, told } from '../api/client.ts';
import { Button } from '../ui/Button.tsx';
import { Choice } from '../ui/Field.tsx';
import { day } from '../ui/figures.ts';
import { Chip, Empty, ErrorNotice, Notice, Skeleton } from '../ui/Notice.tsx';
import { Section } from '../ui/Page.tsx';
import { useWords } from '../ui/words.ts';
import { Waiting } from './clock.tsx';
import { Desk } from './Desk.tsx';
import { accountQuery, changesQuery } from './queries.ts';
import { mayAtDesk } from './standing.ts';
import { useStepped } from '../session/StepUp.tsx';

type Change = GetV1AccountChanges200['items'][number];
type Account = { readonly beneficiary: string; readonly number: string; readonly bank: string; readonly country: string };

function AccountList({ title, account }: { readonly title: string; readonly account: Account | null }): ReactNode {
  const { t } = useWords();
  return (
    <section aria-label={title} className="min-w-0">
      <h3 className="font-semibold">{title}</h3>
      {account ? (
        <p className="break-words">
          {account.beneficiary}
          <br />
          <span className="figures">{account.number}</span>
          <br />
          {account.bank}, {account.country}
        </p>
      ) : (
        <p className="text-soft">{t('ui.none')}</p>
      )}
    </section>
  );
}

function CallBack({
  me,
  supplierId,
  phones,
}: {
  readonly me: GetV1Me200;
  readonly supplierId: string;
  readonly phones: readonly { readonly phone: string; readonly since: string; readonly callable: boolean }[];
}): ReactNode {
  const { t, lang } = useWords();
  const callable = phones.filter((phone) => phone.callable);
  const [phone, setPhone] = useState(callable[0]?.phone ?? '');
  const act = useAct((body: { readonly confirmed: boolean; readonly phone: string }, headers) =>
    told(api.POST('/v1/suppliers/{supplierId}/account/change/call-back', { params: { path: { supplierId } }, body, headers })),
  );
  const { send, dialog, error, isPending } = useStepped(act, me.user.email);
  if (callable.length === 0)
    return (
      <Notice tone="due" title={t('desk.no_phone')}>
        <p>{t('desk.no_phone.advice')}</p>
      </Notice>
    );
  return (
    <div className="flex flex-col gap-3">
      <ErrorNotice error={error} />
      <div className="max-w-96">
        <Choice
          label={t('desk.called')}
          value={phone}
          onChange={setPhone}
          options={callable.map(
            (one) => [one.phone, t('desk.phone_since', { phone: one.phone, on: day(one.since as PlainDate, lang) })] as const,
          )}
        />
      </div>
      <div className="flex flex-wrap gap-3">
        <Button look="primary" busy={isPending ? t('ui.sending') : null} onPress={() => send({ confirmed: true, phone })}>
          {t('desk.call.yes')}
        </Button>
        <Button onPress={() => send({ confirmed: false, phone })}>{t('desk.call.no')}</Button>
      </div>
      {dialog}
    </div>
  );
}

function ChangeCard({
  me,
  change,
  readAt,
}: {
  readonly me: GetV1Me200;
  readonly change: Change;
  readonly readAt: number;
}): ReactNode {
  const { t } = useWords();
  const { supplierId, name, ownName, requestedAt } = change;
  const { data, error } = useQuery(accountQuery(supplierId));
  return (
    <div id={supplierId}>
      <Section title={name} aside={<Waiting since={requestedAt} readAt={readAt} />}>
        <p className="mb-3">
          <Chip tone={ownName ? 'neutral' : 'due'}>{t(ownName ? 'desk.change.own' : 'desk.change.other')}</Chip>
        </p>
        <ErrorNotice error={error} />
        {data ? (
          <>
            <div className="mb-4 grid gap-4 sm:grid-cols-2">
              <AccountList title={t('desk.account.now')} account={data.designated} />
              <AccountList title={t('desk.account.new')} account={data.change} />
            </div>
            {mayAtDesk(me, 'payee.call_back') ? <CallBack me={me} supplierId={supplierId} phones={data.phones} /> : null}
          </>
        ) : error ? null : (
          <Skeleton rows={3} />
        )}
      </Section>
    </div>
  );
}

function Changes({ me }: { readonly me: GetV1Me200 }): ReactNode {
  const { t } = useWords();
  const { data, error, dataUpdatedAt } = useQuery(changesQuery);
  if (error) return <ErrorNotice error={error} />;
  if (!data) return <Skeleton rows={4} />;
  if (data.items.length === 0) return <Empty title={t('desk.payees.empty')} text={t('desk.changes.none')} />;
  return data.items.map((change) => <ChangeCard key={change.supplierId} me={me} change={change} readAt={dataUpdatedAt} />);
}

export function PayeesPage(): ReactNode {
  const { t } = useWords();
  return (
    <Desk title={t('desk.changes')} lead={t('desk.payees.lead')} verbs={['payee.read']}>
      {(me) => <Changes me={me} />}
    </Desk>
  );
}
