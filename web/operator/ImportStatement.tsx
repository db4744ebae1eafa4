/** A statement of the bank is brought, and what became of each of its lines is told. */
import { type ChangeEvent, type ReactNode, useRef } from 'react';
import type { PostV1BankStatements201 } from '../../sdk/openapi.ts';
import { useAct } from '../api/act.ts';
import { api, told } from '../api/client.ts';
import { Button } from '../ui/Button.tsx';
import { money } from '../ui/figures.ts';
import { ErrorNotice, Notice } from '../ui/Notice.tsx';
import { Section } from '../ui/Page.tsx';
import { useWords } from '../ui/words.ts';
import type { MessageKey } from '../words.data.ts';
import { becauseKey } from './lists.ts';

// biome-ignore format: a table
const STATES: Readonly<Record<string, MessageKey>> = {
  booked: 'desk.line.booked',
  unmatched: 'desk.line.unmatched',
  noted: 'desk.line.noted',
  assigned: 'desk.line.assigned',
};

function Imported({ answer }: { readonly answer: PostV1BankStatements201 }): ReactNode {
  const { t } = useWords();
  return (
    <div className="mt-4" role="status">
      <Notice tone="good" title={t('desk.imported', { n: answer.lines.length })} />
      <ul className="mt-2">
        {answer.lines.map(({ lineId, payer, amountMinor, currency, state, because, orderId }) => (
          <li key={lineId} className="flex flex-wrap items-baseline gap-x-4 border-t border-line py-2">
            <span className="min-w-0 flex-1 basis-40 break-words">{payer ?? t('desk.no_payer')}</span>
            <span className="figures">{money(amountMinor, currency)}</span>
            <span className="text-soft">
              {t(STATES[state] ?? 'desk.line.assigned')}
              {orderId ? ` · ${orderId}` : ''}
              {because ? ` · ${t(becauseKey(because))}` : ''}
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}

export function Import(): ReactNode {
  const { t } = useWords();
  const input = useRef<HTMLInputElement>(null);
  const act = useAct((file: { readonly name: string; readonly xml: string }, headers) =>
    told(
      api.POST('/v1/bank/statements', {
        body: { file: file.xml },
        // The file goes as it is, not as JSON.
        bodySerializer: () => file.xml,
        headers: { ...headers, 'content-type': 'application/xml' },
      }),
    ),
  );
  const chosen = async ({ target }: ChangeEvent<HTMLInputElement>): Promise<void> => {
    const [file] = target.files ?? [];
    if (file) act.mutate({ name: file.name, xml: await file.text() });
    // The same file may be chosen again after it was mended.
    target.value = '';
  };
  return (
    <Section
      title={t('desk.import')}
      aside={
        <Button onPress={() => input.current?.click()} busy={act.isPending ? t('ui.sending') : null}>
          {t('desk.import.choose')}
        </Button>
      }
    >
      <p className="max-w-[68ch] text-soft">{t('desk.import.text')}</p>
      <input
        ref={input}
        type="file"
        accept=".xml,application/xml,text/xml"
        aria-label={t('desk.import.choose')}
        className="sr-only"
        tabIndex={-1}
        onChange={(event) => void chosen(event)}
      />
      <div className="mt-3">
        <ErrorNotice error={act.error} />
      </div>
      {act.data ? <Imported answer={act.data} /> : null}
    </Section>
  );
}
