/** Appointing an agency: who, at which fee, and what is tested. The server holds it against the ladder and says what it refuses. */
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, type ReactNode, useState } from 'react';
import type { GetV1Agencies200, PostV1OrdersOrderIdClaimsClaimIdAppointmentBody } from '../../sdk/openapi.ts';
import { useAct } from '../api/act.ts';
import { api, told } from '../api/client.ts';
import { agenciesQuery } from '../api/queries.ts';
import { amountOf } from '../claims/asking.ts';
import { Button } from '../ui/Button.tsx';
import { Choice, Field, Tick } from '../ui/Field.tsx';
import { amount, countryName } from '../ui/figures.ts';
import { ErrorNotice } from '../ui/Notice.tsx';
import { useWords } from '../ui/words.ts';
import type { WaysProps } from './CaseWays.tsx';

type Agency = GetV1Agencies200['items'][number];
type Body = PostV1OrdersOrderIdClaimsClaimIdAppointmentBody;

/** What a day of the agency costs in the order's currency, as typed; '' where its list has no such price. */
const askedBy = (agency: Agency | undefined, currency: string): string => {
  const price = agency?.prices.find((one) => one.kind === 'pre_shipment' && one.currency === currency);
  return price ? amount(price.perDayMinor, currency) : '';
};

/** Laboratories of the programme's list first. */
const ordered = (agencies: readonly Agency[]): readonly Agency[] =>
  agencies.toSorted((a, b) => Number(b.appointable) - Number(a.appointable) || a.name.localeCompare(b.name));

export function Appoint(props: WaysProps): ReactNode {
  const { t } = useWords();
  const [open, setOpen] = useState(false);
  return (
    <div className="mt-3">
      {open ? (
        <Form {...props} onClose={() => setOpen(false)} />
      ) : (
        <Button onPress={() => setOpen(true)}>{t('desk.appoint')}</Button>
      )}
    </div>
  );
}

function Form({ path, claim, currency, onClose }: WaysProps & { readonly onClose: () => void }): ReactNode {
  const { t, lang } = useWords();
  const { data, error } = useQuery(agenciesQuery);
  const [agencyId, setAgencyId] = useState('');
  const [fee, setFee] = useState('');
  const [tested, setTested] = useState<readonly string[]>([]);
  const [insisted, setInsisted] = useState(false);
  const [goodsDisposed, setDisposed] = useState(false);
  const act = useAct((body: Body, headers) =>
    told(api.POST('/v1/orders/{orderId}/claims/{claimId}/appointment', { params: { path }, body, headers })),
  );
  const agencies = ordered(data?.items ?? []);
  const feeMinor = amountOf(fee, currency);
  const measurable = claim.clauses.filter(({ verdict }) => verdict === 'measurable');
  const choose = (id: string): void => {
    setAgencyId(id);
    setFee(
      askedBy(
        agencies.find((one) => one.agencyId === id),
        currency,
      ),
    );
  };
  const send = (event: FormEvent): void => {
    event.preventDefault();
    if (feeMinor === null) return;
    act.mutate({
      ...{ agencyId, feeMinor },
      ...(tested.length > 0 ? { tested: [...tested] } : {}),
      ...(insisted ? { insisted } : {}),
      ...(goodsDisposed ? { goodsDisposed } : {}),
    });
  };
  return (
    <form className="flex max-w-2xl flex-col gap-4" onSubmit={send}>
      <ErrorNotice error={error} />
      <div>
        <Choice
          label={t('desk.appoint.agency')}
          value={agencyId}
          onChange={choose}
          options={[
            ['', t('desk.appoint.choose')],
            ...agencies.map(({ agencyId: id, name, country, appointable }) => {
              const called = `${name}, ${countryName(country, lang)}`;
              return [id, appointable ? t('desk.appoint.listed', { name: called }) : called] as const;
            }),
          ]}
        />
        <p className="mt-1 text-xs text-soft">{t('desk.appoint.agency.help')}</p>
      </div>
      <Field
        label={t('desk.appoint.fee', { currency })}
        help={t('desk.appoint.fee.help')}
        inputMode="decimal"
        required
        maxLength={16}
        value={fee}
        onChange={setFee}
      />
      <fieldset>
        <legend className="mb-1 font-semibold">{t('desk.appoint.tested')}</legend>
        {measurable.map(({ clauseId, text }) => (
          <Tick
            key={clauseId}
            label={text.text ?? clauseId}
            checked={tested.includes(clauseId)}
            onChange={(on) => setTested((before) => (on ? [...before, clauseId] : before.filter((one) => one !== clauseId)))}
          />
        ))}
        <p className="mt-1 text-xs text-soft">{t('desk.appoint.tested.help')}</p>
      </fieldset>
      <div>
        <Tick label={t('desk.appoint.insisted')} checked={insisted} onChange={setInsisted} />
        <Tick label={t('desk.appoint.disposed')} checked={goodsDisposed} onChange={setDisposed} />
      </div>
      <p className="text-soft">{t('desk.appoint.then')}</p>
      <ErrorNotice error={act.error} />
      <div className="flex flex-wrap gap-2">
        <Button
          type="submit"
          look="primary"
          disabled={agencyId === '' || feeMinor === null}
          busy={act.isPending ? t('ui.sending') : null}
        >
          {t('desk.appoint.send')}
        </Button>
        <Button onPress={onClose}>{t('ui.cancel')}</Button>
      </div>
    </form>
  );
}
