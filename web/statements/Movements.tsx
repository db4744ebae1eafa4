/** Movements of money as a table that becomes rows of label and value where it is narrow; and what they come to. */
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { heldEffect } from '../../src/ledger/rules.ts';
import { instantIn, money } from '../ui/figures.ts';
import { Icon } from '../ui/Icon.tsx';
import { type Say, useWords } from '../ui/words.ts';
import { STATEMENT_WORDS } from './words.data.ts';

export type Movement = {
  readonly at: string;
  readonly orderId: string;
  readonly what: string;
  readonly intentId: string;
  readonly debit: string;
  readonly credit: string;
  readonly currency: string;
  readonly amountMinor: number;
  readonly heldMinor?: number;
};

/** What a movement was for; a kind that has no words here by its code. */
function whatOf(t: Say, what: string): string {
  const key = `statement.what.${what}`;
  return key in STATEMENT_WORDS ? t(key as keyof typeof STATEMENT_WORDS) : what;
}

type Column = 'in' | 'out' | 'beside';

/** By what it does to the money held or protected: what leaves that alone (the fund pays, a fee moves) stands beside. */
const columnOf = (line: Movement): Column => {
  const effect = heldEffect(line.orderId, line);
  return effect === 0 ? 'beside' : effect > 0 ? 'in' : 'out';
};

const SIGNS: Readonly<Record<Column, string>> = { in: '+', out: '−', beside: '' };
const CELL = 'block px-0 py-0.5 sm:table-cell sm:py-2 sm:pr-4 align-top';

function Amount({ line, column }: { readonly line: Movement; readonly column: Column }): ReactNode {
  const { t } = useWords();
  if (columnOf(line) !== column) return <td className="hidden sm:table-cell" />;
  return (
    <td className={`${CELL} figures sm:text-right`}>
      <span className="text-soft sm:sr-only">{t(`statement.${column}`)} </span>
      {`${SIGNS[column]}${money(line.amountMinor, line.currency)}`}
    </td>
  );
}

export function Movements(props: {
  readonly lines: readonly Movement[];
  readonly zone: string;
  /** A column that is the same in every line is left out. */
  readonly ofOrder: boolean;
}): ReactNode {
  const { lines, zone, ofOrder } = props;
  const { t, lang } = useWords();
  const columns: readonly Column[] = lines.some((line) => columnOf(line) === 'beside') ? ['in', 'out', 'beside'] : ['in', 'out'];
  const words = [t('statement.when'), ...(ofOrder ? [] : [t('statement.order')]), t('statement.what')];
  const figures = [...columns.map((column) => t(`statement.${column}`)), ...(ofOrder ? [t('statement.after')] : [])];
  return (
    <table className="w-full">
      <thead className="sr-only sm:not-sr-only">
        <tr className="hidden sm:table-row">
          {[...words, ...figures].map((head, at) => (
            <th key={head} scope="col" className={`py-2 pr-4 ${at >= words.length ? 'text-right' : 'text-left'}`}>
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <tr key={line.intentId} className="block border-t border-line py-2 sm:table-row sm:py-0">
            <td className={`${CELL} figures text-soft`}>{instantIn(line.at, zone, lang)}</td>
            {ofOrder ? null : (
              <td className={CELL}>
                <Link to="/orders/$orderId" params={{ orderId: line.orderId }} className="link break-all">
                  {line.orderId}
                </Link>
              </td>
            )}
            <td className={CELL}>{whatOf(t, line.what)}</td>
            {columns.map((column) => (
              <Amount key={column} line={line} column={column} />
            ))}
            {line.heldMinor === undefined ? null : (
              <td className={`${CELL} figures text-soft sm:text-right`}>
                <span className="sm:sr-only">{t('statement.after')} </span>
                {money(line.heldMinor, line.currency)}
              </td>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Amounts with their names, and whether the books agree. */
export function Sums(props: {
  readonly rows: readonly (readonly [name: string, minor: number])[];
  readonly currency: string;
}): ReactNode {
  const { rows, currency } = props;
  return (
    <dl className="max-w-md">
      {rows.map(([name, minor], at) => (
        <div
          key={name}
          className={`flex justify-between gap-3 py-0.5 ${at === rows.length - 1 ? 'border-t border-line font-semibold' : ''}`}
        >
          <dt className="text-soft">{name}</dt>
          <dd className="figures">{money(minor, currency)}</dd>
        </div>
      ))}
    </dl>
  );
}

export function Balanced({ balanced }: { readonly balanced: boolean }): ReactNode {
  const { t } = useWords();
  return (
    <p className={`mt-2 flex items-center gap-2 ${balanced ? 'text-good' : 'text-bad'}`}>
      <Icon name={balanced ? 'check' : 'alert'} />
      {t(balanced ? 'statement.balanced' : 'statement.unbalanced')}
    </p>
  );
}
