/** Photos of one thing: the camera's button, and each picture with whether it has arrived. */
import { type ChangeEvent, type ReactNode, useEffect, useId, useState } from 'react';
import { now } from '../clock.ts';
import { Button, buttonLook } from '../ui/Button.tsx';
import { Icon } from '../ui/Icon.tsx';
import { Notice } from '../ui/Notice.tsx';
import { useWords } from '../ui/words.ts';
import { dropPhoto, keepPhoto, retry } from './store.ts';
import { ReasonNotice, SendChip } from './SyncBar.tsx';
import { flush } from './sync.ts';
import type { Job, Outgoing, Photo } from './types.ts';

const hexOf = (bytes: ArrayBuffer): string =>
  [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, '0')).join('');

/** Keeps a picture as the camera made it, with the hash of its bytes, and sends it when it can be. */
async function take(job: Job, clauseId: string | null, file: File): Promise<void> {
  const bytes = await file.arrayBuffer();
  const photo: Photo = {
    photoId: crypto.randomUUID(),
    bookingId: job.bookingId,
    owner: job.owner,
    clauseId,
    bytes,
    mediaType: file.type,
    sha256: hexOf(await crypto.subtle.digest('SHA-256', bytes)),
    takenAt: now(),
  };
  await keepPhoto(photo, job.orderId);
  void flush();
}

type Shot = { readonly photo: Photo; readonly item: Outgoing | null };

function Thumb({ photo, item, alt }: Shot & { readonly alt: string }): ReactNode {
  const { t } = useWords();
  const [url, setUrl] = useState<string | null>(null);
  useEffect(() => {
    const made = URL.createObjectURL(new Blob([photo.bytes], { type: photo.mediaType }));
    setUrl(made);
    return () => URL.revokeObjectURL(made);
  }, [photo.bytes, photo.mediaType]);
  return (
    <li className="w-24">
      {url ? (
        <img
          src={url}
          alt={alt}
          title={t('visit.hash', { hash: photo.sha256 })}
          className="h-18 w-24 rounded-md border border-line bg-wash object-cover"
        />
      ) : null}
      <div className="mt-1 flex flex-wrap items-center justify-between">
        <SendChip state={item?.state ?? 'sent'} />
        {item?.state === 'sent' ? null : (
          <button
            type="button"
            aria-label={`${t('sync.remove')}: ${alt}`}
            className="grid size-8 place-items-center rounded-md text-soft hover:text-ink"
            onClick={() => void dropPhoto(photo.photoId)}
          >
            <Icon name="cross" />
          </button>
        )}
      </div>
    </li>
  );
}

export type StripProps = {
  readonly job: Job;
  readonly clauseId: string | null;
  /** What the photos show, in words. */
  readonly what: string;
  readonly photos: readonly Photo[];
  readonly queue: readonly Outgoing[];
  readonly closed: boolean;
  /** Before the camera opens: what was typed is entered first. */
  readonly onOpen?: () => void;
};

export function PhotoStrip({ job, clauseId, what, photos, queue, closed, onOpen }: StripProps): ReactNode {
  const { t } = useWords();
  const id = useId();
  const [failed, setFailed] = useState(false);
  const itemOf = ({ photoId }: Photo): Outgoing | null =>
    queue.find(({ act }) => act.kind === 'photo' && act.photoId === photoId) ?? null;
  const shots: readonly Shot[] = photos
    .filter((photo) => photo.clauseId === clauseId)
    .map((photo) => ({ photo, item: itemOf(photo) }));
  const onChange = async (event: ChangeEvent<HTMLInputElement>): Promise<void> => {
    const input = event.target;
    const files = [...(input.files ?? [])];
    try {
      for (const file of files) await take(job, clauseId, file);
      setFailed(false);
    } catch {
      setFailed(true);
    }
    // So that the same picture can be chosen again.
    input.value = '';
  };
  return (
    <div className="mt-3">
      {closed ? null : (
        <label
          htmlFor={id}
          className={`${buttonLook()} cursor-pointer focus-within:outline-2 focus-within:outline-offset-2 focus-within:outline-action`}
        >
          <Icon name="camera" />
          <span aria-hidden="true">{t('visit.photo')}</span>
          <span className="sr-only">{t('visit.photo_of', { what })}</span>
          <input
            id={id}
            type="file"
            accept="image/jpeg,image/png,image/webp"
            capture="environment"
            className="sr-only"
            onClick={onOpen}
            onChange={(event) => void onChange(event)}
          />
        </label>
      )}
      {failed ? (
        <div role="alert" className="mt-2">
          <Notice tone="bad" title={t('jobs.storage')}>
            <p>{t('jobs.storage_text')}</p>
          </Notice>
        </div>
      ) : null}
      {shots.length > 0 ? (
        <ul className="mt-3 flex flex-wrap gap-3">
          {shots.map((shot, index) => (
            <Thumb key={shot.photo.photoId} {...shot} alt={t('visit.photo_alt', { n: index + 1, what })} />
          ))}
        </ul>
      ) : null}
      {shots.flatMap(({ item }) => (item?.state === 'refused' ? [<Refused key={item.id} item={item} />] : []))}
    </div>
  );
}

function Refused({ item }: { readonly item: Outgoing }): ReactNode {
  const { t } = useWords();
  return (
    <div className="mt-2">
      <ReasonNotice title={t('sync.state.refused')} item={item} />
      <Button look="quiet" onPress={() => void retry(item).then(flush)}>
        {t('sync.again')}
      </Button>
    </div>
  );
}
