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

/** What is asked of the agency, as typed. */
type Typed = {
  readonly agencyId: string;
  readonly fee: string;
  readonly tested: readonly string[];
  readonly insisted: boolean;
  readonly goodsDisposed: boolean;
};
const EMPTY: Typed = { agencyId: '', fee: '', tested: [], insisted: false, goodsDisposed: false };

/** What was left empty is not sent; null while the agency or its fee is missing. */
function bodyOf({ agencyId, fee, tested, insisted, goodsDisposed }: Typed, currency: string): Body | null {
  const feeMinor = amountOf(fee, currency);
  if (agencyId === '' || feeMinor === null) return null;
  return {
    ...{ agencyId, feeMinor },
    ...(tested.length > 0 ? { tested: [...tested] } : {}),
    ...(insisted ? { insisted } : {}),
    ...(goodsDisposed ? { goodsDisposed } : {}),
  };
}

function Form({ path, claim, currency, onClose }: WaysProps & { readonly onClose: () => void }): ReactNode {
  const { t } = useWords();
  const { data, error } = useQuery(agenciesQuery);
  const [typed, setTyped] = useState(EMPTY);
  const set = (change: Partial<Typed>): void => setTyped((before) => ({ ...before, ...change }));
  const act = useAct((body: Body, headers) =>
    told(api.POST('/v1/orders/{orderId}/claims/{claimId}/appointment', { params: { path }, body, headers })),
  );
  const agencies = ordered(data?.items ?? []);
  const body = bodyOf(typed, currency);
  const send = (event: FormEvent): void => {
    event.preventDefault();
    if (body) act.mutate(body);
  };
  return (
    <form className="flex max-w-2xl flex-col gap-4" onSubmit={send}>
      <ErrorNotice error={error} />
      <AgencyChoice
        agencies={agencies}
        value={typed.agencyId}
        onChoose={(agency) => set({ agencyId: agency?.agencyId ?? '', fee: askedBy(agency, currency) })}
      />
      <Field
        label={t('desk.appoint.fee', { currency })}
        help={t('desk.appoint.fee.help')}
        inputMode="decimal"
        required
        maxLength={16}
        value={typed.fee}
        onChange={(fee) => set({ fee })}
      />
      <Tested claim={claim} tested={typed.tested} onChange={(tested) => set({ tested })} />
      <div>
        <Tick label={t('desk.appoint.insisted')} checked={typed.insisted} onChange={(insisted) => set({ insisted })} />
        <Tick
          label={t('desk.appoint.disposed')}
          checked={typed.goodsDisposed}
          onChange={(goodsDisposed) => set({ goodsDisposed })}
        />
      </div>
      <p className="text-soft">{t('desk.appoint.then')}</p>
      <ErrorNotice error={act.error} />
      <div className="flex flex-wrap gap-2">
        <Button type="submit" look="primary" disabled={body === null} busy={act.isPending ? t('ui.sending') : null}>
          {t('desk.appoint.send')}
        </Button>
        <Button onPress={onClose}>{t('ui.cancel')}</Button>
      </div>
    </form>
  );
}

function AgencyChoice(props: {
  readonly agencies: readonly Agency[];
  readonly value: string;
  readonly onChoose: (agency: Agency | undefined) => void;
}): ReactNode {
  const { agencies, value, onChoose } = props;
  const { t, lang } = useWords();
  const called = ({ name, country, appointable }: Agency): string => {
    const where = `${name}, ${countryName(country, lang)}`;
    return appointable ? t('desk.appoint.listed', { name: where }) : where;
  };
  return (
    <div>
      <Choice
        label={t('desk.appoint.agency')}
        value={value}
        onChange={(id) => onChoose(agencies.find(({ agencyId }) => agencyId === id))}
        options={[['', t('desk.appoint.choose')], ...agencies.map((agency) => [agency.agencyId, called(agency)] as const)]}
      />
      <p className="mt-1 text-xs text-soft">{t('desk.appoint.agency.help')}</p>
    </div>
  );
}

/** Only what can be measured can be tested. */
function Tested(props: {
  readonly claim: WaysProps['claim'];
  readonly tested: readonly string[];
  readonly onChange: (tested: readonly string[]) => void;
}): ReactNode {
  const { claim, tested, onChange } = props;
  const { t } = useWords();
  return (
    <fieldset>
      <legend className="mb-1 font-semibold">{t('desk.appoint.tested')}</legend>
      {claim.clauses
        .filter(({ verdict }) => verdict === 'measurable')
        .map(({ clauseId, text }) => (
          <Tick
            key={clauseId}
            label={text.text ?? clauseId}
            checked={tested.includes(clauseId)}
            onChange={(on) => onChange(on ? [...tested, clauseId] : tested.filter((one) => one !== clauseId))}
          />
        ))}
      <p className="mt-1 text-xs text-soft">{t('desk.appoint.tested.help')}</p>
    </fieldset>
  );
}
