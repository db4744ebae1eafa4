/** Buttons, and links that look like them: one primary act on a page, the others plain. */
import { Link, type LinkProps } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useHere } from './standing.ts';

type Look = 'primary' | 'plain' | 'quiet';

// biome-ignore format: a table
const LOOKS: Readonly<Record<Look, string>> = {
  primary: 'bg-action text-on-action border-action hover:opacity-90',
  plain: 'border-edge text-ink hover:bg-wash',
  quiet: 'border-transparent text-action hover:bg-wash',
};

/** The classes of a button, for elements that are none. */
export const buttonLook = (look: Look = 'plain'): string =>
  `inline-flex min-h-10 items-center justify-center gap-2 rounded-md border px-4 py-2 text-sm font-semibold text-center disabled:opacity-60 ${LOOKS[look]}`;

type ButtonProps = {
  readonly children: ReactNode;
  readonly look?: Look;
  readonly type?: 'button' | 'submit';
  readonly onPress?: () => void;
  readonly disabled?: boolean;
  /** Shown in place of the label while something is under way. */
  readonly busy?: string | null;
  readonly className?: string;
};

const isHere = (): boolean => true;

export function Button({
  children,
  look = 'plain',
  type = 'button',
  onPress,
  disabled,
  busy,
  className = '',
}: ButtonProps): ReactNode {
  // A form that is sent before its script came would stop the page from coming any further.
  const early = !useHere(isHere, false) && type === 'submit';
  return (
    <button
      type={type}
      onClick={onPress}
      disabled={disabled || early || typeof busy === 'string'}
      aria-busy={typeof busy === 'string'}
      className={`${buttonLook(look)} ${className}`}
    >
      {busy ?? children}
    </button>
  );
}

export function ButtonLink({
  look = 'plain',
  children,
  ...link
}: LinkProps & { readonly look?: Look; readonly children: ReactNode }): ReactNode {
  return (
    <Link {...link} className={buttonLook(look)}>
      {children}
    </Link>
  );
}
