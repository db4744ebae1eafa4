/** The trial balance: debits and credits of all accounts by kind and currency, and whether they are equal. */
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { AccountKind } from '../../src/ledger/types.ts';
import { amount } from '../ui/figures.ts';
import { Empty, ErrorNotice, Notice, Skeleton } from '../ui/Notice.tsx';
import { useWords } from '../ui/words.ts';
import type { MessageKey } from '../words.data.ts';
import { Desk } from './Desk.tsx';
import { balanceQuery } from './queries.ts';

// biome-ignore format: a table
const NAMES: Readonly<Record<AccountKind, MessageKey>> = {
  designated: 'desk.kind.designated', bank: 'desk.kind.bank', held: 'desk.kind.held', released: 'desk.kind.released',
  payable: 'desk.kind.payable', fees: 'desk.kind.fees', fund: 'desk.kind.fund', capital: 'desk.kind.capital',
  returned: 'desk.kind.returned', charged_back: 'desk.kind.charged_back', fee_held: 'desk.kind.fee_held',
  fee_returned: 'desk.kind.fee_returned', agencies: 'desk.kind.agencies', debt: 'desk.kind.debt', advance: 'desk.kind.advance',
};

/** What a kind of account is called; the answer leaves the kinds open. */
const nameOf = (kind: string): MessageKey => NAMES[kind as AccountKind];

function Balance(): ReactNode {
  const { t } = useWords();
  const { data, error } = useQuery(balanceQuery);
  if (error) return <ErrorNotice error={error} />;
  if (!data) return <Skeleton rows={8} />;
  if (data.rows.length === 0) return <Empty title={t('desk.balance.empty')} text={t('desk.balance.empty_text')} />;
  const currencies = [...Map.groupBy(data.rows, ({ currency }) => currency)];
  return (
    <>
      <div className="mb-4 max-w-xl">
        <Notice tone={data.balanced ? 'good' : 'bad'} title={t(data.balanced ? 'desk.balanced' : 'desk.unbalanced')} />
      </div>
      {currencies.map(([currency, rows]) => {
        const sum = (side: 'debitMinor' | 'creditMinor'): number => rows.reduce((all, row) => all + row[side], 0);
        return (
          <table key={currency} className="mb-8 w-full max-w-2xl">
            <caption className="pb-2 text-left text-base font-semibold">{currency}</caption>
            <thead>
              <tr className="border-b border-line text-soft">
                <th scope="col" className="py-2 text-left">
                  {t('desk.balance.account')}
                </th>
                <th scope="col" className="py-2 pl-3 text-right">
                  {t('desk.balance.debit')}
                </th>
                <th scope="col" className="py-2 pl-3 text-right">
                  {t('desk.balance.credit')}
                </th>
              </tr>
            </thead>
            <tbody>
              {rows.map(({ kind, debitMinor, creditMinor }) => (
                <tr key={kind} className="border-b border-line">
                  <th scope="row" className="py-2 text-left font-normal">
                    {t(nameOf(kind))} <code className="text-xs text-soft">{kind}</code>
                  </th>
                  <td className="figures py-2 pl-3 text-right">{amount(debitMinor, currency)}</td>
                  <td className="figures py-2 pl-3 text-right">{amount(creditMinor, currency)}</td>
                </tr>
              ))}
            </tbody>
            <tfoot>
              <tr className="font-semibold">
                <th scope="row" className="py-2 text-left">
                  {t('desk.balance.sum')}
                </th>
                <td className="figures py-2 pl-3 text-right">{amount(sum('debitMinor'), currency)}</td>
                <td className="figures py-2 pl-3 text-right">{amount(sum('creditMinor'), currency)}</td>
              </tr>
            </tfoot>
          </table>
        );
      })}
    </>
  );
}

export function BalancePage(): ReactNode {
  const { t } = useWords();
  return (
    <Desk title={t('desk.nav.balance')} lead={t('desk.balance.lead')} verbs={['ledger.trial_balance']}>
      {() => <Balance />}
    </Desk>
  );
}
