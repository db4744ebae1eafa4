/** The settlement account: what is paid to, and its change step by step with the waiting that protects it. */
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, type ReactNode, useState } from 'react';
import type { GetV1SuppliersSupplierIdAccount200 } from '../../sdk/openapi.ts';
import type { AccountBody } from '../../src/suppliers/payee.schema.ts';
import { useAct } from '../api/act.ts';
import { api, told } from '../api/client.ts';
import { codeOf } from '../api/problem.ts';
import { meQuery } from '../api/queries.ts';
import { Confirm } from '../ui/Confirm.tsx';
import { Countdown } from '../ui/Countdown.tsx';
import { useStepped } from '../session/StepUp.tsx';
import { Button } from '../ui/Button.tsx';
import { Field } from '../ui/Field.tsx';
import { day, instantIn } from '../ui/figures.ts';
import { Chip, ErrorNotice, Notice, Skeleton } from '../ui/Notice.tsx';
import { Section } from '../ui/Page.tsx';
import { useWords } from '../ui/words.ts';
import { accountQuery } from './queries.ts';
import { SupplyFrame } from './SupplyFrame.tsx';

type Account = GetV1SuppliersSupplierIdAccount200;
type Change = NonNullable<Account['change']>;

/** In which the waiting ends; the reader's own zone stands beside it. */
const ZONE = 'Asia/Shanghai';
const STEPS = ['requested', 'approved', 'cooling'] as const;

export function AccountPage(): ReactNode {
  const { t } = useWords();
  return (
    <SupplyFrame title={t('supply.account')} lead={t('supply.account.lead')}>
      {(supplierId) => <TheAccount supplierId={supplierId} />}
    </SupplyFrame>
  );
}

function TheAccount({ supplierId }: { readonly supplierId: string }): ReactNode {
  const { t, lang } = useWords();
  const { data, error } = useQuery(accountQuery(supplierId));
  // Before the first account there is nothing to read: that is where one is registered.
  if (codeOf(error) === 'payee.none') return <AskFor supplierId={supplierId} first />;
  if (!data) return error ? <ErrorNotice error={error} /> : <Skeleton rows={5} />;
  const { designated, change, phones } = data;
  return (
    <>
      <Section title={t('supply.account.paid_to')}>
        {designated ? (
          <>
            <Details of={designated} />
            <p className="mt-2 text-soft">{t('supply.account.since', { at: instantIn(designated.since, ZONE, lang) })}</p>
          </>
        ) : (
          <Notice tone="due" title={t('supply.account.none')}>
            <p>{t('supply.account.none.text')}</p>
          </Notice>
        )}
      </Section>
      {change ? <UnderWay supplierId={supplierId} change={change} /> : null}
      {change ? null : <AskFor supplierId={supplierId} first={designated === null} />}
      <Section title={t('supply.phones')}>
        <p className="mb-2 max-w-[72ch] text-soft">{t('supply.phones.text')}</p>
        <ul>
          {phones.map(({ phone, since, callable }) => (
            <li key={phone} className="flex flex-wrap items-baseline gap-3 py-1">
              <span className="figures">{phone}</span>
              <span className="text-soft">{t('supply.phones.since', { day: day(since, lang) })}</span>
              <Chip tone={callable ? 'good' : 'due'}>{t(callable ? 'supply.phones.callable' : 'supply.phones.new')}</Chip>
            </li>
          ))}
        </ul>
        <AddPhone companyId={supplierId} />
      </Section>
    </>
  );
}

function Details({ of }: { readonly of: Pick<Change, 'beneficiary' | 'number' | 'bank' | 'country'> }): ReactNode {
  const { t } = useWords();
  return (
    <dl className="grid max-w-xl gap-x-6 gap-y-1 sm:grid-cols-[auto_1fr]">
      {(['beneficiary', 'number', 'bank', 'country'] as const).map((name) => (
        <div key={name} className="contents">
          <dt className="text-soft">{t(`supply.account.${name}`)}</dt>
          <dd className="figures whitespace-normal">{of[name]}</dd>
        </div>
      ))}
    </dl>
  );
}

