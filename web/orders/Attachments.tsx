/** The files of the contract: saved, and while the text is being written added and taken out. */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useRef, useState } from 'react';
import { useAct } from '../api/act.ts';
import { api, told } from '../api/client.ts';
import { saveFile, sendFile } from '../api/files.ts';
import { Button } from '../ui/Button.tsx';
import { Choice } from '../ui/Field.tsx';
import { Icon } from '../ui/Icon.tsx';
import { ErrorNotice } from '../ui/Notice.tsx';
import { Section } from '../ui/Page.tsx';
import { useWords } from '../ui/words.ts';
import type { Order } from './OrderPage.tsx';
import { textTag } from './textTag.ts';

type Attachment = Order['contract']['terms']['attachments'][number];
type Precedence = 'clauses' | 'file';

/** `1.2 MB`. */
const sizeOf = (bytes: number): string =>
  bytes < 1_000_000 ? `${Math.max(1, Math.round(bytes / 1_000))} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`;

const isPrecedence = (text: string): text is Precedence => text === 'clauses' || text === 'file';

export function Attachments({ order }: { readonly order: Order }): ReactNode {
  const { t } = useWords();
  const { attachments } = order.contract.terms;
  const isParty = order.you === 'buyer' || order.you === 'supplier';
  const writes = isParty && (order.state === 'draft' || order.state === 'sent') && !order.frozen;
  if (attachments.length === 0 && !writes) return null;
  return (
    <Section title={t('files.title')}>
      {attachments.length === 0 ? <p className="mb-3 max-w-[72ch] text-soft">{t('files.none')}</p> : null}
      <ul className="mb-3">
        {attachments.map((file) => (
          <FileRow key={file.attachmentId} file={file} order={order} writes={writes} />
        ))}
      </ul>
      {writes ? <AddFile order={order} /> : null}
    </Section>
  );
}

type FileRowProps = { readonly file: Attachment; readonly order: Order; readonly writes: boolean };

function FileRow({ file, order, writes }: FileRowProps): ReactNode {
  const { t } = useWords();
  const { orderId } = order;
  const { attachmentId, name, bytes, sha256, by, precedence } = file;
  const called = name.text ?? t('ui.erased');
  const save = useMutation({
    mutationFn: () => saveFile(`/v1/orders/${orderId}/attachments/${attachmentId}/file`, name.text ?? attachmentId),
  });
  const remove = useAct((seen: string, headers) => {
    const params = { path: { orderId, attachmentId }, header: { 'If-Match': seen } };
    return told(api.DELETE('/v1/orders/{orderId}/attachments/{attachmentId}', { params, headers }));
  });
  return (
    <li className="border-t border-line py-2 first:border-t-0">
      <p className="flex gap-2">
        <Icon name="file" className="mt-0.5 text-soft" />
        <span className="min-w-0 break-words font-semibold">{called}</span>
        <span className="figures ml-auto text-soft">{sizeOf(bytes)}</span>
      </p>
      <p className="text-soft">
        {t('clauses.by', { name: order[by].name ?? t(`orders.${by}`) })} · {t(`files.precedence.${precedence as Precedence}`)} ·{' '}
        <code className="text-xs" title={sha256}>
          {sha256.slice(0, 16)}…
        </code>
      </p>
      <div className="no-print mt-1 flex flex-wrap gap-2">
        <Button look="quiet" onPress={() => save.mutate()} busy={save.isPending ? t('ui.loading') : null}>
          {t('files.save', { name: called })}
        </Button>
        {writes ? (
          <Button look="quiet" onPress={() => remove.mutate(textTag(order))} busy={remove.isPending ? t('ui.sending') : null}>
            {t('files.remove', { name: called })}
          </Button>
        ) : null}
      </div>
      <ErrorNotice error={save.error ?? remove.error} />
    </li>
  );
}

/** A file is a part of the text: in a sent version it begins the next one. */
function AddFile({ order }: { readonly order: Order }): ReactNode {
  const { t } = useWords();
  const client = useQueryClient();
  const { orderId } = order;
  const input = useRef<HTMLInputElement>(null);
  const [precedence, setPrecedence] = useState<Precedence>('clauses');
  const [share, setShare] = useState(0);
  const send = useMutation({
    mutationFn: (file: File) =>
      sendFile<unknown>(`/v1/orders/${orderId}/attachments`, file, crypto.randomUUID(), setShare, { precedence }),
    onSuccess: () => client.invalidateQueries(),
  });
  return (
    <div className="no-print flex max-w-2xl flex-col gap-3">
      <Choice
        label={t('files.contradict')}
        value={precedence}
        onChange={(value) => setPrecedence(isPrecedence(value) ? value : 'clauses')}
        options={[
          ['clauses', t('files.precedence.clauses')],
          ['file', t('files.precedence.file')],
        ]}
      />
      <input
        ref={input}
        type="file"
        className="sr-only"
        tabIndex={-1}
        aria-label={t('files.add')}
        onChange={({ target }) => {
          const [file] = target.files ?? [];
          if (file) send.mutate(file);
          // The same file may be chosen again after a refusal.
          target.value = '';
        }}
      />
      <div>
        <Button
          onPress={() => input.current?.click()}
          busy={send.isPending ? t('files.sending', { percent: Math.round(share * 100) }) : null}
        >
          {t('files.add')}
        </Button>
      </div>
      <ErrorNotice error={send.error} />
    </div>
  );
}
