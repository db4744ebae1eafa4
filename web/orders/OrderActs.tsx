/** What a side can do with an order beside its next step: decline the version, cancel while nothing is paid, order the same again. */
import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, type ReactNode, useState } from 'react';
import { useAct } from '../api/act.ts';
import { api, told } from '../api/client.ts';
import { Button } from '../ui/Button.tsx';
import { Field } from '../ui/Field.tsx';
import { ErrorNotice } from '../ui/Notice.tsx';
import { Section } from '../ui/Page.tsx';
import { useWords } from '../ui/words.ts';
import type { Order } from './OrderPage.tsx';
import { ReasonAct } from './ReasonAct.tsx';

type Reason = { readonly reason?: string };

/** Declines the version that the other side sent; the decliner may write the next one. */
export function DeclineAct({ order }: { readonly order: Order }): ReactNode {
  const { t } = useWords();
  const { orderId, version } = order;
  const decline = useAct((body: Reason, headers) =>
    told(api.POST('/v1/orders/{orderId}/decline', { params: { path: { orderId } }, body, headers })),
  );
  return (
    <ReasonAct
      label={t('acts.decline', { n: version })}
      says={t('acts.decline.says')}
      onSend={(body) => decline.mutate(body)}
      pending={decline.isPending}
      error={decline.error}
    />
  );
}

const CANCELLABLE: readonly string[] = ['draft', 'sent', 'confirmed'];

function CancelAct({ orderId }: { readonly orderId: string }): ReactNode {
  const { t } = useWords();
  const cancel = useAct((body: Reason, headers) =>
    told(api.POST('/v1/orders/{orderId}/cancel', { params: { path: { orderId } }, body, headers })),
  );
  return (
    <ReasonAct
      label={t('acts.cancel')}
      says={t('acts.cancel.says')}
      onSend={(body) => cancel.mutate(body)}
      pending={cancel.isPending}
      error={cancel.error}
    />
  );
}

/** The same again under a new date; the new draft opens for looking through. */
function RepeatAct({ order }: { readonly order: Order }): ReactNode {
  const { t } = useWords();
  const navigate = useNavigate();
  const { orderId } = order;
  const [open, setOpen] = useState(false);
  const [shipBy, setShipBy] = useState('');
  const clone = useAct((body: { readonly shipBy: string }, headers) =>
    told(api.POST('/v1/orders/{orderId}/clone', { params: { path: { orderId } }, body, headers })),
  );
  if (!open) return <Button onPress={() => setOpen(true)}>{t('acts.repeat')}</Button>;
  const send = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const made = await clone.mutateAsync({ shipBy }).catch(() => null);
    if (made) await navigate({ to: '/orders/$orderId/edit', params: { orderId: made.order.orderId } });
  };
  return (
    <form className="flex w-full max-w-2xl flex-col gap-3 rounded-md bg-wash p-3" onSubmit={(event) => void send(event)}>
      <p className="max-w-[72ch]">{t('acts.repeat.says')}</p>
      <div className="max-w-xs">
        <Field label={t('draft.ship_by')} type="date" required value={shipBy} onChange={setShipBy} />
      </div>
      <ErrorNotice error={clone.error} />
      <div className="flex flex-wrap gap-2">
        <Button type="submit" look="primary" busy={clone.isPending ? t('ui.sending') : null}>
          {t('acts.repeat.go')}
        </Button>
        <Button onPress={() => setOpen(false)}>{t('ui.cancel')}</Button>
      </div>
    </form>
  );
}

export function OrderActs({ order }: { readonly order: Order }): ReactNode {
  const { t } = useWords();
  const { you, state, money, frozen } = order;
  if (you !== 'buyer' && you !== 'supplier') return null;
  const cancels = CANCELLABLE.includes(state) && (money?.paidMinor ?? 0) === 0 && !frozen;
  return (
    <Section title={t('acts.title')}>
      <div className="no-print flex flex-wrap gap-3">
        <RepeatAct order={order} />
        {cancels ? <CancelAct orderId={order.orderId} /> : null}
      </div>
    </Section>
  );
}
