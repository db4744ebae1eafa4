/** The supplier answers clause by clause with what shows it, or accepts what is claimed. */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, type ReactNode, useState } from 'react';
import type { AnswerBody } from '../../src/claims/schema.ts';
import { KEY_HEADER, api, told } from '../api/client.ts';
import { ProblemError } from '../api/problem.ts';
import { Button } from '../ui/Button.tsx';
import { money } from '../ui/figures.ts';
import { ErrorNotice, Notice } from '../ui/Notice.tsx';
import { Section } from '../ui/Page.tsx';
import { useWords } from '../ui/words.ts';
import { Confirm } from '../ui/Confirm.tsx';
import { type Subject, subjectsOf } from './EvidenceTable.tsx';
import { useEntries, useFiling } from './filing.ts';
import { TextField } from '../ui/TextField.tsx';
import { EMPTY_ENTRY } from './measuring.ts';
import { Bringing, PointEditor } from './PointEditor.tsx';
import type { Room } from './room.ts';
import type { ClaimClause } from './shapes.ts';

type Clauses = readonly ClaimClause[];

export function AnswerPart({ room, clauses }: { readonly room: Room; readonly clauses: Clauses }): ReactNode {
  const { t } = useWords();
  const { may, claim, currency } = room;
  const answering = useAnswering(room);
  if (!may.acceptAll) return null;
  return (
    <Section title={t('claims.answer')} id="answer">
      {may.answer ? <NotBroken room={room} clauses={clauses} answering={answering} /> : null}
      <div className={`flex ${may.answer ? 'mt-4 border-t border-line pt-4' : ''}`}>
        <Confirm
          label={t('claims.accept_all', { amount: money(claim.amountMinor, currency) })}
          says={t('claims.accept_all.says', { amount: money(claim.amountMinor, currency) })}
          onConfirm={() => answering.act.mutate({ accept: true, subjects: [], text: '' })}
          pending={answering.act.isPending}
          error={answering.act.error}
        />
      </div>
    </Section>
  );
}

type Said = { readonly accept: boolean; readonly subjects: readonly Subject[]; readonly text: string };

/** What was said of clauses goes out as evidence of each; the answer itself is one yes or no. */
function useAnswering({ orderId, claimId }: Room) {
  const client = useQueryClient();
  const entries = useEntries();
  const { progress, prepare, keyFor, forget } = useFiling(orderId);
  const act = useMutation({
    mutationFn: async ({ accept, subjects, text }: Said) => {
      const filled = subjects.map(({ clause, id }) => ({
        clauseId: clause?.clauseId ?? null,
        clause,
        entry: entries.entryOf(id ?? ''),
      }));
      const evidence = await prepare(claimId, filled);
      const body: AnswerBody = {
        accept,
        ...(text.trim() === '' ? {} : { text: text.trim() }),
        ...(evidence.length > 0 ? { evidence: [...evidence] } : {}),
      };
      const name = JSON.stringify(body);
      const headers = { [KEY_HEADER]: keyFor(name) };
      try {
        await told(
          api.POST('/v1/orders/{orderId}/claims/{claimId}/answer', { params: { path: { orderId, claimId } }, body, headers }),
        );
      } catch (error) {
        if (error instanceof ProblemError) forget(name);
        throw error;
      }
    },
    onSuccess: () => client.invalidateQueries(),
  });
  return { act, progress, entries };
}

function NotBroken(props: {
  readonly room: Room;
  readonly clauses: Clauses;
  readonly answering: ReturnType<typeof useAnswering>;
}): ReactNode {
  const { room, clauses, answering } = props;
  const { t } = useWords();
  const { act, progress, entries } = answering;
  const [text, setText] = useState('');
  const [open, setOpen] = useState<readonly string[]>([]);
  const subjects = subjectsOf(room.claim, clauses).filter(({ clause }) => clause !== null);
  const send = (event: FormEvent): void => {
    event.preventDefault();
    act.mutate({ accept: false, subjects, text });
  };
  return (
    <form className="flex flex-col gap-4" onSubmit={send}>
      <Notice tone="due" title={t('claims.answer.once')}>
        <p>{t('claims.answer.once.text')}</p>
      </Notice>
      {subjects.map(({ id, clause }) => {
        const key = id ?? '';
        const say = clause?.text.text ?? t('ui.erased');
        const entry = entries.entryOf(key);
        return (
          <div key={key}>
            <h3>{say}</h3>
            {open.includes(key) ? (
              <div className="mt-2 border-l-2 border-action pl-4">
                <PointEditor
                  clause={clause}
                  entry={entry}
                  onChange={(next) => entries.change(key, next)}
                  side="supplier"
                  about={say}
                />
              </div>
            ) : (
              <div className="mt-2">
                <Button
                  onPress={() => {
                    setOpen([...open, key]);
                    entries.change(key, { ...EMPTY_ENTRY, fact: 'pass' });
                  }}
                >
                  {t('claims.answer.clause')}
                </Button>
              </div>
            )}
          </div>
        );
      })}
      <TextField label={t('claims.answer.text')} help={t('claims.answer.text.help')} value={text} onChange={setText} />
      <ErrorNotice error={act.error} />
      <div className="flex flex-wrap items-center gap-4">
        <Button type="submit" look="primary" busy={act.isPending ? t('ui.sending') : null}>
          {t('claims.answer.send')}
        </Button>
        <Bringing progress={progress} />
      </div>
    </form>
  );
}
