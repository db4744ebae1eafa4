/** The amount, built line by line: what each line is for, what it was computed from, and what it comes to. */
import type { ReactNode } from 'react';
import type { Award } from '../../src/claims/determination.types.ts';
import { basisSays } from '../../src/letters/basis.rules.ts';
import { fill } from '../../src/letters/say.rules.ts';
import { AWARD_LINES, BEARERS } from '../../src/letters/words.data.ts';
import { money } from '../ui/figures.ts';
import { useWords } from '../ui/words.ts';
import { steps } from './case.ts';
import { sayOf } from './say.ts';

export function AwardTable({ award }: { readonly award: Award }): ReactNode {
  const { t, lang } = useWords();
  const { currency, refundMinor, capMinor, fee, purchaseEnds } = award;
  const say: Parameters<typeof basisSays>[0] = {
    say: (saying, data) => fill(saying, lang, data),
    money: (amountMinor) => money(amountMinor, currency),
  };
  const row = 'flex flex-wrap items-baseline justify-between gap-x-4 border-t border-line py-2';
  return (
    <>
      <dl>
        {steps(award).map(({ line, afterMinor }, at) => (
          <div key={`${line.kind}${line.subjects.join()}${afterMinor}`} className={row}>
            <dt className="min-w-0 flex-1 basis-40">
              <span className="font-semibold">{sayOf(AWARD_LINES, line.kind, lang)}</span>{' '}
              <span className="text-soft">{line.subjects.join(lang === 'zh' ? '、' : ', ')}</span>
              <span className="block text-soft">{basisSays(say, line)}</span>
            </dt>
            <dd className="figures text-right">
              {money(line.amountMinor, currency)}
              {at > 0 ? (
                <span className="block text-xs text-soft">{t('desk.so_far', { amount: money(afterMinor, currency) })}</span>
              ) : null}
            </dd>
          </div>
        ))}
        <div className="flex flex-wrap items-baseline justify-between gap-x-4 border-t-2 border-ink py-2 text-base font-semibold">
          <dt>{t('desk.refund')}</dt>
          <dd className="figures">{money(refundMinor, currency)}</dd>
        </div>
        <div className={row}>
          <dt className="text-soft">{t('desk.cap')}</dt>
          <dd className="figures text-soft">{money(capMinor, currency)}</dd>
        </div>
        {fee ? (
          <div className={row}>
            <dt>{t('desk.fee', { by: sayOf(BEARERS, fee.borneBy, lang) })}</dt>
            <dd className="figures">{money(fee.supplierMinor + fee.buyerMinor, currency)}</dd>
          </div>
        ) : null}
      </dl>
      {purchaseEnds ? <p className="border-t border-line pt-2 text-soft">{t('desk.purchase_ends')}</p> : null}
    </>
  );
}
