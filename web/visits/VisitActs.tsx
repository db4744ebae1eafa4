/** What a side can do about the visits of an order: cancel its own, have a failed one repeated, let the goods go. */
import { UNSHIPPED } from '../../src/orders/states.data.ts';
import type { ReactNode } from 'react';
import { heldByReport, lastPreShipmentReport } from '../../src/inspections/rules.ts';
import type { InspectionsState } from '../../src/inspections/types.ts';
import { useAct } from '../api/act.ts';
import { api, told } from '../api/client.ts';
import type { Order } from '../orders/OrderPage.tsx';
import { Confirm } from '../ui/Confirm.tsx';
import { useWords } from '../ui/words.ts';
import type { Visits } from './VisitsPart.tsx';

export function VisitActs({ order, visits }: { readonly order: Order; readonly visits: Visits }): ReactNode {
  const { t } = useWords();
  const { orderId, you } = order;
  const params = { path: { orderId } };
  const cancel = useAct((bookingId: string, headers) =>
    told(api.POST('/v1/orders/{orderId}/inspections/{bookingId}/cancel', { params: { path: { orderId, bookingId } }, headers })),
  );
  const repeat = useAct((_: null, headers) => told(api.POST('/v1/orders/{orderId}/inspections/repeat', { params, headers })));
  const waive = useAct((_: null, headers) => told(api.POST('/v1/orders/{orderId}/inspections/waive', { params, headers })));
  if (!UNSHIPPED.includes(order.state)) return null;
  const open = visits.bookings.find(({ status, by }) => (status === 'booked' || status === 'accepted') && by === you);
  // The answer is the folded state as the server keeps it; its codes are plain strings in the document.
  const state = visits as unknown as InspectionsState;
  const held = heldByReport(state);
  const unseen = visits.waivedAt === null && lastPreShipmentReport(state) === null;
  return (
    <div className="no-print mt-3 flex flex-wrap gap-3">
      {open ? (
        <Confirm
          label={t('visits.cancel')}
          says={t('visits.cancel.says')}
          onConfirm={() => cancel.mutate(open.bookingId)}
          pending={cancel.isPending}
          error={cancel.error}
        />
      ) : null}
      {you === 'supplier' && held ? (
        <Confirm
          label={t('visits.repeat')}
          says={t('visits.repeat.says')}
          look="primary"
          onConfirm={() => repeat.mutate(null)}
          pending={repeat.isPending}
          error={repeat.error}
        />
      ) : null}
      {you === 'buyer' && (held || (unseen && order.state === 'ready')) ? (
        <Confirm
          label={t('visits.waive')}
          says={t('visits.waive.says')}
          onConfirm={() => waive.mutate(null)}
          pending={waive.isPending}
          error={waive.error}
        />
      ) : null}
    </div>
  );
}
