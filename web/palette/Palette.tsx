/** The search over everything: pages, acts, one's orders, suppliers. A list that follows what is typed, worked by arrows and Enter. */
import { useQuery } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { type KeyboardEvent, type ReactNode, useDeferredValue, useEffect, useId, useRef, useState } from 'react';
import { meQuery } from '../api/queries.ts';
import { useWords } from '../ui/words.ts';
import { GROUPS, type Entry, matching, offered } from './entries.ts';
import { NEWEST, useFound } from './useFound.ts';

/** As many as one looks through before typing another letter. */
const MOST = 30;

/** Which entry is chosen: the one that leads there, else the first. Not kept as a place, which moves when more is found. */
const placeOf = (to: string | null, entries: readonly Entry[]): number =>
  Math.max(
    0,
    entries.findIndex((entry) => entry.to === to),
  );

type PaletteProps = { readonly onClose: () => void; readonly onKeys: () => void };

export function Palette({ onClose, onKeys }: PaletteProps): ReactNode {
  const { t } = useWords();
  const { history } = useRouter();
  const dialog = useRef<HTMLDialogElement>(null);
  const [typed, setTyped] = useState('');
  const [at, setAt] = useState<string | null>(null);
  const list = useId();
  const { data: me = null } = useQuery(meQuery);
  const asked = useDeferredValue(typed);
  const { found, isReading, hasOlder } = useFound(me, asked);
  const entries = matching([...offered(me, t), ...found], asked).slice(0, MOST);
  const chosen = placeOf(at, entries);
  useEffect(() => {
    if (dialog.current?.open === false) dialog.current.showModal();
  }, []);
  const go = (entry: Entry | undefined): void => {
    if (!entry) return;
    onClose();
    history.push(entry.to);
  };
  const pressed = (event: KeyboardEvent): void => {
    // Enter and arrows of an input method choose characters.
    if (event.nativeEvent.isComposing) return;
    const steps: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 };
    const step = steps[event.key];
    if (step !== undefined && entries.length > 0) setAt(entries[(chosen + step + entries.length) % entries.length]?.to ?? null);
    else if (event.key === 'Enter') go(entries[chosen]);
    else return;
    event.preventDefault();
  };
  return (
    <dialog
      ref={dialog}
      aria-label={t('palette.search')}
      onClose={onClose}
      className="mx-auto mt-[8vh] w-[min(40rem,calc(100vw-2rem))] rounded-md border border-line bg-raised p-0 text-ink shadow-menu backdrop:bg-ink/40"
    >
      <div className="flex flex-col gap-2 p-3">
        <input
          className="field"
          role="combobox"
          aria-label={t('palette.search')}
          aria-expanded={entries.length > 0}
          aria-controls={list}
          aria-autocomplete="list"
          aria-activedescendant={entries.length > 0 ? `${list}-${chosen}` : undefined}
          placeholder={t('palette.hint')}
          maxLength={100}
          autoComplete="off"
          spellCheck={false}
          value={typed}
          onChange={(event) => {
            setTyped(event.target.value);
            setAt(null);
          }}
          onKeyDown={pressed}
        />
        <Found id={list} entries={entries} chosen={chosen} onGo={go} />
        <p role="status" className="px-2 text-xs text-soft">
          {entries.length === 0 && !isReading ? t('palette.none') : ''}
          <span className="sr-only">{entries.length > 0 ? t('palette.found', { n: entries.length }) : ''}</span>
        </p>
        {hasOlder && asked.trim() !== '' ? <p className="px-2 text-xs text-soft">{t('palette.newest', { n: NEWEST })}</p> : null}
        <Foot onKeys={onKeys} onClose={onClose} />
      </div>
    </dialog>
  );
}

function Foot({ onClose, onKeys }: PaletteProps): ReactNode {
  const { t } = useWords();
  return (
    <div className="flex flex-wrap items-center justify-between gap-2 border-t border-line px-2 pt-2 text-xs text-soft">
      <span className="max-sm:hidden">{t('palette.keys_hint')}</span>
      <span className="flex gap-4">
        <button type="button" className="link min-h-8" onClick={onKeys}>
          {t('palette.all_keys')}
        </button>
        <button type="button" className="link min-h-8" onClick={onClose}>
          {t('ui.close')}
        </button>
      </span>
    </div>
  );
}

type FoundProps = {
  readonly id: string;
  readonly entries: readonly Entry[];
  readonly chosen: number;
  readonly onGo: (entry: Entry) => void;
};

function Found({ id, entries, chosen, onGo }: FoundProps): ReactNode {
  const { t } = useWords();
  const option = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (chosen >= 0) option.current?.scrollIntoView({ block: 'nearest' });
  }, [chosen]);
  return (
    <div id={id} role="listbox" tabIndex={-1} aria-label={t('palette.results')} className="max-h-[50vh] overflow-y-auto">
      {GROUPS.filter((group) => entries.some((entry) => entry.group === group)).map((group) => (
        // biome-ignore lint/a11y/useSemanticElements: a group of options within a list of choices
        <div key={group} role="group" aria-labelledby={`${id}-${group}`}>
          <p id={`${id}-${group}`} className="px-2 pt-2 text-xs font-semibold text-soft">
            {t(`palette.${group}`)}
          </p>
          {entries.map((entry, n) =>
            entry.group === group ? (
              // biome-ignore lint/a11y/useKeyWithClickEvents lint/a11y/useFocusableInteractive: the field above holds the focus and the keys
              <div
                key={entry.to}
                ref={n === chosen ? option : null}
                id={`${id}-${n}`}
                role="option"
                aria-selected={n === chosen}
                className="flex min-h-10 cursor-pointer flex-wrap items-center justify-between gap-x-4 rounded-md px-2 py-1 hover:bg-wash aria-selected:bg-action-wash"
                onClick={() => onGo(entry)}
              >
                <span className="min-w-0 break-words">{entry.text}</span>
                {entry.hint ? <span className="min-w-0 break-words text-xs text-soft">{entry.hint}</span> : null}
              </div>
            ) : null,
          )}
        </div>
      ))}
    </div>
  );
}
