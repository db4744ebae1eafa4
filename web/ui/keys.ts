/** Work by keyboard: j and k go from row to row, Enter opens a row as it opens every link; pages add letters of their own. */
import { useEffect, useLayoutEffect, useRef } from 'react';
import { keep, kept } from './kept.ts';

type Keys = Readonly<Record<string, () => void>>;

/** The letters of what is on the page, the innermost last. */
const held: { readonly current: Keys }[] = [];

/** Whether a key belongs to what somebody writes, chooses or is asked. */
const isTaken = (target: EventTarget | null): boolean =>
  target instanceof Element &&
  target.closest(
    'input:not([type=checkbox]), textarea, select, [contenteditable], dialog, [role=dialog], [role=menu], [role=listbox]',
  ) !== null;

/** Focuses the row that stands so many after the focused one; from elsewhere the first, or the last. */
function stepRows(by: 1 | -1): void {
  const rows = [...document.querySelectorAll<HTMLElement>('[data-row]')];
  const at = rows.indexOf(document.activeElement as HTMLElement);
  const next = at < 0 ? (by === 1 ? 0 : rows.length - 1) : Math.min(Math.max(at + by, 0), rows.length - 1);
  rows[next]?.focus();
  rows[next]?.scrollIntoView({ block: 'nearest' });
}

const STEPS: Keys = { j: () => stepRows(1), k: () => stepRows(-1) };

/** Whether single letters act. Who speaks to the machine turns them off, or a word that it hears would act. Source: WCAG 2.1.4. */
export const lettersAct = (): boolean => kept('letters') !== 'off';

export const setLettersAct = (on: boolean): void => keep('letters', on ? null : 'off');

/** Adds letters while the caller is on the page; its own come before those around it. */
export function useKeys(keys: Keys): void {
  const latest = useRef(keys);
  latest.current = keys;
  // Before the page is seen: who sees it may press at once.
  useLayoutEffect(() => {
    held.push(latest);
    return () => void held.splice(held.indexOf(latest), 1);
  }, []);
}

/** Listens for all of them, once: a letter acts while nobody writes, and no input method puts a character together. */
export function useLetters(): void {
  useEffect(() => {
    const pressed = (event: KeyboardEvent): void => {
      const { key, target } = event;
      if (event.defaultPrevented || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
      if (!lettersAct() || isTaken(target)) return;
      const act =
        held.findLast(({ current }) => Object.hasOwn(current, key))?.current[key] ??
        (Object.hasOwn(STEPS, key) ? STEPS[key] : undefined);
      if (!act) return;
      event.preventDefault();
      act();
    };
    document.addEventListener('keydown', pressed);
    return () => document.removeEventListener('keydown', pressed);
  }, []);
}