function UnderWay({ supplierId, change }: { readonly supplierId: string; readonly change: Change }): ReactNode {
  const { t } = useWords();
  const { data: me } = useQuery(meQuery);
  const params = { path: { supplierId } };
  const email = me?.user.email ?? '';
  const approve = useStepped(
    useAct((_: null, headers) => told(api.POST('/v1/suppliers/{supplierId}/account/change/approve', { params, headers }))),
    email,
  );
  const stop = useStepped(
    useAct((_: null, headers) => told(api.DELETE('/v1/suppliers/{supplierId}/account/change', { params, headers }))),
    email,
  );
  const at = STEPS.indexOf(change.step);
  const own = me?.user.id === change.requestedBy;
  return (
    <Section title={t('supply.change')}>
      <Details of={change} />
      {change.ownName ? null : (
        <div className="mt-3">
          <Notice tone="bad" title={t('supply.change.other_name')} />
        </div>
      )}
      <ol className="mt-4 grid gap-2">
        {STEPS.map((step, n) => (
          <li key={step} className="flex items-baseline gap-3">
            <Chip tone={n < at ? 'good' : n === at ? 'due' : 'neutral'}>
              {t(n < at ? 'supply.done' : n === at ? 'supply.now_at' : 'supply.later')}
            </Chip>
            <span>{t(`supply.change.${step}`)}</span>
          </li>
        ))}
      </ol>
      {change.usableAt ? (
        <dl className="mt-3">
          <Countdown name={t('supply.change.usable')} at={change.usableAt} zone={ZONE} businessDays={null} />
        </dl>
      ) : null}
      <div className="mt-4 flex flex-wrap gap-2">
        {change.step === 'requested' && !own ? (
          <Confirm
            label={t('supply.change.approve')}
            says={t('supply.change.approve.says')}
            look="primary"
            onConfirm={() => approve.send(null)}
            pending={approve.isPending}
            error={approve.error}
          />
        ) : null}
        <Confirm
          label={t('supply.change.stop')}
          says={t('supply.change.stop.says')}
          onConfirm={() => stop.send(null)}
          pending={stop.isPending}
          error={stop.error}
        />
      </div>
      {approve.dialog}
      {stop.dialog}
      {change.step === 'requested' && own ? <p className="mt-2 text-soft">{t('supply.change.second')}</p> : null}
    </Section>
  );
}

const EMPTY: AccountBody = { beneficiary: '', number: '', bank: '', country: 'CN' };

/** The first account, or another one. The server wants a fresh password for both, as a thief at an open screen does not know it. */
function AskFor({ supplierId, first }: { readonly supplierId: string; readonly first: boolean }): ReactNode {
  const { t } = useWords();
  const { data: me } = useQuery(meQuery);
  const [open, setOpen] = useState(first);
  const [typed, setTyped] = useState(EMPTY);
  const act = useAct((body: AccountBody, headers) => {
    const params = { path: { supplierId } };
    return told(
      first
        ? api.POST('/v1/suppliers/{supplierId}/account', { params, body, headers })
        : api.POST('/v1/suppliers/{supplierId}/account/change', { params, body, headers }),
    );
  });
  const stepped = useStepped(act, me?.user.email ?? '', () => setTyped(EMPTY));
  const send = (event: FormEvent): void => {
    event.preventDefault();
    stepped.send(typed);
  };
  if (!open)
    return (
      <Section title={t('supply.change')}>
        <Button onPress={() => setOpen(true)}>{t('supply.change.ask')}</Button>
      </Section>
    );
  return (
    <Section title={t(first ? 'supply.account.register' : 'supply.change.ask')}>
      <p className="mb-3 max-w-[72ch] text-soft">{t(first ? 'supply.account.register.text' : 'supply.change.text')}</p>
      <form className="grid max-w-2xl gap-3 sm:grid-cols-2" onSubmit={send}>
        <AccountFields typed={typed} onChange={setTyped} />
        <div className="flex flex-col gap-3 sm:col-span-2">
          <ErrorNotice error={stepped.error} />
          <div className="flex gap-2">
            <Button type="submit" look="primary" busy={stepped.isPending ? t('ui.sending') : null}>
              {t(first ? 'supply.account.register' : 'supply.change.ask')}
            </Button>
            {first ? null : <Button onPress={() => setOpen(false)}>{t('ui.cancel')}</Button>}
          </div>
        </div>
      </form>
      {stepped.dialog}
    </Section>
  );
}

function AccountFields({
  typed,
  onChange: setTyped,
}: {
  readonly typed: AccountBody;
  readonly onChange: (typed: AccountBody) => void;
}): ReactNode {
  const { t } = useWords();
  const field = (name: 'beneficiary' | 'number' | 'bank') => (
    <Field
      label={t(`supply.account.${name}`)}
      required
      maxLength={name === 'number' ? 60 : 200}
      value={typed[name]}
      onChange={(value) => setTyped({ ...typed, [name]: value })}
    />
  );
  return (
    <>
      {field('beneficiary')}
      {field('number')}
      {field('bank')}
      <Field
        label={t('supply.account.country')}
        help={t('supply.account.country.help')}
        required
        minLength={2}
        maxLength={2}
        value={typed.country}
        onChange={(country) => setTyped({ ...typed, country: country.toUpperCase() })}
      />
    </>
  );
}

function AddPhone({ companyId }: { readonly companyId: string }): ReactNode {
  const { t } = useWords();
  const [phone, setPhone] = useState('');
  const act = useAct((body: { readonly phone: string }, headers) =>
    told(api.POST('/v1/companies/{companyId}/phones', { params: { path: { companyId } }, body, headers })),
  );
  const send = (event: FormEvent): void => {
    event.preventDefault();
    void act.mutateAsync({ phone: phone.trim() }).then(
      () => setPhone(''),
      () => undefined,
    );
  };
  return (
    <form className="mt-3 flex max-w-xl flex-col gap-3" onSubmit={send}>
      <Field
        label={t('supply.phones.add')}
        help={t('supply.phones.add.help')}
        required
        maxLength={40}
        value={phone}
        onChange={setPhone}
      />
      <ErrorNotice error={act.error} />
      <div>
        <Button type="submit" busy={act.isPending ? t('ui.sending') : null}>
          {t('supply.phones.add')}
        </Button>
      </div>
    </form>
  );
}
