/** Signing up: a person first, then the company for which that person acts. */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, Navigate, useSearch } from '@tanstack/react-router';
import { type FormEvent, type ReactNode, useState } from 'react';
import { meQuery } from '../api/queries.ts';
import { Button } from '../ui/Button.tsx';
import { CompanyForm } from '../company/CompanyForm.tsx';
import { Field } from '../ui/Field.tsx';
import { WrongNotice, Skeleton } from '../ui/Notice.tsx';
import { Page } from '../ui/Page.tsx';
import { useWords } from '../ui/words.ts';
import type { MessageKey } from '../words.data.ts';
import { signUp } from './auth.ts';
import { ownAddress } from './next.ts';

export function SignUpPage(): ReactNode {
  const { t } = useWords();
  const { data: me, isPending } = useQuery(meQuery);
  const next = ownAddress(useSearch({ from: '/sign-up' }).next);
  const isPerson = Boolean(me);
  // Who came by an invitation has a company to join, and opens none.
  if (isPerson && next) return <Navigate to={next} replace />;
  return (
    <Page
      title={t(isPerson ? 'session.company_title' : 'session.sign_up')}
      lead={t(isPerson ? 'session.company_lead' : 'session.sign_up_lead')}
    >
      <div className="max-w-96">{isPending ? <Skeleton /> : isPerson ? <CompanyForm /> : <PersonForm next={next} />}</div>
    </Page>
  );
}

function PersonForm({ next }: { readonly next: string | undefined }): ReactNode {
  const { t } = useWords();
  const client = useQueryClient();
  const [values, setValues] = useState({ name: '', email: '', password: '' });
  const [wrong, setWrong] = useState<MessageKey | null>(null);
  const [busy, setBusy] = useState(false);
  const set = (name: keyof typeof values) => (value: string) => setValues((before) => ({ ...before, [name]: value }));
  const send = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setBusy(true);
    const outcome = await signUp(values.name.trim(), values.email.trim(), values.password).catch(() => null);
    setBusy(false);
    setWrong(outcome === null ? 'session.failed' : outcome.kind === 'refused' ? outcome.key : null);
    if (outcome?.kind === 'done') await client.invalidateQueries({ queryKey: meQuery.queryKey });
  };
  return (
    <form className="flex flex-col gap-4" onSubmit={(event) => void send(event)}>
      <WrongNotice wrong={wrong} />
      <Field
        label={t('session.name')}
        name="name"
        autoComplete="name"
        required
        maxLength={200}
        value={values.name}
        onChange={set('name')}
      />
      <Field
        label={t('session.email')}
        type="email"
        name="email"
        autoComplete="username"
        required
        value={values.email}
        onChange={set('email')}
      />
      <Field
        label={t('session.password')}
        type="password"
        name="password"
        autoComplete="new-password"
        required
        minLength={10}
        help={t('session.password_help')}
        value={values.password}
        onChange={set('password')}
      />
      <Button type="submit" look="primary" busy={busy ? t('session.signing_up') : null}>
        {t('session.sign_up')}
      </Button>
      <p className="text-soft">
        {t('session.has_account')}{' '}
        <Link to="/sign-in" search={{ next }} className="link">
          {t('session.sign_in')}
        </Link>
      </p>
    </form>
  );
}
