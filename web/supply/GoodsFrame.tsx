/** The frame of what is told about goods: the order it belongs to, and a form that goes back there when it was taken. */
import { useQuery } from '@tanstack/react-query';
import type { UseMutationResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { GetV1OrdersOrderIdShipment200 } from '../../sdk/openapi.ts';
import { OrderLink } from '../claims/OrderLink.tsx';
import { orderQuery } from '../orders/queries.ts';
import type { OrderPageView } from '../claims/shapes.ts';
import { Button } from '../ui/Button.tsx';
import { ErrorNotice, Notice, Skeleton } from '../ui/Notice.tsx';
import { Page } from '../ui/Page.tsx';
import { PathLink } from '../ui/PathLink.tsx';
import { useWords } from '../ui/words.ts';
import { shipmentQuery } from './queries.ts';

export type Shipment = GetV1OrdersOrderIdShipment200;
export type Goods = { readonly order: OrderPageView; readonly shipment: Shipment };

export function GoodsFrame(props: {
  readonly orderId: string;
  readonly title: string;
  readonly lead?: string;
  /** Who may do this; the other side reads why not. */
  readonly side: 'supplier' | 'both';
  readonly children: (goods: Goods) => ReactNode;
}): ReactNode {
  const { orderId, title, lead = '', side, children } = props;
  const { t } = useWords();
  const { data: order, error } = useQuery(orderQuery(orderId));
  const { data: shipment, error: goodsError } = useQuery(shipmentQuery(orderId));
  const wrong = error ?? goodsError;
  const party = order?.you === 'supplier' || (side === 'both' && order?.you === 'buyer');
  return (
    <Page title={title} lead={lead} above={<OrderLink orderId={orderId} />}>
      <ErrorNotice error={wrong} />
      {order && shipment ? null : wrong ? null : <Skeleton rows={5} />}
      {order && !party ? <Notice tone="neutral" title={t('supply.not_yours')} /> : null}
      {order && shipment && party ? children({ order, shipment }) : null}
    </Page>
  );
}

/** The end of a form: what went wrong, that it was taken, the button. */
export function Sending(props: {
  readonly act: Pick<UseMutationResult, 'error' | 'isPending' | 'isSuccess'>;
  readonly orderId: string;
  readonly label: string;
  readonly disabled?: boolean;
}): ReactNode {
  const { act, orderId, label, disabled = false } = props;
  const { t } = useWords();
  return (
    <div className="mt-4 flex flex-col gap-3">
      <ErrorNotice error={act.error} />
      {act.isSuccess ? (
        <div role="status">
          <Notice tone="good" title={t('supply.told')}>
            <PathLink to={`/orders/${orderId}`}>{t('claims.to_order')}</PathLink>
          </Notice>
        </div>
      ) : null}
      <div>
        <Button type="submit" look="primary" disabled={disabled} busy={act.isPending ? t('ui.sending') : null}>
          {label}
        </Button>
      </div>
    </div>
  );
}
