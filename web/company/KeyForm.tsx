/** The form that makes an API key: its name, what it may do, and how long. */
import { type FormEvent, type ReactNode, useState } from 'react';
import { SCOPES, type Scope } from '../../src/parties/types.ts';
import { useAct } from '../api/act.ts';
import { api, told } from '../api/client.ts';
import { Button } from '../ui/Button.tsx';
import { Choice, Field, Tick } from '../ui/Field.tsx';
import { ErrorNotice } from '../ui/Notice.tsx';
import { useWords } from '../ui/words.ts';

/** Days; the server takes up to a year, or no end. */
const TERMS = [30, 90, 365] as const;

type KeyFormProps = {
  readonly companyId: string;
  readonly onMade: (made: { readonly name: string; readonly secret: string | null }) => void;
};

export function KeyForm({ companyId, onMade }: KeyFormProps): ReactNode {
  const { t } = useWords();
  const [name, setName] = useState('');
  const [scopes, setScopes] = useState<ReadonlySet<Scope>>(new Set(['orders:read']));
  const [days, setDays] = useState('90');
  const make = useAct((body: { readonly name: string; readonly scopes: Scope[]; readonly expiresInDays?: number }, headers) =>
    told(api.POST('/v1/companies/{companyId}/keys', { params: { path: { companyId } }, body, headers })),
  );
  const send = (event: FormEvent): void => {
    event.preventDefault();
    const term = days === '' ? {} : { expiresInDays: Number(days) };
    void make.mutateAsync({ name: name.trim(), scopes: SCOPES.filter((scope) => scopes.has(scope)), ...term }).then(
      (made) => {
        setName('');
        onMade({ name: made.name, secret: made.secret });
      },
      () => undefined,
    );
  };
  const toggle = (scope: Scope): void => setScopes((before) => before.symmetricDifference(new Set([scope])));
  return (
    <form className="flex max-w-2xl flex-col gap-3" onSubmit={send}>
      <ErrorNotice error={make.error} />
      <div className="grid gap-3 sm:grid-cols-2">
        <Field
          label={t('company.keys.name')}
          help={t('company.keys.name_help')}
          name="key-name"
          autoComplete="off"
          required
          maxLength={200}
          value={name}
          onChange={setName}
        />
        <Choice
          label={t('company.keys.term')}
          value={days}
          onChange={setDays}
          options={[
            ...TERMS.map((term) => [String(term), t('company.keys.days', { n: term })] as const),
            ['', t('company.keys.for_ever')],
          ]}
        />
      </div>
      <fieldset>
        <legend className="mb-1 font-semibold">{t('company.keys.may')}</legend>
        <div className="grid gap-x-6 sm:grid-cols-2">
          {SCOPES.map((scope) => (
            <Tick key={scope} label={t(`scope.${scope}`)} checked={scopes.has(scope)} onChange={() => toggle(scope)} />
          ))}
        </div>
      </fieldset>
      <div>
        <Button type="submit" look="primary" disabled={scopes.size === 0} busy={make.isPending ? t('ui.sending') : null}>
          {t('company.keys.make')}
        </Button>
      </div>
    </form>
  );
}
