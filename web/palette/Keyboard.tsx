/** The search and the list of keys, from everywhere: Ctrl or Cmd with K, the question mark, or the button in the header. */
import { type ReactNode, Suspense, lazy, useEffect, useState } from 'react';
import { Icon } from '../ui/Icon.tsx';
import { useKeys, useLetters } from '../ui/keys.ts';
import { useHere } from '../ui/standing.ts';
import { allWords, useWords } from '../ui/words.ts';

// Fetched when they are first opened: the first page does not carry them.
const Palette = lazy(() =>
  Promise.all([import('./Palette.tsx'), allWords()]).then(([{ Palette: component }]) => ({ default: component })),
);
const KeyHelp = lazy(() => import('./KeyHelp.tsx').then(({ KeyHelp: component }) => ({ default: component })));

const EVENT = 'quayside:search';

/** How the keys are called on this machine. */
const isApple = (): boolean => /Mac|iPhone|iPad/.test(navigator.userAgent);

/** Once for the whole application. */
export function Keyboard(): ReactNode {
  const [open, setOpen] = useState<'search' | 'keys' | null>(null);
  useLetters();
  useKeys({ '?': () => setOpen('keys') });
  useEffect(() => {
    const search = (): void => setOpen('search');
    const pressed = (event: KeyboardEvent): void => {
      const isSearch = event.key.toLowerCase() === 'k' && (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey;
      // A question that is open is answered first.
      if (!isSearch || event.isComposing || document.querySelector('dialog[open], [role=dialog]')) return;
      event.preventDefault();
      search();
    };
    document.addEventListener('keydown', pressed);
    document.addEventListener(EVENT, search);
    return () => {
      document.removeEventListener('keydown', pressed);
      document.removeEventListener(EVENT, search);
    };
  }, []);
  return (
    <Suspense>
      {open === 'search' ? <Palette onClose={() => setOpen(null)} onKeys={() => setOpen('keys')} /> : null}
      {open === 'keys' ? <KeyHelp onClose={() => setOpen(null)} /> : null}
    </Suspense>
  );
}

/** For those who press: `row` within the menu of small screens. */
export function SearchButton({ row = false }: { readonly row?: boolean }): ReactNode {
  const { t } = useWords();
  const apple = useHere(isApple, false);
  return (
    <button
      type="button"
      aria-keyshortcuts="Control+K Meta+K"
      className={`min-h-10 items-center gap-2 rounded-md px-2 text-soft hover:text-ink ${row ? 'flex w-full px-3 sm:hidden' : 'hidden sm:flex'}`}
      onClick={() => document.dispatchEvent(new Event(EVENT))}
    >
      <Icon name="search" />
      {t('palette.search')}
      {row ? null : (
        <span aria-hidden="true" className="hidden rounded-md border border-line px-1 text-xs lg:inline">
          {apple ? '⌘K' : 'Ctrl K'}
        </span>
      )}
    </button>
  );
}
