/** Bank lines: a statement is imported, and what found no order by itself is given to one by hand. */
import { More } from '../ui/More.tsx';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { type FormEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import type { GetV1BankUnmatched200, GetV1Me200, PostV1BankLinesLineIdMatch200 } from '../../sdk/openapi.ts';
import type { PlainDate } from '../../src/kernel/dates.ts';
import { orderIdOf } from '../../src/payments/matching.rules.ts';
import { useAct } from '../api/act.ts';
import { api, told } from '../api/client.ts';
import { Button } from '../ui/Button.tsx';
import { Field } from '../ui/Field.tsx';
import { day, money } from '../ui/figures.ts';
import { Chip, Empty, ErrorNotice, Notice, Skeleton } from '../ui/Notice.tsx';
import { Section } from '../ui/Page.tsx';
import { useWords } from '../ui/words.ts';
import { Waiting } from './clock.tsx';
import { Desk } from './Desk.tsx';
import { Import } from './ImportStatement.tsx';
import { becauseKey, itemsOf } from './lists.ts';
import { unmatchedQuery } from './queries.ts';
import { mayAtDesk } from './standing.ts';
import { Suggestions } from './Suggestions.tsx';

type Line = GetV1BankUnmatched200['items'][number];

/** The order that somebody means: its id, or the reference of a wire, which names it. */
function orderMeant(text: string): string {
  const written = text.replaceAll(/\s/g, '');
  return orderIdOf(written.toUpperCase()) ?? written.toLowerCase();
}

type MatchProps = { readonly line: Line; readonly onDone: (answer: PostV1BankLinesLineIdMatch200) => void };

/** One of the orders that are suggested, or another that somebody names. */
function Match({ line, onDone }: MatchProps): ReactNode {
  const act = useAct((order: string, headers) =>
    told(
      api.POST('/v1/bank/lines/{lineId}/match', { params: { path: { lineId: line.lineId } }, body: { orderId: order }, headers }),
    ),
  );
  // The promise: the line may be gone from the page before the answer is told. A refusal shows above the field.
  const send = (orderId: string): void => void act.mutateAsync(orderId).then(onDone, () => undefined);
  return (
    <Suggestions lineId={line.lineId} currency={line.currency} busy={act.isPending} onPick={send}>
      {(suggested) => (
        <>
          <div className="mt-3">
            <ErrorNotice error={act.error} />
          </div>
          <MatchForm line={line} first={!suggested} busy={act.isPending} onSend={send} />
        </>
      )}
    </Suggestions>
  );
}

function MatchForm(props: {
  readonly line: Line;
  /** Whether the field is what a person goes to first. */
  readonly first: boolean;
  readonly busy: boolean;
  readonly onSend: (orderId: string) => void;
}): ReactNode {
  const { line, first, busy, onSend } = props;
  const { t } = useWords();
  const [orderId, setOrderId] = useState(line.orderId ?? orderIdOf(line.reference ?? '') ?? '');
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (first) form.current?.querySelector('input')?.focus();
  }, [first]);
  const send = (event: FormEvent): void => {
    event.preventDefault();
    onSend(orderMeant(orderId));
  };
  return (
    <form ref={form} className="mt-3 flex max-w-xl flex-col gap-3" onSubmit={send}>
      <Field
        label={t(first ? 'desk.match.order' : 'desk.suggest.other')}
        help={t('desk.match.help')}
        required
        maxLength={40}
        value={orderId}
        onChange={setOrderId}
      />
      <div>
        <Button type="submit" look={first ? 'primary' : 'plain'} busy={busy ? t('ui.sending') : null}>
          {t('desk.match')}
        </Button>
      </div>
    </form>
  );
}

