/** Light or dark: as the system says until a person chooses. */
import { useState } from 'react';
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

/** The theme that shows, and the switch to the other one. */
export function useTheme(): { readonly theme: Theme; readonly toggle: () => void } {
  const [theme, setTheme] = useState<Theme>(() => chosenTheme() ?? systemTheme());
  const toggle = (): void => {
    const next = theme === 'dark' ? 'light' : 'dark';
    keep('theme', next);
    applyTheme();
    setTheme(next);
  };
  return { theme, toggle };
}
