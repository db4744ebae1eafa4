/** Confirming receipt: the day, and a word of warning, because it ends the order. */
import { type FormEvent, type ReactNode, useState } from 'react';
import { useAct } from '../api/act.ts';
import { api, told } from '../api/client.ts';
import { now } from '../clock.ts';
import { Button } from '../ui/Button.tsx';
import { Field } from '../ui/Field.tsx';
import { ErrorNotice } from '../ui/Notice.tsx';
import { useWords } from '../ui/words.ts';
import type { Order } from './OrderPage.tsx';

export function ReceiptAct({ order }: { readonly order: Order }): ReactNode {
  const { t } = useWords();
  const { orderId } = order;
  const [on, setOn] = useState(() => now().slice(0, 10));
  const confirm = useAct((day: string, headers) =>
    told(api.POST('/v1/orders/{orderId}/receipt', { params: { path: { orderId } }, body: { on: day }, headers })),
  );
  const send = (event: FormEvent): void => {
    event.preventDefault();
    confirm.mutate(on);
  };
  return (
    <form className="mt-3 flex flex-col gap-3" onSubmit={send}>
      <p>{t('receipt.warn')}</p>
      <ErrorNotice error={confirm.error} />
      <div className="flex flex-wrap items-end gap-3">
        <div className="w-48">
          <Field label={t('receipt.on')} type="date" required value={on} onChange={setOn} />
        </div>
        <Button type="submit" busy={confirm.isPending ? t('ui.sending') : null}>
          {t('receipt.title')}
        </Button>
      </div>
    </form>
  );
}
