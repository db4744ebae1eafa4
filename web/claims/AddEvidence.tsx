/** More evidence about a clause, or in answer to a request: nothing filed is changed or taken back. */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, type ReactNode, useState } from 'react';
import type { EvidenceItem } from '../../src/claims/schema.ts';
import { Button } from '../ui/Button.tsx';
import { ErrorNotice } from '../ui/Notice.tsx';
import { useWords } from '../ui/words.ts';
import type { Subject } from './EvidenceTable.tsx';
import { useFiling } from './filing.ts';
import { EMPTY_ENTRY, type Entry, instrumentNamed, itemOf } from './measuring.ts';
import { Bringing, PointEditor } from './PointEditor.tsx';
import type { Room } from './room.ts';

export function AddEvidence(props: {
  readonly room: Room;
  readonly subject: Subject;
  readonly label: string;
  /** What every item also says, such as the request that it answers. */
  readonly extra?: Partial<EvidenceItem>;
}): ReactNode {
  const { room, subject, label, extra = {} } = props;
  const { t } = useWords();
  const { orderId, claimId, side } = room;
  const { clause } = subject;
  const client = useQueryClient();
  const fresh: Entry = {
    ...EMPTY_ENTRY,
    instrument: clause ? instrumentNamed(clause) : '',
    fact: side === 'supplier' ? 'pass' : 'fail',
  };
  const [entry, setEntry] = useState<Entry | null>(null);
  const { progress, prepare, post } = useFiling(orderId);
  const act = useMutation({
    mutationFn: async (filled: Entry) =>
      post(claimId, await prepare(claimId, [{ clauseId: clause?.clauseId ?? null, clause, entry: filled }], extra)),
    onSuccess: async () => {
      setEntry(null);
      await client.invalidateQueries();
    },
  });
  if (entry === null || side === null)
    return (
      <div className="mt-3">
        <Button onPress={() => setEntry(fresh)}>{label}</Button>
      </div>
    );
  const send = (event: FormEvent): void => {
    event.preventDefault();
    act.mutate(entry);
  };
  const empty =
    itemOf(
      null,
      clause,
      entry,
      entry.photos.map(({ name }) => name),
    ) === null;
  return (
    <form className="mt-3 flex flex-col gap-3 border-l-2 border-action pl-4" onSubmit={send}>
      <PointEditor
        clause={clause}
        entry={entry}
        onChange={setEntry}
        side={side}
        about={clause?.text.text ?? t('claims.general')}
      />
      <ErrorNotice error={act.error} />
      <div className="flex flex-wrap items-center gap-2">
        <Button type="submit" look="primary" disabled={empty} busy={act.isPending ? t('ui.sending') : null}>
          {t('claims.file_it')}
        </Button>
        <Button onPress={() => setEntry(null)}>{t('ui.cancel')}</Button>
        <Bringing progress={progress} />
      </div>
    </form>
  );
}
