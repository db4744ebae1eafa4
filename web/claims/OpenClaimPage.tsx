/** Opening a claim on one page: why, which clauses, what shows it, what is asked; then it is opened and everything is filed. */
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { type FormEvent, type ReactNode, useState } from 'react';
import type { GetV1OrdersOrderIdClaimsGrounds200 } from '../../sdk/openapi.ts';
import type { ClaimGround } from '../../src/policy/types.ts';
import { Choice } from '../ui/Field.tsx';
import { instantIn } from '../ui/figures.ts';
import { Empty, ErrorNotice, Notice, Skeleton } from '../ui/Notice.tsx';
import { Page, Section } from '../ui/Page.tsx';
import { useWords } from '../ui/words.ts';
import { AskPart } from './AskPart.tsx';
import { type Asked, openBodyOf, missingOf, restsOnClauses } from './asking.ts';
import { ClausePicker, type Worth } from './ClausePicker.tsx';
import { type Filled, useEntries } from './filing.ts';
import { TextField } from '../ui/TextField.tsx';
import { OrderLink } from './OrderLink.tsx';
import { gradeQuery, groundsQuery } from './queries.ts';
import { orderQuery } from '../orders/queries.ts';
import { ReviewPart } from './ReviewPart.tsx';
import type { OrderPageView } from './shapes.ts';
import { useOpening } from './useOpening.ts';

type Offered = GetV1OrdersOrderIdClaimsGrounds200['grounds'][number] & { readonly ground: ClaimGround };

export function OpenClaimPage(): ReactNode {
  const { t } = useWords();
  const { orderId } = useParams({ from: '/orders/$orderId/claims/new' });
  const { data: order, error: orderError } = useQuery(orderQuery(orderId));
  const { data: offered, error } = useQuery(groundsQuery(orderId));
  const { data: grade } = useQuery(gradeQuery(orderId));
  const grounds = (offered?.grounds ?? []) as readonly Offered[];
  const open = grounds.filter((one) => one.open);
  const wrong = orderError ?? error;
  return (
    <Page title={t('claims.open')} lead={t('claims.open.lead')} above={<OrderLink orderId={orderId} />}>
      <ErrorNotice error={wrong} />
      {order && offered ? null : wrong ? null : <Skeleton rows={6} />}
      {order && order.you !== 'buyer' ? <Notice tone="neutral" title={t('claims.buyers_only')} /> : null}
      {order?.you === 'buyer' && offered ? (
        <>
          {open.length > 0 ? <Wizard order={order} grounds={open} worth={grade?.clauses ?? []} /> : null}
          {open.length === 0 ? <Empty title={t('claims.no_ground')} text={t('claims.no_ground.text')} /> : null}
          <Closed grounds={grounds.filter((one) => !one.open)} zone={order.zone} />
        </>
      ) : null}
    </Page>
  );
}

const BECAUSE = {
  'claim.ground_not_covered': 'claims.because.not_covered',
  'claim.no_inspection': 'claims.because.no_inspection',
  'claim.too_early': 'claims.because.too_early',
  'claim.window_closed': 'claims.because.closed',
  'claim.already_open': 'claims.because.already_open',
} as const;

/** Grounds that the order does not give now, each with the reason. */
function Closed({ grounds, zone }: { readonly grounds: readonly Offered[]; readonly zone: string }): ReactNode {
  const { t, lang } = useWords();
  const why = ({ because, closesAt }: Offered): string => {
    const key = BECAUSE[because as keyof typeof BECAUSE] ?? 'claims.because.other';
    const until = because === 'claim.window_closed' && closesAt ? ` ${instantIn(closesAt, zone, lang)}` : '';
    return `${t(key)}${until}`;
  };
  if (grounds.length === 0) return null;
  return (
    <details className="border-t border-line py-4">
      <summary className="min-h-8 cursor-pointer font-semibold">{t('claims.other_grounds')}</summary>
      <ul className="mt-2 grid gap-2">
        {grounds.map((offer) => (
          <li key={offer.ground}>
            <span className="font-semibold">{t(`claims.ground.${offer.ground}`)}</span>
            <span className="block text-soft">{why(offer)}</span>
          </li>
        ))}
      </ul>
    </details>
  );
}

