/** Files of an item of evidence: pictures as thumbnails that open large, with hash, who, when and whether late; others to save. */
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { Button as Press, Dialog, DialogTrigger, Modal, ModalOverlay } from 'react-aria-components';
import { Button } from '../ui/Button.tsx';
import { instantIn } from '../ui/figures.ts';
import { Icon } from '../ui/Icon.tsx';
import { Chip } from '../ui/Notice.tsx';
import { useNear } from '../ui/near.ts';
import { useWords } from '../ui/words.ts';
import { saveFile } from '../api/files.ts';
import { fileQuery } from './queries.ts';
import type { ShownEvidence, ShownFile } from './shapes.ts';

export type Where = { readonly orderId: string; readonly claimId: string; readonly zone: string };
type Of = { readonly where: Where; readonly item: ShownEvidence };

const isPicture = ({ mediaType }: ShownFile): boolean => mediaType.startsWith('image/');

export function Gallery({ where, item }: Of): ReactNode {
  const { t } = useWords();
  const pictures = item.files.filter(isPicture);
  const others = item.files.filter((file) => !isPicture(file));
  const { orderId, claimId } = where;
  return (
    <div className="mt-2 flex flex-col gap-2">
      <ul className="flex flex-wrap gap-2">
        {pictures.map((file, at) => (
          <li key={file.fileId}>
            <DialogTrigger>
              <Press
                className="block rounded-md border border-line"
                aria-label={t('claims.enlarge', { name: file.name ?? t('ui.erased') })}
              >
                <Picture where={where} file={file} className="size-20 rounded-md object-cover" />
              </Press>
              <ModalOverlay isDismissable className="fixed inset-0 z-20 overflow-auto bg-paper">
                <Modal>
                  <Dialog aria-label={t('claims.evidence')} className="min-h-dvh p-4 outline-none">
                    {({ close }) => <Large where={where} item={item} pictures={pictures} first={at} onClose={close} />}
                  </Dialog>
                </Modal>
              </ModalOverlay>
            </DialogTrigger>
          </li>
        ))}
      </ul>
      {others.map((file) => (
        <button
          key={file.fileId}
          type="button"
          className="link inline-flex min-h-6 items-center gap-1 self-start"
          onClick={() => void saveFile(`/v1/orders/${orderId}/claims/${claimId}/files/${file.fileId}`, file.name ?? file.fileId)}
        >
          <Icon name="file" />
          {file.name ?? t('ui.erased')}
        </button>
      ))}
      {item.files.length > 0 ? (
        <details className="text-xs text-soft">
          <summary className="min-h-6 cursor-pointer">{t('claims.hashes')}</summary>
          <ul>
            {item.files.map((file) => (
              <li key={file.fileId} className="break-all">
                {file.name ?? t('ui.erased')}: <code>{file.sha256}</code>
              </li>
            ))}
          </ul>
        </details>
      ) : null}
    </div>
  );
}

function Picture({
  where,
  file,
  className,
}: {
  readonly where: Where;
  readonly file: ShownFile;
  readonly className: string;
}): ReactNode {
  const { t } = useWords();
  const [place, near] = useNear();
  const { data, isError } = useQuery({ ...fileQuery(where.orderId, where.claimId, file.fileId), enabled: near });
  if (isError)
    return <span className={`grid place-items-center bg-wash text-xs text-soft ${className}`}>{t('claims.no_picture')}</span>;
  if (data === undefined) return <span ref={place} className={`block bg-wash ${className}`} />;
  return <img src={data} alt={file.name ?? t('ui.erased')} className={className} decoding="async" />;
}

type LargeProps = Of & { readonly pictures: readonly ShownFile[]; readonly first: number; readonly onClose: () => void };

function Large({ where, item, pictures, first, onClose }: LargeProps): ReactNode {
  const { t, lang } = useWords();
  const [at, setAt] = useState(first);
  const [full, setFull] = useState(false);
  const file = pictures[at];
  if (!file) return null;
  const step = (by: number): void => setAt((at + by + pictures.length) % pictures.length);
  const { shown, tone } = { shown: file.name ?? t('ui.erased'), tone: item.late ? ('due' as const) : ('neutral' as const) };
  return (
    <div className="mx-auto flex max-w-page flex-col gap-3">
      <div className="flex flex-wrap items-center gap-2">
        <h2 className="min-w-0 flex-1 truncate text-base">{shown}</h2>
        <span className="figures text-soft">
          {at + 1} / {pictures.length}
        </span>
        {pictures.length > 1 ? (
          <>
            <Button onPress={() => step(-1)}>{t('claims.before')}</Button>
            <Button onPress={() => step(1)}>{t('claims.after')}</Button>
          </>
        ) : null}
        <Button onPress={() => setFull(!full)}>{t(full ? 'claims.fit' : 'claims.zoom')}</Button>
        <Button look="primary" onPress={onClose}>
          {t('ui.close')}
        </Button>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard */}
      <section className="overflow-auto" tabIndex={0} aria-label={shown}>
        <Picture where={where} file={file} className={full ? 'max-w-none' : 'mx-auto max-h-[70vh] max-w-full object-contain'} />
      </section>
      <dl className="grid gap-x-6 gap-y-1 sm:grid-cols-[auto_1fr]">
        <dt className="text-soft">{t('claims.filed')}</dt>
        <dd className="flex flex-wrap items-center gap-2">
          {t(`claims.side.${item.by}`)}, {instantIn(item.filedAt, where.zone, lang)} {where.zone}
          <Chip tone={tone}>{t(item.late ? 'claims.late' : 'claims.in_time')}</Chip>
        </dd>
        <dt className="text-soft">{t('claims.hash')}</dt>
        <dd className="break-all">
          <code className="text-xs">{file.sha256}</code>
        </dd>
        <dt className="text-soft">{t('claims.shared_hash')}</dt>
        <dd className="break-all">
          <code className="text-xs">{file.sharedSha256}</code>
        </dd>
      </dl>
    </div>
  );
}
