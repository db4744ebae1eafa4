/** The order's money and its coverage meter: covered, paid but uncovered, not yet paid, and why it is so. */
import type { ReactNode } from 'react';
import { day, money } from '../ui/figures.ts';
import { Meter, type MeterPart } from '../ui/Meter.tsx';
import { Section } from '../ui/Page.tsx';
import { PathLink } from '../ui/PathLink.tsx';
import { type Say, useWords } from '../ui/words.ts';
import type { MessageKey } from '../words.data.ts';
import type { Order } from './OrderPage.tsx';
import { instalmentName } from './step.ts';

type Money = NonNullable<Order['money']>;
type Instalment = NonNullable<Order['instalments']>[number];

/** The sentence that says why so much is covered and no more. */
function whyOf(t: Say, figures: Money, order: Order): string {
  const { paidMinor, coveredMinor, totalMinor, assuranceMinor, currency } = figures;
  if (order.endedAt !== null) return t('money.why_ended');
  if (paidMinor === 0) return t('money.why_nothing');
  if (coveredMinor >= totalMinor) return t('money.why_all');
  if (assuranceMinor < totalMinor) return t('money.why_agreed', { assured: money(assuranceMinor, currency) });
  return t('money.why_part');
}

const FIGURES: readonly (readonly [MessageKey, (money: Money) => number])[] = [
  ['money.paid', ({ paidMinor }) => paidMinor],
  ['money.held', ({ heldMinor }) => heldMinor],
  ['money.released', ({ releasedMinor }) => releasedMinor],
  ['money.refunded', ({ refundedMinor }) => refundedMinor],
  ['money.fee', ({ feeMinor }) => feeMinor],
  ['money.charged_back', ({ chargedBackMinor }) => chargedBackMinor],
];

/** Covered, paid but uncovered, not yet paid: together the order's total. */
function coverParts(t: Say, { totalMinor, paidMinor, coveredMinor }: Money): readonly MeterPart[] {
  const covered = Math.min(coveredMinor, totalMinor);
  const uncovered = Math.max(0, Math.min(paidMinor, totalMinor) - covered);
  return [
    { name: t('money.covered'), minor: covered, tone: 'good' },
    { name: t('money.paid_uncovered'), minor: uncovered, tone: 'due' },
    { name: t('money.unpaid'), minor: totalMinor - covered - uncovered, tone: 'neutral' },
  ];
}

/** Where the money of an ended order went; nothing is in danger any more, so nothing is amber. */
const endedParts = (t: Say, { releasedMinor, refundedMinor, feeMinor }: Money): readonly MeterPart[] => [
  { name: t('money.released'), minor: releasedMinor, tone: 'good' },
  { name: t('money.refunded'), minor: refundedMinor, tone: 'neutral' },
  ...(feeMinor > 0 ? [{ name: t('money.fee'), minor: feeMinor, tone: 'neutral' as const }] : []),
];

/** What the meter of an ended order says already. */
const IN_METER = new Set<MessageKey>(['money.paid', 'money.released', 'money.refunded', 'money.fee']);

export function MoneyPanel({ order }: { readonly order: Order }): ReactNode {
  const { t } = useWords();
  const { money: figures, instalments } = order;
  if (!figures) return null;
  const { currency, totalMinor, paidMinor, coveredMinor } = figures;
  const covered = Math.min(coveredMinor, totalMinor);
  const ended = order.endedAt !== null;
  return (
    <Section title={t('money.title')} id="money">
      <p className="mb-2 font-semibold">
        {ended
          ? t('money.ended', { paid: money(paidMinor, currency) })
          : t('money.covers', { covered: money(covered, currency), total: money(totalMinor, currency) })}
      </p>
      <Meter label={t('money.title')} currency={currency} parts={ended ? endedParts(t, figures) : coverParts(t, figures)} />
      <p className="mt-1 text-soft">{whyOf(t, figures, order)}</p>
      <dl className="mt-3 border-t border-line pt-2">
        {FIGURES.filter(([key, of]) => !(ended && IN_METER.has(key)) && (key === 'money.paid' || of(figures) > 0)).map(
          ([key, of]) => (
            <div key={key} className="flex justify-between gap-3 py-0.5">
              <dt className="text-soft">{t(key)}</dt>
              <dd className="figures">{money(of(figures), currency)}</dd>
            </div>
          ),
        )}
      </dl>
      {instalments && instalments.length > 0 ? (
        <>
          <h3 className="mt-3">{t('money.instalments')}</h3>
          <ul>
            {instalments.map((instalment) => (
              <InstalmentRow key={instalment.name} instalment={instalment} currency={currency} />
            ))}
          </ul>
        </>
      ) : null}
      {order.confirmedAt ? (
        <p className="no-print mt-2">
          <PathLink to={`/orders/${order.orderId}/statement`}>{t('statement.of_order')}</PathLink>
        </p>
      ) : null}
    </Section>
  );
}

/** Triggers of instalments, as the contract knows them. */
type TriggerKind = 'on_confirmation' | 'before_shipment' | 'on_inspection_passed' | 'on_document' | 'after_arrival';

function InstalmentRow({ instalment, currency }: { readonly instalment: Instalment; readonly currency: string }): ReactNode {
  const { t, lang } = useWords();
  const { name, amountMinor, openMinor, dueOn, due, declared } = instalment;
  const state =
    openMinor === 0
      ? t('money.instalment_paid')
      : declared
        ? t('money.instalment_declared')
        : t('money.instalment_open', { open: money(openMinor, currency) });
  return (
    <li className="py-1">
      <div className="flex justify-between gap-3">
        <span>{instalmentName(t, name)}</span>
        <span className="figures">{money(amountMinor, currency)}</span>
      </div>
      <div className="flex justify-between gap-3 text-xs text-soft">
        <span>{dueOn ? t('money.due_on', { day: day(dueOn, lang) }) : t(`money.due_at.${due.kind as TriggerKind}`)}</span>
        <span className={openMinor === 0 ? 'text-good' : ''}>{state}</span>
      </div>
    </li>
  );
}
