/** The telephone numbers on file: calls back go only to one that has been here for 30 days. */
import { type FormEvent, type ReactNode, useState } from 'react';
import type { PostV1Companies201 } from '../../sdk/openapi.ts';
import { useAct } from '../api/act.ts';
import { api, told } from '../api/client.ts';
import { Button } from '../ui/Button.tsx';
import { Field } from '../ui/Field.tsx';
import { day } from '../ui/figures.ts';
import { ErrorNotice } from '../ui/Notice.tsx';
import { useWords } from '../ui/words.ts';
import type { Standing } from './CompanyPage.tsx';

type PhonesProps = { readonly standing: Standing; readonly phones: PostV1Companies201['phones'] };

export function Phones({ standing, phones }: PhonesProps): ReactNode {
  const { t, lang } = useWords();
  return (
    <>
      <p className="mb-2 max-w-[72ch] text-soft">{t('company.phones.text')}</p>
      {phones.length === 0 ? <p className="mb-2">{t('company.phones.none')}</p> : null}
      <ul>
        {phones.map(({ phone, since }) => (
          <li key={phone} className="flex flex-wrap items-baseline gap-3 py-1">
            <span className="figures">{phone}</span>
            <span className="text-soft">{t('company.phones.since', { day: day(since, lang) })}</span>
          </li>
        ))}
      </ul>
      {standing.isOwner ? <AddPhone companyId={standing.companyId} /> : null}
    </>
  );
}

function AddPhone({ companyId }: { readonly companyId: string }): ReactNode {
  const { t } = useWords();
  const [phone, setPhone] = useState('');
  const add = useAct((body: { readonly phone: string }, headers) =>
    told(api.POST('/v1/companies/{companyId}/phones', { params: { path: { companyId } }, body, headers })),
  );
  const send = (event: FormEvent): void => {
    event.preventDefault();
    void add.mutateAsync({ phone: phone.trim() }).then(
      () => setPhone(''),
      () => undefined,
    );
  };
  return (
    <form className="mt-3 flex max-w-xl flex-col gap-3" onSubmit={send}>
      <ErrorNotice error={add.error} />
      <div className="flex flex-wrap items-end gap-3">
        <Field
          label={t('company.phones.number')}
          name="tel"
          autoComplete="tel"
          required
          maxLength={40}
          value={phone}
          onChange={setPhone}
        />
        <Button type="submit" busy={add.isPending ? t('ui.sending') : null}>
          {t('company.phones.add')}
        </Button>
      </div>
    </form>
  );
}
