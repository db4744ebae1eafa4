/** Whether an account that somebody was given is the registered one: the answer, and what to do with it. */
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, type ReactNode, useState } from 'react';
import { api, told } from '../api/client.ts';
import { Button } from '../ui/Button.tsx';
import { Field } from '../ui/Field.tsx';
import { ErrorNotice, Notice, type Tone } from '../ui/Notice.tsx';
import { useWords } from '../ui/words.ts';

// biome-ignore format: a table
const TONES = { match: 'good', close: 'due', no_match: 'bad' } as const satisfies Readonly<Record<string, Tone>>;

export function PayeeCheck({ supplierId }: { readonly supplierId: string }): ReactNode {
  const { t } = useWords();
  const [beneficiary, setBeneficiary] = useState('');
  const [number, setNumber] = useState('');
  const check = useMutation({
    mutationFn: (body: { readonly beneficiary: string; readonly number: string }) =>
      told(api.POST('/v1/suppliers/{supplierId}/payee-checks', { params: { path: { supplierId } }, body })),
  });
  // An answer belongs to what was compared: it goes when another letter is typed.
  const typed = (set: (value: string) => void) => (value: string) => {
    set(value);
    check.reset();
  };
  const send = (event: FormEvent): void => {
    event.preventDefault();
    check.mutate({ beneficiary: beneficiary.trim(), number: number.trim() });
  };
  const result = check.data?.result;
  return (
    <details className="no-print mt-3">
      <summary className="link min-h-6 cursor-pointer">{t('payee.check')}</summary>
      <form className="mt-2 flex flex-col gap-3" onSubmit={send}>
        <p className="text-soft">{t('payee.check.lead')}</p>
        <Field label={t('payee.check.name')} required maxLength={200} value={beneficiary} onChange={typed(setBeneficiary)} />
        <Field label={t('payee.check.number')} required maxLength={60} value={number} onChange={typed(setNumber)} />
        <div>
          <Button type="submit" busy={check.isPending ? t('ui.sending') : null}>
            {t('payee.check.go')}
          </Button>
        </div>
        <ErrorNotice error={check.error} />
        <div role="status">
          {result ? (
            <Notice tone={TONES[result]} title={t(`payee.check.${result}`)}>
              <p>{t(`payee.check.${result}.text`)}</p>
            </Notice>
          ) : null}
        </div>
      </form>
    </details>
  );
}