function LineRow({
  line,
  readAt,
  open,
  may,
  onOpen,
  onDone,
}: {
  readonly line: Line;
  readonly readAt: number;
  readonly open: boolean;
  readonly may: boolean;
  readonly onOpen: () => void;
  readonly onDone: (answer: PostV1BankLinesLineIdMatch200) => void;
}): ReactNode {
  const { t, lang } = useWords();
  const { payer, because, amountMinor, bookedMinor, currency, bookedOn, reference, text, account, bankStatus, direction } = line;
  const isCredit = direction === 'credit' && bankStatus !== 'reversed';
  return (
    <li className="border-t border-line py-1 first:border-t-0">
      <button
        type="button"
        data-row=""
        aria-expanded={open}
        onClick={onOpen}
        className="grid w-full gap-x-4 gap-y-1 rounded-md px-2 py-2 text-left hover:bg-wash sm:grid-cols-[minmax(0,1fr)_auto_minmax(130px,auto)] sm:items-center"
      >
        <span className="min-w-0">
          <span className="block font-semibold break-words">{payer ?? t('desk.no_payer')}</span>
          <span className="block text-soft break-words">{t(becauseKey(because))}</span>
        </span>
        <span className="figures sm:text-right">{money(amountMinor - bookedMinor, currency)}</span>
        <span className="sm:text-right">{bookedOn ? <Waiting since={`${bookedOn}T00:00:00Z`} readAt={readAt} /> : null}</span>
      </button>
      {open ? (
        <div className="px-2 pb-4">
          <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-4">
            {(
              [
                ['desk.line.text', text],
                ['desk.line.reference', reference],
                ['desk.line.account', account],
                ['desk.line.on', bookedOn && day(bookedOn as PlainDate, lang)],
                ['desk.line.whole', bookedMinor > 0 ? money(amountMinor, currency) : null],
              ] as const
            ).map(([key, value]) =>
              value ? (
                <div key={key} className="contents">
                  <dt className="text-soft">{t(key)}</dt>
                  <dd className="break-words">{value}</dd>
                </div>
              ) : null,
            )}
          </dl>
          {!isCredit ? <p className="mt-2 text-soft">{t('desk.line.not_credit')}</p> : null}
          {isCredit && may ? <Match line={line} onDone={onDone} /> : null}
        </div>
      ) : null}
    </li>
  );
}

function Lines({ me }: { readonly me: GetV1Me200 }): ReactNode {
  const { t } = useWords();
  const { line: open } = useSearch({ from: '/desk/bank' });
  const navigate = useNavigate();
  const [matched, setMatched] = useState<{ readonly answer: PostV1BankLinesLineIdMatch200; readonly line: Line } | null>(null);
  const list = useInfiniteQuery(unmatchedQuery);
  const items = itemsOf(list.data);
  const may = mayAtDesk(me, 'bank.match');
  const toggle = (lineId: string): void =>
    void navigate({ to: '/desk/bank', search: open === lineId ? {} : { line: lineId }, replace: true, resetScroll: false });
  return (
    <>
      {matched ? (
        <div role="status" className="mb-4">
          <Notice
            tone="good"
            title={t('desk.matched', {
              amount: money(matched.answer.takenMinor, matched.line.currency),
              order: matched.answer.orderId,
            })}
          >
            {matched.answer.takenMinor < matched.line.amountMinor - matched.line.bookedMinor ? (
              <p>{t('desk.matched.rest')}</p>
            ) : null}
          </Notice>
        </div>
      ) : null}
      <Section title={t('desk.bank')} aside={items ? <Chip tone="neutral">{items.length}</Chip> : null}>
        <ErrorNotice error={list.error} />
        {items || list.error ? null : <Skeleton rows={4} />}
        {items?.length === 0 ? <Empty title={t('desk.bank.empty')} text={t('desk.bank.none')} /> : null}
        <ul className="-mx-2">
          {items?.map((line) => (
            <LineRow
              key={line.lineId}
              line={line}
              readAt={list.dataUpdatedAt}
              open={open === line.lineId}
              may={may}
              onOpen={() => toggle(line.lineId)}
              onDone={(answer) => setMatched({ answer, line })}
            />
          ))}
        </ul>
        <More list={list} />
      </Section>
      {mayAtDesk(me, 'bank.import') ? <Import /> : null}
    </>
  );
}

export function BankPage(): ReactNode {
  const { t } = useWords();
  return (
    <Desk title={t('desk.nav.bank')} lead={t('desk.bank.lead')} verbs={['bank.read']}>
      {(me) => <Lines me={me} />}
    </Desk>
  );
}
