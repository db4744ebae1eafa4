/** What stands around every page: name, ways to the parts, language, theme, and who one is and acts for. */
import { useQuery } from '@tanstack/react-query';
import { Link, Outlet, useRouterState } from '@tanstack/react-router';
import { type ReactNode, useEffect, useState } from 'react';
import type { GetV1Me200 } from '../../sdk/openapi.ts';
import { meQuery } from '../api/queries.ts';
import { isStaff } from '../operator/staff.ts';
import { Keyboard, SearchButton } from '../palette/Keyboard.tsx';
import { AccountMenu } from '../session/AccountMenu.tsx';
import type { MessageKey } from '../words.data.ts';
import { DemoStrip } from '../demo/DemoStrip.tsx';
import { Icon } from './Icon.tsx';
import { kept } from './kept.ts';
import { useTheme } from './theme.ts';
import { choose, useWords } from './words.ts';

type Way = readonly [
  '/home' | '/orders' | '/messages' | '/supply' | '/suppliers' | '/how-it-works' | '/fees' | '/verify',
  MessageKey,
];

const PUBLIC_WAYS: readonly Way[] = [
  ['/suppliers', 'nav.suppliers'],
  ['/how-it-works', 'nav.how'],
  ['/fees', 'nav.fees'],
  ['/verify', 'nav.verify'],
];

const MEMBER_WAYS: readonly Way[] = [
  ['/home', 'nav.home'],
  ['/orders', 'nav.orders'],
  ['/supply', 'supply.selling'],
  ['/messages', 'nav.messages'],
  ['/suppliers', 'nav.suppliers'],
  ['/verify', 'nav.verify'],
];

function Ways({ ways }: { readonly ways: readonly Way[] }): ReactNode {
  const { t } = useWords();
  const { data: me = null } = useQuery(meQuery);
  // The programme neither buys nor sells.
  const others = ways.filter(([to]) => to !== '/home' && to !== '/orders' && to !== '/supply' && to !== '/messages');
  const all: readonly (readonly [Way[0] | '/desk', MessageKey])[] = isStaff(me) ? [['/desk', 'nav.desk'], ...others] : ways;
  return (
    <ul className="flex flex-col gap-1 lg:flex-row">
      {all.map(([to, key]) => (
        <li key={to}>
          <Link
            to={to}
            activeOptions={{ includeSearch: false }}
            className="flex min-h-10 items-center rounded-md px-3 whitespace-nowrap text-soft lg:px-1.5 hover:text-ink [&.active]:font-semibold [&.active]:text-ink"
          >
            {t(key)}
          </Link>
        </li>
      ))}
    </ul>
  );
}

/** Shows the other language by its own name, as someone who reads only that one looks for it. */
function LanguageSwitch(): ReactNode {
  const { lang } = useWords();
  const other = lang === 'en' ? 'zh' : 'en';
  return (
    <button
      type="button"
      lang={other === 'zh' ? 'zh-Hans' : 'en'}
      className="min-h-10 rounded-md px-2 text-soft hover:text-ink"
      onClick={() => void choose(other)}
    >
      {other === 'zh' ? '中文' : 'English'}
    </button>
  );
}

function ThemeSwitch(): ReactNode {
  const { t } = useWords();
  const { theme, toggle } = useTheme();
  const name = t(theme === 'dark' ? 'ui.theme.light' : 'ui.theme.dark');
  return (
    <button
      type="button"
      title={name}
      aria-label={name}
      className="grid size-10 place-items-center rounded-md text-soft hover:text-ink"
      onClick={toggle}
    >
      <Icon name={theme === 'dark' ? 'sun' : 'moon'} />
    </button>
  );
}

/**
 * Whether one acts for an inspection agency: then the jobs are one press away from everywhere. While the server cannot be asked
 * (`me` is undefined), whether somebody inspects on this device.
 */
function inspects(me: GetV1Me200 | null | undefined): boolean {
  if (me === undefined) return kept('inspector') !== null;
  const acting = me?.memberships.find(({ companyId }) => companyId === me.acting?.companyId);
  return acting?.companyKind === 'agency';
}

function Header(): ReactNode {
  const { t } = useWords();
  const [open, setOpen] = useState(false);
  const path = useRouterState({ select: ({ location }) => location.pathname });
  const { data: me } = useQuery(meQuery);
  useEffect(() => setOpen(path === ''), [path]);
  const ways = me ? MEMBER_WAYS : PUBLIC_WAYS;
  // Without a connection nobody can sign in or out.
  const account = me === undefined && inspects(me) ? null : <AccountMenu me={me ?? null} />;
  return (
    <header className="no-print border-b border-line">
      <DemoStrip />
      <div className="mx-auto flex min-h-14 max-w-page flex-wrap items-center gap-x-2 px-4 sm:px-6">
        <Link to={me ? '/home' : '/'} className="flex min-h-10 items-center text-base font-semibold">
          Quayside
        </Link>
        <nav aria-label={t('nav.main')} className="hidden flex-1 lg:block">
          <Ways ways={ways} />
        </nav>
        <div className="ml-auto flex items-center">
          {inspects(me) ? (
            <Link to="/jobs" className="flex min-h-10 items-center rounded-md px-2 font-semibold">
              {t('nav.jobs')}
            </Link>
          ) : null}
          <SearchButton />
          <LanguageSwitch />
          <ThemeSwitch />
          <div className="hidden lg:block">{account}</div>
          <button
            type="button"
            aria-expanded={open}
            aria-controls="menu"
            className="flex min-h-10 items-center gap-2 rounded-md px-2 lg:hidden"
            onClick={() => setOpen(!open)}
          >
            <Icon name={open ? 'cross' : 'menu'} />
            {t('nav.menu')}
          </button>
        </div>
        {open ? (
          <nav id="menu" aria-label={t('nav.main')} className="w-full border-t border-line py-2 lg:hidden">
            <SearchButton row />
            <Ways ways={ways} />
            <div className="mt-2 border-t border-line pt-2">{account}</div>
          </nav>
        ) : null}
      </div>
    </header>
  );
}

export function Shell(): ReactNode {
  const { t } = useWords();
  return (
    <div className="flex min-h-dvh flex-col">
      <a href="#content" className="sr-only focus:not-sr-only focus:absolute focus:left-2 focus:top-2 focus:bg-raised focus:p-2">
        {t('ui.skip')}
      </a>
      <Header />
      <Keyboard />
      <main id="content" tabIndex={-1} className="flex-1 outline-none">
        <Outlet />
      </main>
      <footer className="no-print border-t border-line">
        <div className="mx-auto flex max-w-page flex-wrap gap-x-6 gap-y-2 px-4 py-4 text-soft sm:px-6">
          <p className="flex-1 basis-64">{t('ui.footer')}</p>
          <a className="link" href="/reference/">
            {t('ui.api')}
          </a>
          <a className="link" href="/openapi.json">
            OpenAPI
          </a>
        </div>
      </footer>
    </div>
  );
}
