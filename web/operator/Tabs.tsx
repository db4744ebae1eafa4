/** On a narrow screen the three columns of a case stand behind three tabs; on a wide one they stand side by side. */
import type { KeyboardEvent, ReactNode } from 'react';
import { useWords } from '../ui/words.ts';

const TABS = ['clauses', 'evidence', 'ruling'] as const;
export type Tab = (typeof TABS)[number];

export function Tabs({ tab, onTab }: { readonly tab: Tab; readonly onTab: (tab: Tab) => void }): ReactNode {
  const { t } = useWords();
  const move = (event: KeyboardEvent): void => {
    const by = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    const next = TABS[(TABS.indexOf(tab) + by + TABS.length) % TABS.length];
    if (by === 0 || !next) return;
    onTab(next);
    document.getElementById(`tab-${next}`)?.focus();
  };
  return (
    <div role="tablist" aria-label={t('desk.tabs')} className="mb-4 flex border-b border-line lg:hidden">
      {TABS.map((one) => (
        <button
          key={one}
          id={`tab-${one}`}
          type="button"
          role="tab"
          aria-selected={one === tab}
          aria-controls={`case-${one}`}
          tabIndex={one === tab ? 0 : -1}
          onClick={() => onTab(one)}
          onKeyDown={move}
          className="min-h-10 flex-1 border-b-2 border-transparent px-1 text-soft aria-selected:border-action aria-selected:font-semibold aria-selected:text-ink"
        >
          {t(`desk.tab.${one}`)}
        </button>
      ))}
    </div>
  );
}
