/** API keys: made with the least that a program needs, shown once, ended at once. */
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import type { GetV1CompaniesCompanyIdKeys200 } from '../../sdk/openapi.ts';
import { useAct } from '../api/act.ts';
import { api, told } from '../api/client.ts';
import { Confirm } from '../ui/Confirm.tsx';
import { Copy } from '../ui/Copy.tsx';
import { day } from '../ui/figures.ts';
import { ErrorNotice, Notice, Skeleton } from '../ui/Notice.tsx';
import { useWords } from '../ui/words.ts';
import type { Standing } from './CompanyPage.tsx';
import { KeyForm } from './KeyForm.tsx';
import { keysQuery } from './queries.ts';

type Key = GetV1CompaniesCompanyIdKeys200['items'][number];

export function ApiKeys({ standing }: { readonly standing: Standing }): ReactNode {
  const { t } = useWords();
  const { data, error } = useQuery(keysQuery(standing.companyId));
  const [made, setMade] = useState<{ readonly name: string; readonly secret: string | null } | null>(null);
  return (
    <>
      <p className="mb-2 max-w-[72ch] text-soft">
        {t('company.keys.text')}{' '}
        <a className="link" href="/reference/">
          {t('ui.api')}
        </a>
      </p>
      <ErrorNotice error={error} />
      {data || error ? null : <Skeleton rows={2} />}
      {data?.items.length === 0 ? <p className="mb-2">{t('company.keys.none')}</p> : null}
      <ul className="divide-y divide-line">
        {data?.items.map((key) => (
          <KeyRow key={key.id} companyId={standing.companyId} apiKey={key} />
        ))}
      </ul>
      <div role="status" className="my-3">
        {made ? <Secret {...made} /> : null}
      </div>
      <KeyForm companyId={standing.companyId} onMade={setMade} />
    </>
  );
}

/** The one moment in which the secret is there; a repeated request does not show it again. */
function Secret({ name, secret }: { readonly name: string; readonly secret: string | null }): ReactNode {
  const { t } = useWords();
  if (secret === null) return <Notice tone="bad" title={t('company.keys.lost', { name })} />;
  return (
    <Notice tone="due" title={t('company.keys.once', { name })}>
      <p className="mt-1 flex flex-wrap items-baseline gap-x-3">
        <code className="break-all">{secret}</code>
        <Copy text={secret} what={t('company.keys.secret')} />
      </p>
    </Notice>
  );
}

function KeyRow({ companyId, apiKey }: { readonly companyId: string; readonly apiKey: Key }): ReactNode {
  const { t, lang } = useWords();
  const { id, name, start, scopes, createdAt, lastUsedAt, expiresAt } = apiKey;
  const end = useAct((_: null, headers) =>
    told(api.DELETE('/v1/companies/{companyId}/keys/{keyId}', { params: { path: { companyId, keyId: id } }, headers })),
  );
  const on = (at: string): string => day(at.slice(0, 10), lang);
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 py-3">
      <span className="min-w-0">
        <span className="font-semibold">{name}</span> <code className="text-soft">{start}…</code>
        <span className="block text-soft">{scopes.map((scope) => t(`scope.${scope}`)).join(' · ')}</span>
        <span className="block text-soft">
          {t('company.keys.made', { day: on(createdAt) })}
          {' · '}
          {lastUsedAt ? t('company.keys.used', { day: on(lastUsedAt) }) : t('company.keys.unused')}
          {' · '}
          {expiresAt ? t('company.keys.expires', { day: on(expiresAt) }) : t('company.keys.for_ever')}
        </span>
      </span>
      <Confirm
        label={t('company.keys.end')}
        says={t('company.keys.end.says', { name })}
        onConfirm={() => void end.mutateAsync(null).catch(() => undefined)}
        pending={end.isPending}
        error={end.error}
      />
    </li>
  );
}