/** What a claim starts with: quality where it is open, and the line of an order that has one. */
function startOf({ contract }: OrderPageView, grounds: readonly Offered[]): Asked {
  const { ground } = grounds.find((one) => one.ground === 'quality') ?? grounds[0] ?? { ground: 'quality' };
  const [line, ...more] = contract.terms.lines;
  const lineId = line && more.length === 0 ? line.lineId : '';
  return { ground, picked: [], quantity: '', lineId, bill: '', text: '', amount: '', keepsGoods: false };
}

function Wizard(props: {
  readonly order: OrderPageView;
  readonly grounds: readonly Offered[];
  readonly worth: readonly Worth[];
}): ReactNode {
  const { order, grounds, worth } = props;
  const { t } = useWords();
  const { terms, clauses } = order.contract;
  const [asked, setAsked] = useState<Asked>(() => startOf(order, grounds));
  const set = (change: Partial<Asked>): void => setAsked((before) => ({ ...before, ...change }));
  const { entryOf, change } = useEntries();
  const { send, ...sending } = useOpening(order.orderId);
  const onClauses = restsOnClauses(asked.ground);
  const picked = clauses.filter(({ clauseId }) => asked.picked.includes(clauseId));
  const filled: readonly Filled[] = onClauses
    ? picked.map((clause) => ({ clauseId: clause.clauseId, clause, entry: entryOf(clause.clauseId) }))
    : [{ clauseId: null, clause: null, entry: entryOf('') }];
  const missing = missingOf(asked, terms.currency);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (missing === null) send({ body: openBodyOf(asked, terms.currency), filled });
  };
  return (
    <form onSubmit={submit}>
      <Why asked={asked} grounds={grounds} zone={order.zone} onChange={set} />
      {onClauses ? (
        <Section title={t('claims.which')}>
          <ClausePicker
            clauses={clauses}
            worth={worth}
            currency={terms.currency}
            picked={asked.picked}
            onPick={(now) => set({ picked: now })}
            entryOf={entryOf}
            onEntry={change}
          />
        </Section>
      ) : null}
      {asked.ground === 'charges' ? (
        <Section title={t('claims.bill')}>
          <TextField
            label={t('claims.bill.lines')}
            help={t('claims.bill.help')}
            value={asked.bill}
            onChange={(bill) => set({ bill })}
          />
        </Section>
      ) : null}
      <AskPart order={order} asked={asked} onChange={set} entry={entryOf('')} onEntry={(entry) => change('', entry)} />
      <ReviewPart asked={asked} currency={terms.currency} filled={filled} missing={missing} sending={sending} />
    </form>
  );
}

function Why(props: {
  readonly asked: Asked;
  readonly grounds: readonly Offered[];
  readonly zone: string;
  readonly onChange: (change: Partial<Asked>) => void;
}): ReactNode {
  const { asked, grounds, zone, onChange } = props;
  const { t, lang } = useWords();
  const offer = grounds.find(({ ground }) => ground === asked.ground);
  return (
    <Section title={t('claims.why')}>
      <div className="max-w-md">
        <Choice
          label={t('claims.ground')}
          value={asked.ground}
          onChange={(ground) => onChange({ ground: ground as ClaimGround })}
          options={grounds.map(({ ground }) => [ground, t(`claims.ground.${ground}`)] as const)}
        />
      </div>
      <p className="mt-2 max-w-[72ch] text-soft">
        {t(`claims.ground.${asked.ground}.text`)}{' '}
        {offer?.closesAt ? t('claims.can_until', { at: instantIn(offer.closesAt, zone, lang), zone }) : ''}
      </p>
    </Section>
  );
}
