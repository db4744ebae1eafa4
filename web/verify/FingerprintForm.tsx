/** Asks the programme whether both sides confirmed a contract of this fingerprint. */
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, type ReactNode, useState } from 'react';
import { api, told } from '../api/client.ts';
import { Button } from '../ui/Button.tsx';
import { Field } from '../ui/Field.tsx';
import { instantIn } from '../ui/figures.ts';
import { ErrorNotice, Notice } from '../ui/Notice.tsx';
import { useWords } from '../ui/words.ts';

export function FingerprintForm(): ReactNode {
  const { t, lang } = useWords();
  const [text, setText] = useState('');
  const ask = useMutation({
    mutationFn: (fingerprint: string) => told(api.GET('/v1/contracts/{fingerprint}', { params: { path: { fingerprint } } })),
  });
  const send = (event: FormEvent): void => {
    event.preventDefault();
    ask.mutate(text.replaceAll(/\s/g, '').toLowerCase());
  };
  return (
    <>
      <form className="flex max-w-2xl flex-col gap-3 sm:flex-row sm:items-start" onSubmit={send}>
        <div className="flex-1">
          <Field
            label={t('verify.fingerprint')}
            help={t('verify.fingerprint_help')}
            value={text}
            onChange={setText}
            required
            maxLength={100}
            autoComplete="off"
          />
        </div>
        <Button type="submit" busy={ask.isPending ? t('ui.sending') : null} className="sm:mt-6">
          {t('verify.look_up')}
        </Button>
      </form>
      <div className="mt-3" aria-live="polite">
        <ErrorNotice error={ask.error} />
        {ask.data ? (
          <Notice tone={ask.data.known ? 'good' : 'neutral'} title={t(ask.data.known ? 'verify.known' : 'verify.unknown')}>
            <p>
              {ask.data.known && ask.data.confirmedAt !== null
                ? t('verify.known_text', {
                    version: ask.data.version ?? 0,
                    at: `${instantIn(ask.data.confirmedAt, 'UTC', lang)} UTC`,
                  })
                : t('verify.unknown_text')}
            </p>
          </Notice>
        ) : null}
      </div>
    </>
  );
}
