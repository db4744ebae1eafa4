/** Granting a limit: an amount, a currency, why, and when somebody looks again. */
import { type FormEvent, type ReactNode, useState } from 'react';
import type { PostV1SuppliersSupplierIdLimitBody } from '../../sdk/openapi.ts';
import { LIMIT_REASONS, type LimitReason } from '../../src/coverage/types.ts';
import { useAct } from '../api/act.ts';
import { api, told } from '../api/client.ts';
import { amountOf } from '../claims/asking.ts';
import { Button } from '../ui/Button.tsx';
import { Choice, Field } from '../ui/Field.tsx';
import { ErrorNotice } from '../ui/Notice.tsx';
import { useWords } from '../ui/words.ts';

export function Grant({ supplierId }: { readonly supplierId: string }): ReactNode {
  const { t } = useWords();
  const [open, setOpen] = useState(false);
  const [sum, setSum] = useState('');
  const [currency, setCurrency] = useState('USD');
  const [because, setBecause] = useState<LimitReason>('trade_history');
  const [reviewOn, setReviewOn] = useState('');
  const act = useAct((body: PostV1SuppliersSupplierIdLimitBody, headers) =>
    told(api.POST('/v1/suppliers/{supplierId}/limit', { params: { path: { supplierId } }, body, headers })),
  );
  if (!open)
    return (
      <div className="my-3">
        <Button onPress={() => setOpen(true)}>{t('desk.grant')}</Button>
      </div>
    );
  const amountMinor = amountOf(sum, currency);
  const send = (event: FormEvent): void => {
    event.preventDefault();
    if (amountMinor === null) return;
    const body = { amountMinor, currency, because, reviewOn: reviewOn === '' ? null : reviewOn };
    void act.mutateAsync(body).then(
      () => setOpen(false),
      () => undefined,
    );
  };
  return (
    <form className="my-3 grid max-w-2xl gap-3 sm:grid-cols-2" onSubmit={send}>
      <Field label={t('desk.grant.amount')} inputMode="decimal" required maxLength={20} value={sum} onChange={setSum} />
      <Field
        label={t('desk.grant.currency')}
        required
        maxLength={3}
        value={currency}
        onChange={(text) => setCurrency(text.toUpperCase())}
      />
      <Choice
        label={t('desk.grant.because')}
        value={because}
        onChange={(one) => setBecause(one as LimitReason)}
        options={LIMIT_REASONS.map((one) => [one, t(`limit.because.${one}`)] as const)}
      />
      <Field
        label={t('desk.grant.review')}
        help={t('desk.grant.review.help')}
        type="date"
        value={reviewOn}
        onChange={setReviewOn}
      />
      <div className="flex flex-col gap-3 sm:col-span-2">
        <p className="text-soft">{t('desk.grant.help')}</p>
        <ErrorNotice error={act.error} />
        <div className="flex flex-wrap gap-2">
          <Button type="submit" look="primary" disabled={amountMinor === null} busy={act.isPending ? t('ui.sending') : null}>
            {t('desk.grant')}
          </Button>
          <Button onPress={() => setOpen(false)}>{t('ui.cancel')}</Button>
        </div>
      </div>
    </form>
  );
}
