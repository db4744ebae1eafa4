/** The appointed inspection in the dispute room; the claimant prepays its fee here. */
import type { ReactNode } from 'react';
import { useAct } from '../api/act.ts';
import { api, told } from '../api/client.ts';
import { Confirm } from '../ui/Confirm.tsx';
import { money } from '../ui/figures.ts';
import { Section } from '../ui/Page.tsx';
import { useWords } from '../ui/words.ts';
import { InspectionFacts, StatusChip, statusOf } from './InspectionFacts.tsx';
import type { Room } from './room.ts';

export function InspectionPart({ room }: { readonly room: Room }): ReactNode {
  const { t } = useWords();
  const { claim, side, currency } = room;
  const { appointment } = claim;
  if (!appointment) return null;
  const status = statusOf(claim, appointment);
  return (
    <Section title={t('inspection.title')} id="inspection" aside={<StatusChip status={status} />}>
      <InspectionFacts claim={claim} appointment={appointment} currency={currency} />
      {status === 'waits_for_fee' && side === 'buyer' ? <Prepay room={room} feeMinor={appointment.feeMinor} /> : null}
      {status === 'waits_for_fee' && side === 'supplier' ? (
        <p className="mt-3 text-soft">{t('inspection.supplier_waits')}</p>
      ) : null}
    </Section>
  );
}

/** By card: the processor is asked by the server, and the fee counts once the server says so. */
function Prepay({ room, feeMinor }: { readonly room: Room; readonly feeMinor: number }): ReactNode {
  const { t } = useWords();
  const { orderId, claimId, currency } = room;
  const act = useAct((_: null, headers) =>
    told(
      api.POST('/v1/orders/{orderId}/claims/{claimId}/appointment/fee', {
        params: { path: { orderId, claimId } },
        body: {},
        headers,
      }),
    ),
  );
  const amount = money(feeMinor, currency);
  return (
    <div className="mt-3 flex flex-col items-start gap-2">
      <p className="text-soft">{t('inspection.prepay.else')}</p>
      <Confirm
        label={t('inspection.prepay', { amount })}
        says={t('inspection.prepay.says', { amount })}
        look="primary"
        onConfirm={() => act.mutate(null)}
        pending={act.isPending}
        error={act.error}
      />
    </div>
  );
}
