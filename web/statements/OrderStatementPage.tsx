/** The statement of one order: every movement of its money with what is held after it, and what became of all of it. */
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { GetV1OrdersOrderIdStatement200 } from '../../sdk/openapi.ts';
import { formatAmount } from '../../src/kernel/money.ts';
import { useLive } from '../api/live.ts';
import { OrderLink } from '../claims/OrderLink.tsx';
import { orderQuery } from '../orders/queries.ts';
import { Button } from '../ui/Button.tsx';
import { saveCsv } from '../ui/csv.ts';
import { Empty, ErrorNotice, Skeleton } from '../ui/Notice.tsx';
import { Page, Section } from '../ui/Page.tsx';
import { useWords } from '../ui/words.ts';
import { Balanced, Movements, Sums } from './Movements.tsx';
import { statementQuery } from './queries.ts';

type Statement = GetV1OrdersOrderIdStatement200;

export function OrderStatementPage(): ReactNode {
  const { t } = useWords();
  const { orderId } = useParams({ from: '/orders/$orderId/statement' });
  const { data: order, error: orderError } = useQuery(orderQuery(orderId));
  const { data, error } = useQuery(statementQuery(orderId));
  useLive(order ? [orderId] : []);
  const wrong = error ?? orderError;
  return (
    <Page
      title={t('statement.of_order')}
      above={<OrderLink orderId={orderId} />}
      lead={order?.contract.terms.lines[0]?.product.text ?? ''}
      aside={<p className="break-all text-soft">{orderId}</p>}
    >
      <ErrorNotice error={wrong} />
      {(data && order) || wrong ? null : <Skeleton rows={6} />}
      {data && data.currency === null ? <Empty title={t('statement.none_order')} text={t('statement.none_text')} /> : null}
      {data && order && data.currency !== null ? <Told statement={data} currency={data.currency} zone={order.zone} /> : null}
    </Page>
  );
}

/** The lines as a file: amounts as the books write them. */
const save = ({ orderId, lines }: Statement): void =>
  saveCsv(`statement-${orderId}.csv`, [
    ['at', 'what', 'debit', 'credit', 'currency', 'amount', 'held', 'intent'],
    ...lines.map((line) => [
      line.at,
      line.what,
      line.debit,
      line.credit,
      line.currency,
      formatAmount(line.amountMinor, line.currency),
      formatAmount(line.heldMinor, line.currency),
      line.intentId,
    ]),
  ]);

type ToldProps = { readonly statement: Statement; readonly currency: string; readonly zone: string };

function Told({ statement, currency, zone }: ToldProps): ReactNode {
  const { t } = useWords();
  const rows: readonly (readonly [string, number])[] = [
    [t('statement.paid'), statement.paidMinor],
    [t('statement.released'), statement.releasedMinor],
    [t('statement.fee'), statement.feeMinor],
    [t('statement.refunded'), statement.refundedMinor],
    [t('statement.charged_back'), statement.chargedBackMinor],
    [t('statement.fee_refunded'), statement.feeRefundedMinor],
    [t('statement.fund_paid'), statement.fundPaidMinor],
    [t('statement.owes'), statement.supplierOwesMinor],
  ];
  return (
    <>
      <div className="no-print mb-4 flex flex-wrap gap-3">
        <Button onPress={() => save(statement)}>{t('statement.csv')}</Button>
        <Button onPress={() => window.print()}>{t('statement.print')}</Button>
      </div>
      <Section title={t('statement.totals', { currency })}>
        <Sums
          currency={currency}
          rows={[
            ...rows.filter(([name, minor]) => minor > 0 || name === t('statement.paid')),
            [t('statement.held'), statement.heldMinor],
          ]}
        />
        <Balanced balanced={statement.balanced} />
      </Section>
      <Section title={t('statement.movements')}>
        <Movements lines={statement.lines} zone={zone} ofOrder />
      </Section>
    </>
  );
}
