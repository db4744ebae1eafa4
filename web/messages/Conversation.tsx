/** A conversation, newest first: the field to write in, and each message with what it is flagged for and what it promises. */
import type { ReactNode } from 'react';
import { useState } from 'react';
import type { UseMutationResult } from '@tanstack/react-query';
import type { GetV1CompaniesCompanyIdMessages200 } from '../../sdk/openapi.ts';
import { submitting } from '../ui/submitting.ts';
import { Button } from '../ui/Button.tsx';
import { useOwnZone } from '../ui/due.ts';
import { cityOf, day, instantIn } from '../ui/figures.ts';
import { Icon } from '../ui/Icon.tsx';
import { Empty, ErrorNotice, Notice, Skeleton } from '../ui/Notice.tsx';
import { TextField } from '../ui/TextField.tsx';
import { type Lang, type Say, useWords } from '../ui/words.ts';

export type Message = GetV1CompaniesCompanyIdMessages200['items'][number];
type Promised = Message['promises'][number];

type ConversationProps = {
  /** Newest first; undefined: still being read. */
  readonly messages: readonly Message[] | undefined;
  readonly error: unknown;
  /** What each company is called. */
  readonly nameOf: (companyId: string) => string;
  readonly mine: string | null;
  /** The zone in which times are told. */
  readonly zone?: string;
  /** null: who reads may not write here. */
  readonly act: UseMutationResult<unknown, Error, string> | null;
  readonly more: (() => void) | null;
};

export function Conversation(props: ConversationProps): ReactNode {
  const { messages, error, act, more } = props;
  const { t } = useWords();
  return (
    <>
      <p className="mb-4 max-w-[72ch] text-soft">{t('messages.lead')}</p>
      {act ? <Writing act={act} /> : null}
      <ErrorNotice error={error} />
      {messages || error ? null : <Skeleton rows={4} />}
      {messages?.length === 0 ? <Empty title={t('messages.none')} text={t('messages.none_text')} /> : null}
      <ol aria-live="polite">
        {messages?.map((message) => (
          <li key={message.messageId} className="border-t border-line py-4 first:border-t-0">
            <One message={message} {...props} />
          </li>
        ))}
      </ol>
      {more ? (
        <Button look="quiet" onPress={more}>
          {t('messages.older')}
        </Button>
      ) : null}
    </>
  );
}

function Writing({ act }: { readonly act: UseMutationResult<unknown, Error, string> }): ReactNode {
  const { t } = useWords();
  const [text, setText] = useState('');
  const send = (): void =>
    void act.mutateAsync(text.trim()).then(
      () => setText(''),
      () => undefined,
    );
  return (
    <form className="no-print mb-6 flex max-w-2xl flex-col gap-3" onSubmit={submitting(send)}>
      <TextField label={t('messages.write')} help={t('messages.write_help')} value={text} onChange={setText} required />
      <ErrorNotice error={act.error} />
      <div>
        <Button type="submit" look="primary" disabled={text.trim() === ''} busy={act.isPending ? t('ui.sending') : null}>
          {t('messages.send')}
        </Button>
      </div>
    </form>
  );
}

/** What a message promised, in words. */
function promiseOf(t: Say, lang: Lang, { kind, on, months, cover }: Promised): string {
  switch (kind) {
    case 'ship_by':
      return t('messages.promise.ship_by', { on: on ? day(on, lang) : '' });
    case 'warranty':
      return t('messages.promise.warranty', { months: months ?? 0 });
    case 'cover':
      return t('messages.promise.cover', { cover: t(`cover.${cover === 'pre_shipment' ? 'pre_shipment' : 'post_delivery'}`) });
    default:
      return t(`messages.promise.${kind}`);
  }
}

function One(props: ConversationProps & { readonly message: Message }): ReactNode {
  const own = useOwnZone();
  const { message, nameOf, mine, zone = own } = props;
  const { t, lang } = useWords();
  const { from, at, text, flags, promises, channel } = message;
  return (
    <article className={`max-w-2xl border-l-2 pl-3 ${from === mine ? 'border-action' : 'border-line'}`}>
      <p className="flex flex-wrap items-baseline gap-x-3">
        <strong>{from === mine ? t('messages.you') : nameOf(from)}</strong>
        <time dateTime={at} className="text-xs text-soft">
          {instantIn(at, zone, lang)} {cityOf(zone, lang)}
        </time>
        {channel === 'inquiry' && props.zone !== undefined ? (
          <span className="text-xs text-soft">{t('messages.carried')}</span>
        ) : null}
      </p>
      {text === null ? (
        <p className="text-soft">{t('messages.erased')}</p>
      ) : (
        <p className="mt-1 break-words whitespace-pre-line">{text}</p>
      )}
      {flags.length > 0 ? (
        <div className="mt-2 flex flex-col gap-2">
          {flags.map((flag) => (
            <Notice key={flag} tone="bad" title={t(`warning.${flag}`)} />
          ))}
        </div>
      ) : null}
      {promises.map((promise) => (
        <p key={JSON.stringify(promise)} className="mt-2 flex gap-2 text-due">
          <Icon name="alert" className="mt-0.5" />
          <span className="min-w-0">{t('messages.promised', { what: promiseOf(t, lang, promise) })}</span>
        </p>
      ))}
    </article>
  );
}
