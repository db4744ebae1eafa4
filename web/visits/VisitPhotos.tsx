/** Photos of visits: thumbnails that open large with who took them, when, and the hashes by which they are known. */
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { Button as Press, Dialog, DialogTrigger, Modal, ModalOverlay } from 'react-aria-components';
import type { GetV1OrdersOrderIdInspections200 } from '../../sdk/openapi.ts';
import type { Order } from '../orders/OrderPage.tsx';
import { Button } from '../ui/Button.tsx';
import { cityOf, instantIn } from '../ui/figures.ts';
import { useNear } from '../ui/near.ts';
import { useWords } from '../ui/words.ts';
import { photoQuery, useAgencyName, visitsQuery } from './queries.ts';

export type VisitPhoto = GetV1OrdersOrderIdInspections200['photos'][number];

/** How many photos show before somebody asks for all. */
const FIRST = 12;

type Shown = { readonly order: Order; readonly photos: readonly VisitPhoto[] };

export function VisitPhotos({ order, photos }: Shown): ReactNode {
  const { t } = useWords();
  const nameOf = usePhotoName(order);
  const [all, setAll] = useState(false);
  if (photos.length === 0) return null;
  const shown = all ? photos : photos.slice(0, FIRST);
  return (
    <>
      <ul className="mt-2 flex flex-wrap gap-2">
        {shown.map((photo, at) => (
          <li key={photo.photoId + (photo.clauseId ?? '')}>
            <DialogTrigger>
              <Press
                className="block rounded-md border border-line"
                aria-label={t('claims.enlarge', { name: nameOf(photo, at) })}
              >
                <Picture order={order} photo={photo} alt={nameOf(photo, at)} className="size-20 rounded-md object-cover" />
              </Press>
              <ModalOverlay isDismissable className="fixed inset-0 z-20 overflow-auto bg-paper">
                <Modal>
                  <Dialog aria-label={nameOf(photo, at)} className="min-h-dvh p-4 outline-none">
                    {({ close }) => <Large order={order} photos={photos} first={at} onClose={close} />}
                  </Dialog>
                </Modal>
              </ModalOverlay>
            </DialogTrigger>
          </li>
        ))}
      </ul>
      {shown.length < photos.length ? (
        <Button look="quiet" className="no-print" onPress={() => setAll(true)}>
          {t('visits.photos_all', { n: photos.length })}
        </Button>
      ) : null}
    </>
  );
}

/** `Photo 2: Door zip opening ...`: by what it shows. */
function usePhotoName({ contract }: Order): (photo: VisitPhoto, at: number) => string {
  const { t } = useWords();
  return ({ clauseId }, at) => {
    const clause = contract.clauses.find((one) => one.clauseId === clauseId);
    return t('visits.photo', { n: at + 1, what: clause?.text.text ?? t('visits.photo_goods') });
  };
}

type PictureProps = {
  readonly order: Order;
  readonly photo: VisitPhoto;
  readonly alt: string;
  readonly className: string;
};

function Picture({ order, photo, alt, className }: PictureProps): ReactNode {
  const { t } = useWords();
  const [place, near] = useNear();
  const { data, isError } = useQuery({ ...photoQuery(order.orderId, photo.bookingId, photo.photoId), enabled: near });
  if (isError)
    return <span className={`grid place-items-center bg-wash text-xs text-soft ${className}`}>{t('visits.photo_broken')}</span>;
  return data === undefined ? (
    <span ref={place} className={`block bg-wash ${className}`} />
  ) : (
    <img src={data} alt={alt} className={className} decoding="async" />
  );
}

function Large({ order, photos, first, onClose }: Shown & { readonly first: number; readonly onClose: () => void }): ReactNode {
  const { t } = useWords();
  const nameOf = usePhotoName(order);
  const [at, setAt] = useState(first);
  const photo = photos[at];
  if (!photo) return null;
  const step = (by: number): void => setAt((at + by + photos.length) % photos.length);
  return (
    <div className="mx-auto flex max-w-page flex-col gap-3">
      <div className="flex flex-wrap items-center gap-2">
        <h2 className="min-w-0 basis-full text-base sm:flex-1 sm:basis-0">{nameOf(photo, at)}</h2>
        <span className="figures text-soft">
          {at + 1} / {photos.length}
        </span>
        {photos.length > 1 ? (
          <>
            <Button onPress={() => step(-1)}>{t('claims.before')}</Button>
            <Button onPress={() => step(1)}>{t('claims.after')}</Button>
          </>
        ) : null}
        <Button look="primary" onPress={onClose}>
          {t('ui.close')}
        </Button>
      </div>
      <Picture order={order} photo={photo} alt={nameOf(photo, at)} className="mx-auto max-h-[70vh] max-w-full object-contain" />
      <Facts order={order} photo={photo} />
    </div>
  );
}

function Facts({ order, photo }: { readonly order: Order; readonly photo: VisitPhoto }): ReactNode {
  const { t, lang } = useWords();
  const agencyName = useAgencyName();
  const { data } = useQuery(visitsQuery(order.orderId));
  const { zone } = order;
  const agency = data?.bookings.find(({ bookingId }) => bookingId === photo.bookingId)?.agencyId;
  const taken = photo.takenAt && `${instantIn(photo.takenAt, zone, lang)} ${cityOf(zone, lang)}`;
  const rows: readonly (readonly [string, ReactNode])[] = [
    [t('visits.photo_by'), agency === undefined ? '' : agencyName(agency)],
    [t('visits.photo_taken'), taken ?? t('visits.photo_taken_unknown')],
    [
      t('visits.photo_hash'),
      <code key="of" className="text-xs">
        {photo.sha256}
      </code>,
    ],
    [
      t('visits.photo_shared'),
      <code key="shared" className="text-xs">
        {photo.sharedSha256}
      </code>,
    ],
  ];
  return (
    <dl className="grid gap-x-6 gap-y-1 sm:grid-cols-[auto_1fr]">
      {rows.map(([term, value]) => (
        <div key={term} className="contents">
          <dt className="text-soft">{term}</dt>
          <dd className="break-all">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
