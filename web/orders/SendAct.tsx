/** Sending the draft to the other side: exactly the version that stands here. */
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useAct } from '../api/act.ts';
import { api, told } from '../api/client.ts';
import { Button, buttonLook } from '../ui/Button.tsx';
import { ErrorNotice, Notice } from '../ui/Notice.tsx';
import { useWords } from '../ui/words.ts';
import { isOpenPoint } from './OpenPoints.tsx';
import type { Order } from './OrderPage.tsx';
import { textTag } from './textTag.ts';

/** No version was ever offered. */
const isUnsent = ({ version, contract }: Order): boolean => version === 1 && contract.sentBy === null;

export function SendAct({ order }: { readonly order: Order }): ReactNode {
  const { t } = useWords();
  const { orderId, version, you, buyer, supplier } = order;
  const { clauses } = order.contract;
  const open = clauses.filter(isOpenPoint).length;
  const other = you === 'supplier' ? buyer : supplier;
  const send = useAct((seen: string, headers) =>
    told(api.POST('/v1/orders/{orderId}/send', { params: { path: { orderId }, header: { 'If-Match': seen } }, headers })),
  );
  return (
    <div className="mt-3 flex flex-col items-start gap-3">
      <p>
        {isUnsent(order) ? `${t('draft.yours_alone')} ` : ''}
        {t('draft.send_note')}
      </p>
      {open > 0 ? <Notice tone="due" title={t('draft.send_open', { n: open, all: clauses.length })} /> : null}
      <ErrorNotice error={send.error} />
      <div className="flex flex-wrap items-center gap-3">
        <Button look="primary" onPress={() => send.mutate(textTag(order))} busy={send.isPending ? t('ui.sending') : null}>
          {t('draft.send', { n: version, name: other.name ?? '' })}
        </Button>
        <Link to="/orders/$orderId/edit" params={{ orderId }} className={buttonLook()}>
          {t('edit.title')}
        </Link>
      </div>
    </div>
  );
}
