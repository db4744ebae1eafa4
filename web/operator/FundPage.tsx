/** The fund: how it stands in each currency, what is given to it, and what suppliers repay. */
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, type ReactNode, useState } from 'react';
import type { GetV1Me200 } from '../../sdk/openapi.ts';
import { useAct } from '../api/act.ts';
import { api, told } from '../api/client.ts';
import { amountOf } from '../claims/asking.ts';
import { useStepped } from '../session/StepUp.tsx';
import { Button } from '../ui/Button.tsx';
import { Field } from '../ui/Field.tsx';
import { money } from '../ui/figures.ts';
import { Empty, ErrorNotice, Notice, Skeleton } from '../ui/Notice.tsx';
import { Section } from '../ui/Page.tsx';
import { useWords } from '../ui/words.ts';
import { Desk } from './Desk.tsx';
import { fundQuery } from './manage.queries.ts';
import { mayAtDesk } from './standing.ts';

function Standing(): ReactNode {
  const { t } = useWords();
  const { data, error } = useQuery(fundQuery);
  if (!data) return error ? <ErrorNotice error={error} /> : <Skeleton rows={4} />;
  if (data.currencies.length === 0) return <Empty title={t('desk.fund.empty')} text={t('desk.fund.empty_text')} />;
  return data.currencies.map(({ currency, availableMinor, capitalMinor, paidOutMinor, repaidMinor, owedMinor }) => (
    <dl key={currency} className="mb-4 max-w-md">
      {(
        [
          ['desk.fund.available', availableMinor],
          ['desk.fund.capital', capitalMinor],
          ['desk.fund.paid_out', paidOutMinor],
          ['desk.fund.repaid', repaidMinor],
          ['desk.fund.owed', owedMinor],
        ] as const
      ).map(([key, minor]) => (
        <div key={key} className="flex justify-between gap-4 border-t border-line py-2 first:border-t-0 first:font-semibold">
          <dt>{t(key)}</dt>
          <dd className="figures">{money(minor, currency)}</dd>
        </div>
      ))}
    </dl>
  ));
}

/** Money from a name to the fund; both forms ask for an amount and the bank's reference. */
function MoneyForm(props: {
  readonly first: {
    readonly label: string;
    readonly value: string;
    readonly onChange: (text: string) => void;
    readonly help?: string;
    readonly maxLength: number;
  };
  readonly ready: boolean;
  readonly sum: string;
  readonly onSum: (text: string) => void;
  readonly reference: string;
  readonly onReference: (text: string) => void;
  readonly onSend: () => void;
  readonly pending: boolean;
  readonly done: boolean;
  readonly error: Error | null;
}): ReactNode {
  const { first, ready, sum, onSum, reference, onReference, onSend, pending, done, error } = props;
  const { t } = useWords();
  const send = (event: FormEvent): void => {
    event.preventDefault();
    onSend();
  };
  return (
    <form className="grid max-w-2xl items-start gap-3 sm:grid-cols-2" onSubmit={send}>
      <Field required {...first} />
      <Field label={t('desk.fund.amount')} inputMode="decimal" required maxLength={20} value={sum} onChange={onSum} />
      <Field
        label={t('desk.fund.reference')}
        help={t('desk.fund.reference.help')}
        required
        maxLength={100}
        value={reference}
        onChange={onReference}
      />
      <div className="flex flex-col gap-3 sm:col-span-2">
        <ErrorNotice error={error} />
        {done ? (
          <div role="status">
            <Notice tone="good" title={t('desk.fund.recorded')} />
          </div>
        ) : null}
        <div>
          <Button type="submit" disabled={!ready} busy={pending ? t('ui.sending') : null}>
            {t('desk.fund.record')}
          </Button>
        </div>
      </div>
    </form>
  );
}

function Deposit({ me }: { readonly me: GetV1Me200 }): ReactNode {
  const { t } = useWords();
  const [currency, setCurrency] = useState('USD');
  const [sum, setSum] = useState('');
  const [reference, setReference] = useState('');
  const act = useAct((body: { readonly amountMinor: number; readonly currency: string; readonly reference: string }, headers) =>
    told(api.POST('/v1/fund/deposits', { body, headers })),
  );
  const clear = (): void => {
    setSum('');
    setReference('');
  };
  const { send, dialog, error, isPending } = useStepped(act, me.user.email, clear);
  const amountMinor = amountOf(sum, currency);
  return (
    <Section title={t('desk.fund.deposit')}>
      <MoneyForm
        first={{
          label: t('desk.fund.currency'),
          value: currency,
          onChange: (text) => setCurrency(text.toUpperCase()),
          maxLength: 3,
        }}
        ready={amountMinor !== null && reference.trim() !== ''}
        {...{ sum, reference, error }}
        onSum={setSum}
        onReference={setReference}
        onSend={() => amountMinor !== null && send({ amountMinor, currency, reference: reference.trim() })}
        pending={isPending}
        done={act.isSuccess}
      />
      {dialog}
    </Section>
  );
}

/** In the currency of the order, which is read first: its decimals are how the amount is read. */
function Repayment(): ReactNode {
  const { t } = useWords();
  const [orderId, setOrderId] = useState('');
  const [sum, setSum] = useState('');
  const [reference, setReference] = useState('');
  const act = useAct(async (asked: { readonly orderId: string; readonly sum: string; readonly reference: string }, headers) => {
    const path = { orderId: asked.orderId };
    const order = await told(api.GET('/v1/orders/{orderId}', { params: { path } }));
    const amountMinor = amountOf(asked.sum, order.contract.terms.currency) ?? 0;
    return told(
      api.POST('/v1/orders/{orderId}/repayments', {
        params: { path },
        body: { amountMinor, reference: asked.reference },
        headers,
      }),
    );
  });
  return (
    <Section title={t('desk.fund.repayment')}>
      <MoneyForm
        first={{
          label: t('desk.fund.order'),
          value: orderId,
          onChange: setOrderId,
          help: t('desk.fund.order_currency'),
          maxLength: 40,
        }}
        ready={orderId.trim() !== '' && sum.trim() !== '' && reference.trim() !== ''}
        {...{ sum, reference }}
        onSum={setSum}
        onReference={setReference}
        onSend={() => act.mutate({ orderId: orderId.trim(), sum, reference: reference.trim() })}
        pending={act.isPending}
        done={act.isSuccess}
        error={act.error}
      />
    </Section>
  );
}

export function FundPage(): ReactNode {
  const { t } = useWords();
  return (
    <Desk title={t('desk.nav.fund')} lead={t('desk.fund.lead')} verbs={['ledger.trial_balance', 'fund.deposit', 'debt.repay']}>
      {(me) => (
        <>
          {mayAtDesk(me, 'ledger.trial_balance') ? <Standing /> : null}
          {mayAtDesk(me, 'fund.deposit') ? <Deposit me={me} /> : null}
          {mayAtDesk(me, 'debt.repay') ? <Repayment /> : null}
        </>
      )}
    </Desk>
  );
}
