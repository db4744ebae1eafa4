/** Movements of money of all one's orders in a period: per currency what they come to, each line, and both as a file. */
import { More } from '../ui/More.tsx';
import { useInfiniteQuery, useMutation } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { saveFile } from '../api/files.ts';
import { submitting } from '../ui/submitting.ts';
import { Button } from '../ui/Button.tsx';
import { Field } from '../ui/Field.tsx';
import { day } from '../ui/figures.ts';
import { Empty, ErrorNotice, Skeleton } from '../ui/Notice.tsx';
import { Page, Section } from '../ui/Page.tsx';
import { useWords } from '../ui/words.ts';
import { Balanced, Movements, Sums } from './Movements.tsx';
import { periodOf } from './period.ts';
import { useOwnZone } from '../ui/due.ts';
import { periodQuery } from './queries.ts';
import { readPeriod } from './search.ts';

export function StatementsPage(): ReactNode {
  const { t, lang } = useWords();
  const { from, to } = periodOf(readPeriod(useSearch({ from: '/statements' })), useOwnZone());
  const list = useInfiniteQuery(periodQuery(from, to));
  const { data, error } = list;
  const head = data?.pages[0];
  const lines = data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <Page title={t('statement.title')} lead={head ? t('statement.lead', { zone: head.zone }) : ''}>
      <Period key={`${from} ${to}`} from={from} to={to} />
      <ErrorNotice error={error} />
      {data || error ? null : <Skeleton rows={8} />}
      {head ? (
        <p className="mt-6 mb-3 text-base font-semibold">{t('statement.period', { from: day(from, lang), to: day(to, lang) })}</p>
      ) : null}
      {head && lines.length === 0 ? <Empty title={t('statement.none')} text={t('statement.none_text')} /> : null}
      {head?.totals.map((sums) => (
        <Section key={sums.currency} title={t('statement.totals', { currency: sums.currency })}>
          <Sums
            currency={sums.currency}
            rows={[
              [t('statement.opening'), sums.openingHeldMinor],
              [t('statement.paid'), sums.paidMinor],
              [t('statement.released'), -sums.releasedMinor],
              [t('statement.fee'), -sums.feeMinor],
              [t('statement.refunded'), -sums.refundedMinor],
              [t('statement.charged_back'), -sums.chargedBackMinor],
              [t('statement.closing'), sums.closingHeldMinor],
            ]}
          />
        </Section>
      ))}
      {head && lines.length > 0 ? (
        <Section title={t('statement.movements')}>
          <Movements lines={lines} zone={head.zone} ofOrder={false} />
          <More list={list} quiet />
          <Balanced balanced={head.balanced} />
        </Section>
      ) : null}
    </Page>
  );
}

/** The two days, typed and then asked for; and the same period as a file. */
function Period(asked: { readonly from: string; readonly to: string }): ReactNode {
  const { t } = useWords();
  const navigate = useNavigate();
  const [from, setFrom] = useState(asked.from);
  const [to, setTo] = useState(asked.to);
  const save = useMutation({
    mutationFn: () =>
      saveFile(`/v1/statements?from=${asked.from}&to=${asked.to}&format=csv`, `statement-${asked.from}-${asked.to}.csv`),
  });
  return (
    <form
      className="no-print flex flex-col gap-3"
      onSubmit={submitting(() => void navigate({ to: '/statements', search: { from, to }, replace: true }))}
    >
      <div className="flex flex-wrap items-end gap-3">
        <div className="w-44">
          <Field label={t('statement.from')} type="date" required value={from} onChange={setFrom} />
        </div>
        <div className="w-44">
          <Field label={t('statement.to')} type="date" required value={to} onChange={setTo} />
        </div>
        <Button type="submit" look="primary">
          {t('statement.show')}
        </Button>
        <Button onPress={() => save.mutate()} busy={save.isPending ? t('ui.loading') : null}>
          {t('statement.csv')}
        </Button>
        <Button onPress={() => window.print()}>{t('statement.print')}</Button>
      </div>
      <ErrorNotice error={save.error} />
    </form>
  );
}
