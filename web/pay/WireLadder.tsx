/** The wires of an order, each as its four steps with their times: instructed, seen at the bank, matched, covered. */
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { GetV1OrdersOrderIdWires200 } from '../../sdk/openapi.ts';
import { useAct } from '../api/act.ts';
import { api, told } from '../api/client.ts';
import type { Order } from '../orders/OrderPage.tsx';
import { instalmentName } from '../orders/step.ts';
import { Confirm } from '../ui/Confirm.tsx';
import { cityOf, day, instantIn, money } from '../ui/figures.ts';
import { Icon } from '../ui/Icon.tsx';
import { ErrorNotice, Notice } from '../ui/Notice.tsx';
import { Section } from '../ui/Page.tsx';
import { type Say, useWords } from '../ui/words.ts';
import { WireForm } from './WireForm.tsx';
import { PAY_WORDS } from './words.data.ts';
import { wiresQuery } from './queries.ts';

type Wire = GetV1OrdersOrderIdWires200['items'][number];

export function WireLadder({ order }: { readonly order: Order }): ReactNode {
  const { t } = useWords();
  const may = order.you !== 'inspector' && order.confirmedAt !== null;
  const { data, error } = useQuery({ ...wiresQuery(order.orderId), enabled: may });
  if (!may || (!error && (data?.items.length ?? 0) === 0)) return null;
  return (
    <Section title={t('wires.title')} id="wires">
      <ErrorNotice error={error} />
      <ul>
        {data?.items.map((wire, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: wires are only added at the end
          <li key={at} className="border-t border-line py-3 first:border-t-0 first:pt-0">
            <Ladder wire={wire} order={order} currency={data.currency} />
          </li>
        ))}
      </ul>
      <Short order={order} />
    </Section>
  );
}

/** What is left of an instalment that a wire paid in part. */
function Short({ order }: { readonly order: Order }): ReactNode {
  const { t } = useWords();
  const currency = order.contract.terms.currency;
  const short = order.instalments?.find(({ paidMinor, openMinor }) => paidMinor > 0 && openMinor > 0);
  if (!short || order.endedAt !== null) return null;
  const values = { instalment: instalmentName(t, short.name), open: money(short.openMinor, currency) };
  return <Notice tone="due" title={t('pay.short', values)} />;
}

/** Why a line waits, in words; a reason without words here as one that is not certain. */
function whyOf(t: Say, because: string): string {
  const key = `wires.because.${because}`;
  return t(key in PAY_WORDS ? (key as keyof typeof PAY_WORDS) : 'wires.because.other');
}

type LadderProps = { readonly wire: Wire; readonly order: Order; readonly currency: string };

type Step = { readonly name: string; readonly done: boolean; readonly says: string };

function stepsOf(t: Say, { wire, order, currency }: LadderProps, when: (at: string) => string, booked: string): readonly Step[] {
  const { instructedAt, seenAt, matchedAt, coveredMinor, amountMinor } = wire;
  const not = t('wires.not_yet');
  const covered = coveredMinor > 0;
  const cover = t('wires.covered_of', { covered: money(coveredMinor, currency), amount: money(amountMinor ?? 0, currency) });
  const ended = order.endedAt !== null && matchedAt !== null;
  return [
    {
      name: t('wires.instructed'),
      done: instructedAt !== null,
      says: instructedAt ? when(instructedAt) : t('wires.not_announced'),
    },
    { name: t('wires.seen'), done: seenAt !== null, says: seenAt ? `${when(seenAt)}${booked}` : not },
    { name: t('wires.matched'), done: matchedAt !== null, says: matchedAt ? when(matchedAt) : not },
    { name: t('wires.covered'), done: covered, says: covered ? cover : ended ? t('wires.cover_ended') : not },
  ];
}

function Ladder(props: LadderProps): ReactNode {
  const { wire, order, currency } = props;
  const { t, lang } = useWords();
  const { zone } = order;
  const when = (at: string): string => `${instantIn(at, zone, lang)} ${cityOf(zone, lang)}`;
  const booked = wire.bookedOn ? ` · ${t('wires.booked_on', { day: day(wire.bookedOn, lang) })}` : '';
  const due = order.instalments?.find(({ name }) => name === wire.instalment);
  const amount = wire.amountMinor ?? due?.amountMinor ?? null;
  const title = wire.instalment === null ? t('wires.unannounced') : instalmentName(t, wire.instalment);
  return (
    <>
      <h3>{t('wires.row', { instalment: title, amount: amount === null ? t('wires.no_amount') : money(amount, currency) })}</h3>
      <ol className="mt-2 grid gap-2 sm:grid-cols-4">
        {stepsOf(t, props, when, booked).map(({ name, done, says }) => (
          <li key={name} className={`flex gap-2 border-t-2 pt-1 ${done ? 'border-good' : 'border-line'}`}>
            <Icon name={done ? 'check' : 'clock'} className={`mt-0.5 ${done ? 'text-good' : 'text-soft'}`} />
            <span className="min-w-0">
              <span className={done ? 'font-semibold' : 'text-soft'}>{name}</span>
              <span className="block text-xs text-soft">{says}</span>
            </span>
          </li>
        ))}
      </ol>
      {wire.thirdParty ? <p className="mt-2 text-soft">{t('wires.third')}</p> : null}
      {wire.because ? (
        <div className="mt-2">
          <Notice tone="due" title={t('wires.waits', { why: whyOf(t, wire.because) })} />
        </div>
      ) : null}
      {order.you === 'supplier' &&
      order.mode !== 'hold' &&
      wire.instalment !== null &&
      wire.matchedAt === null &&
      due &&
      due.openMinor > 0 ? (
        <Received orderId={order.orderId} instalment={wire.instalment} amount={money(due.openMinor, currency)} />
      ) : null}
      {order.next.what === 'recognise_wire' && order.next.instalment === wire.instalment && order.you === 'buyer' ? (
        <details className="no-print mt-2">
          <summary className="link min-h-6 cursor-pointer">{t('wires.correct')}</summary>
          <WireForm order={order} />
        </details>
      ) : null}
    </>
  );
}

/** The supplier sees its own account sooner than the platform reads a statement: its word counts at once. */
function Received(props: { readonly orderId: string; readonly instalment: string; readonly amount: string }): ReactNode {
  const { orderId, instalment, amount } = props;
  const { t } = useWords();
  const act = useAct((_: null, headers) =>
    told(
      api.POST('/v1/orders/{orderId}/instalments/{instalment}/receipt', {
        params: { path: { orderId, instalment } },
        headers,
      }),
    ),
  );
  return (
    <div className="no-print mt-2">
      <Confirm
        label={t('wires.received', { amount })}
        says={t('wires.received.says')}
        onConfirm={() => act.mutate(null)}
        pending={act.isPending}
        error={act.error}
      />
    </div>
  );
}
