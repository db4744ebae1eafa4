/** The public first page in one screen: what Quayside does, a search to begin with, the four steps, and how to check a document. */
import { Link, useNavigate } from '@tanstack/react-router';
import { type FormEvent, type ReactNode, useState } from 'react';
import { isDemonstration } from '../clock.ts';
import { Button } from '../ui/Button.tsx';
import { Icon, type IconName } from '../ui/Icon.tsx';
import { useTitle } from '../ui/Page.tsx';
import { typedIn, useTyped } from '../ui/standing.ts';
import { useWords } from '../ui/words.ts';
import type { MessageKey } from '../words.data.ts';

const STEPS: readonly (readonly [IconName, MessageKey, MessageKey])[] = [
  ['file', 'home.agree', 'home.agree.text'],
  ['shield', 'home.pay', 'home.pay.text'],
  ['search', 'home.inspect', 'home.inspect.text'],
  ['platform', 'home.settle', 'home.settle.text'],
];

function SupplierSearch(): ReactNode {
  const { t } = useWords();
  const navigate = useNavigate();
  const [words, setWords] = useState('');
  const field = useTyped<HTMLInputElement, string>(words, setWords, typedIn);
  const find = (event: FormEvent): void => {
    event.preventDefault();
    const query = words.trim();
    void navigate({ to: '/suppliers', search: { tradeAssurance: true, ...(query === '' ? {} : { query }) } });
  };
  return (
    <search>
      <form className="flex max-w-xl flex-col gap-2 sm:flex-row" onSubmit={find}>
        <label htmlFor="find" className="sr-only">
          {t('home.find')}
        </label>
        <input
          ref={field}
          id="find"
          type="search"
          maxLength={100}
          className="field flex-1 text-base"
          placeholder={t('home.find_hint')}
          value={words}
          onChange={(event) => setWords(event.target.value)}
        />
        <Button type="submit" look="primary">
          <Icon name="search" />
          {t('home.find')}
        </Button>
      </form>
    </search>
  );
}

export function HomePage(): ReactNode {
  const { t } = useWords();
  useTitle('');
  return (
    <div className="mx-auto max-w-page px-4 py-8 sm:px-6 sm:py-16">
      <h1 className="max-w-[30ch] text-xl">{t('home.title')}</h1>
      <p className="mb-8 mt-3 max-w-[60ch] text-lg text-soft">{t('home.lead')}</p>
      <SupplierSearch />
      <ol className="mt-10 grid gap-x-8 gap-y-6 border-t border-line pt-8 sm:grid-cols-2 lg:grid-cols-4">
        {STEPS.map(([icon, name, text]) => (
          <li key={name}>
            <h2 className="flex items-center gap-2 text-base">
              <Icon name={icon} className="text-action" />
              {t(name)}
            </h2>
            <p className="mt-1 text-soft">{t(text)}</p>
          </li>
        ))}
      </ol>
      <p className="mt-8 flex flex-wrap gap-x-6 gap-y-3">
        {isDemonstration() ? (
          <Link to="/demo" className="link font-semibold">
            {t('guide.home')}
          </Link>
        ) : null}
        <Link to="/how-it-works" className="link">
          {t('home.see_how')}
        </Link>
        <Link to="/fees" className="link">
          {t('home.see_fees')}
        </Link>
        <Link to="/verify" className="link">
          {t('home.see_verify')}
        </Link>
      </p>
    </div>
  );
}
