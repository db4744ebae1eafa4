/** Opening a company: its registered name, where it is, what it does, and its address as that country writes it. */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, type ReactNode, useState } from 'react';
import type { PostV1CompaniesBody } from '../../sdk/openapi.ts';
import { COUNTRIES } from '../../src/parties/countries.rules.ts';
import { useAct } from '../api/act.ts';
import { api, told } from '../api/client.ts';
import { Button } from '../ui/Button.tsx';
import { Choice, Field } from '../ui/Field.tsx';
import { countryName } from '../ui/figures.ts';
import { keep } from '../ui/kept.ts';
import { ErrorNotice } from '../ui/Notice.tsx';
import { useWords } from '../ui/words.ts';
import { AddressFields } from './AddressFields.tsx';
import { NO_ADDRESS, draftOf, formatQuery } from './address.ts';

export function CompanyForm(): ReactNode {
  const { t, lang } = useWords();
  const navigate = useNavigate();
  const client = useQueryClient();
  const [name, setName] = useState('');
  const [country, setCountry] = useState('CN');
  const [kind, setKind] = useState<'trader' | 'agency'>('trader');
  const [address, setAddress] = useState(NO_ADDRESS);
  const { data: format } = useQuery(formatQuery(country));
  const create = useAct((body: PostV1CompaniesBody, headers) => told(api.POST('/v1/companies', { body, headers })));
  const send = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (!format) return;
    const draft = { name: name.trim(), country, kind, address: draftOf(format, address) };
    const made = await create.mutateAsync(draft).catch(() => null);
    if (!made) return;
    // Who had a company before acts for the new one from here.
    keep('company', made.id);
    client.clear();
    await navigate({ to: '/home' });
  };
  const countries = COUNTRIES.map((code) => [code, countryName(code, lang)] as const).sort((a, b) =>
    a[1].localeCompare(b[1], lang),
  );
  return (
    <form className="flex flex-col gap-4" onSubmit={(event) => void send(event)}>
      <Field
        label={t('session.company_name')}
        name="organization"
        autoComplete="organization"
        required
        maxLength={200}
        help={t('session.company_name_help')}
        value={name}
        onChange={setName}
      />
      <Choice label={t('session.country')} value={country} onChange={setCountry} options={countries} />
      <Choice
        label={t('session.company_kind')}
        value={kind}
        onChange={(value) => setKind(value === 'agency' ? 'agency' : 'trader')}
        options={[
          ['trader', t('session.kind_trader')],
          ['agency', t('session.kind_agency')],
        ]}
      />
      <AddressFields country={country} typed={address} onChange={setAddress} />
      <ErrorNotice error={create.error} />
      <Button type="submit" look="primary" disabled={!format} busy={create.isPending ? t('ui.sending') : null}>
        {t('session.open_company')}
      </Button>
    </form>
  );
}
