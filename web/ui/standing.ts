/**
 * What the server draws a page by, and the browser takes it over by. Both must see the same, or the page would be drawn twice:
 * so while a page passes from one to the other, the time stands still and the reader's zone is what the server took it for.
 */
import { type RefObject, useEffect, useLayoutEffect, useRef, useSyncExternalStore } from 'react';
import { flushSync } from 'react-dom';
import type { Instant, Zone } from '../../src/kernel/dates.ts';

export type Standing = {
  /** When the server drew it. */
  readonly at: Instant;
  readonly zone: Zone;
  /** How far the demonstration's clock runs ahead of the server's; null: no demonstration. */
  readonly aheadMs: number | null;
};

let current: Standing | null = null;

/** Lets time stand, or go on (null). On the server before each drawing, which is done in one go. */
export const stand = (by: Standing | null): void => {
  current = by;
};

/** What is being drawn or taken over; null in the page's further life. */
export const standing = (): Standing | null => current;

/** Time goes on once the page is taken over and can be used: every page calls this. */
export const useGoOn = (): void =>
  useEffect(() => {
    stand(null);
    document.documentElement.dataset['ready'] = '';
  }, []);

/**
 * For a field that shows a state: what somebody typed or chose while the page was not taken over yet stands in the field and nowhere
 * else, and is told to `onChange` once.
 * @param read what stands in the field
 */
export function useTyped<E extends Element, V>(
  value: V,
  onChange: (typed: V) => void,
  read: (field: E) => V,
): RefObject<E | null> {
  const field = useRef<E>(null);
  const latest = useRef({ value, onChange, read });
  useLayoutEffect(() => {
    latest.current = { value, onChange, read };
  });
  useLayoutEffect(() => {
    // A field that the browser drew itself was touched by nobody.
    if (current === null || field.current === null) return;
    const typed = latest.current.read(field.current);
    if (typed === latest.current.value) return;
    // One field after the other: a form that keeps all of them in one state must know of the one before, or it would forget it.
    queueMicrotask(() => flushSync(() => latest.current.onChange(typed)));
  }, []);
  return field;
}

/** What was typed into a line or a text. */
export const typedIn = (field: { readonly value: string }): string => field.value;

/** Whether a box was ticked, or a choice of several made. */
export const tickedIn = (field: HTMLInputElement): boolean => field.checked;

const never = (): (() => void) => () => undefined;

/**
 * What only this browser knows. While the page is taken over it is what the server drew, `meanwhile`; then it is what `read` says.
 * @param read gives the same value until something changes
 */
export const useHere = <T>(read: () => T, meanwhile: T | (() => T)): T =>
  useSyncExternalStore(never, read, () => (typeof meanwhile === 'function' ? (meanwhile as () => T)() : meanwhile));
