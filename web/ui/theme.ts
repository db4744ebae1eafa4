/** Light or dark: as the system says until a person chooses. */
import { useSyncExternalStore } from 'react';
import { keep, kept } from './kept.ts';

export type Theme = 'light' | 'dark';

const systemTheme = (): Theme => (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light');
const chosenTheme = (): Theme | null => {
  const before = kept('theme');
  return before === 'light' || before === 'dark' ? before : null;
};

/** Puts the kept choice on the page; without one the style sheet follows the system. */
export function applyTheme(): void {
  const chosen = chosenTheme();
  if (chosen) document.documentElement.dataset['theme'] = chosen;
}

const switches = new Set<() => void>();
const onSwitch = (told: () => void): (() => void) => {
  switches.add(told);
  return () => switches.delete(told);
};

/** The theme that shows, and the switch to the other one. */
export function useTheme(): { readonly theme: Theme; readonly toggle: () => void } {
  const theme = useSyncExternalStore(
    onSwitch,
    () => chosenTheme() ?? systemTheme(),
    () => 'light' as const,
  );
  const toggle = (): void => {
    keep('theme', theme === 'dark' ? 'light' : 'dark');
    applyTheme();
    for (const told of switches) told();
  };
  return { theme, toggle };
}
