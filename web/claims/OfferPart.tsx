/** Offers of both sides as a table; the open one is accepted, declined or countered. */
import { type FormEvent, type ReactNode, useState } from 'react';
import { isRemedy } from '../../src/claims/rules.ts';
import { OFFER_KINDS, type OfferKind } from '../../src/claims/types.ts';
import { useAct } from '../api/act.ts';
import { api, told } from '../api/client.ts';
import { Button } from '../ui/Button.tsx';
import { Choice, Field } from '../ui/Field.tsx';
import { day, instantIn, money } from '../ui/figures.ts';
import { Chip, Empty, ErrorNotice, type Tone } from '../ui/Notice.tsx';
import { Section } from '../ui/Page.tsx';
import { useWords } from '../ui/words.ts';
import { amountOf } from './asking.ts';
import { Confirm } from '../ui/Confirm.tsx';
import type { Room } from './room.ts';
import type { ShownOffer } from './shapes.ts';

// biome-ignore format: a table
const TONES: Readonly<Record<ShownOffer['status'], Tone>> = {
  open: 'due', accepted: 'good', declined: 'neutral', countered: 'neutral', lapsed: 'neutral',
};

export function OfferPart({ room }: { readonly room: Room }): ReactNode {
  const { t } = useWords();
  const { claim } = room;
  if (claim.offers.length === 0 && !room.may.offer) return null;
  return (
    <Section title={t('claims.offers')} id="offers">
      {claim.offers.length === 0 ? (
        <Empty title={t('claims.no_offers')} text={t('claims.no_offers.text')} />
      ) : (
        <OfferTable room={room} />
      )}
      {room.may.offer ? <MakeOffer room={room} /> : null}
    </Section>
  );
}

function OfferTable({ room }: { readonly room: Room }): ReactNode {
  const { t, lang } = useWords();
  const { claim, currency } = room;
  const heads = ['by', 'what', 'until', 'status'] as const;
  const what = ({ kind, amountMinor, performBy }: ShownOffer): string =>
    `${t(`claims.offer.${kind}`)} ${amountMinor !== null ? money(amountMinor, currency) : performBy ? t('claims.by_day', { day: day(performBy, lang) }) : ''}`;
  return (
    <table className="w-full text-left">
      <thead className="max-sm:sr-only">
        <tr className="text-soft">
          {heads.map((head) => (
            <th key={head} scope="col" className="py-2 pr-4 font-normal">
              {t(`claims.offer_head.${head}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {[...claim.offers].reverse().map((offer) => (
          <tr key={offer.offerId} className="border-t border-line align-top max-sm:block max-sm:py-3">
            <td className="py-2 pr-4 max-sm:block max-sm:py-0">{t(`claims.side.${offer.by}`)}</td>
            <td className="py-2 pr-4 max-sm:block max-sm:py-0">
              <strong className="figures">{what(offer)}</strong>
              {offer.note ? <span className="block break-words">{offer.note}</span> : null}
              {offer.status === 'open' && offer.by !== room.side && room.side !== null ? (
                <Answer room={room} offer={offer} />
              ) : null}
            </td>
            <td className="figures py-2 pr-4 max-sm:block max-sm:py-0">{instantIn(offer.expires.at, claim.zone, lang)}</td>
            <td className="py-2 max-sm:block max-sm:py-0">
              <Chip tone={TONES[offer.status]}>{t(`claims.offer_status.${offer.status}`)}</Chip>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Answer({ room, offer }: { readonly room: Room; readonly offer: ShownOffer }): ReactNode {
  const { t, lang } = useWords();
  const { orderId, claimId, currency } = room;
  const params = { path: { orderId, claimId, offerId: offer.offerId } };
  const accept = useAct((_: null, headers) =>
    told(api.POST('/v1/orders/{orderId}/claims/{claimId}/offers/{offerId}/accept', { params, headers })),
  );
  const decline = useAct((_: null, headers) =>
    told(api.POST('/v1/orders/{orderId}/claims/{claimId}/offers/{offerId}/decline', { params, headers })),
  );
  const says =
    offer.amountMinor !== null
      ? t('claims.accept_money', { amount: money(offer.amountMinor, currency) })
      : t('claims.accept_remedy', { day: offer.performBy ? day(offer.performBy, lang) : '' });
  return (
    <div className="mt-2 flex flex-wrap gap-2">
      <Confirm
        label={t('claims.accept')}
        says={says}
        look="primary"
        onConfirm={() => accept.mutate(null)}
        pending={accept.isPending}
        error={accept.error}
      />
      <Button onPress={() => decline.mutate(null)} busy={decline.isPending ? t('ui.sending') : null}>
        {t('claims.decline')}
      </Button>
      <ErrorNotice error={decline.error} />
    </div>
  );
}

function MakeOffer({ room }: { readonly room: Room }): ReactNode {
  const { t } = useWords();
  const { orderId, claimId, currency, claim } = room;
  const [open, setOpen] = useState(false);
  const [kind, setKind] = useState<OfferKind>('partial_refund');
  const [amount, setAmount] = useState('');
  const [by, setBy] = useState('');
  const [note, setNote] = useState('');
  const act = useAct((body: OfferDraft, headers) =>
    told(api.POST('/v1/orders/{orderId}/claims/{claimId}/offers', { params: { path: { orderId, claimId } }, body, headers })),
  );
  const minor = amountOf(amount, currency);
  const refund = !isRemedy({ kind });
  const send = (event: FormEvent): void => {
    event.preventDefault();
    const words = note.trim() === '' ? {} : { note: note.trim() };
    void act.mutateAsync({ kind, ...(refund ? (minor === null ? {} : { amountMinor: minor }) : { by }), ...words }).then(
      () => setOpen(false),
      () => undefined,
    );
  };
  if (!open)
    return (
      <div className="mt-3">
        <Button onPress={() => setOpen(true)}>{t(claim.openOffer ? 'claims.counter' : 'claims.make_offer')}</Button>
      </div>
    );
  return (
    <form className="mt-3 grid max-w-2xl gap-3 sm:grid-cols-2" onSubmit={send}>
      <Choice
        label={t('claims.offer_head.what')}
        value={kind}
        onChange={(one) => setKind(one as OfferKind)}
        options={OFFER_KINDS.map((one) => [one, t(`claims.offer.${one}`)] as const)}
      />
      {refund ? (
        <Field
          label={t('claims.amount', { currency })}
          inputMode="decimal"
          required
          maxLength={16}
          value={amount}
          onChange={setAmount}
          help={t('claims.asked_is', { amount: money(claim.amountMinor, currency) })}
        />
      ) : (
        <Field label={t('claims.perform_by')} type="date" required value={by} onChange={setBy} />
      )}
      <div className="sm:col-span-2">
        <Field label={t('claims.note')} value={note} onChange={setNote} maxLength={2_000} />
      </div>
      <div className="flex flex-col gap-3 sm:col-span-2">
        <p className="text-soft">{t('claims.offer.lasts')}</p>
        <ErrorNotice error={act.error} />
        <div className="flex gap-2">
          <Button type="submit" look="primary" disabled={refund && minor === null} busy={act.isPending ? t('ui.sending') : null}>
            {t('claims.send_offer')}
          </Button>
          <Button onPress={() => setOpen(false)}>{t('ui.cancel')}</Button>
        </div>
      </div>
    </form>
  );
}

type OfferDraft = { readonly kind: OfferKind; readonly amountMinor?: number; readonly by?: string; readonly note?: string };
