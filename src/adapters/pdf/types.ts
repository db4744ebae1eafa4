/** A document as it is printed: words in their order, without a meaning of their own. Letters, contracts and statements become one. */
import type { Instant } from '../../kernel/dates.ts';

export type PrintLang = 'en' | 'zh';

/** A column takes its share of the width among all shares. */
export type PrintColumn = { readonly title: string; readonly share: number; readonly align: 'left' | 'right' };

export type PrintBlock =
  | { readonly kind: 'heading'; readonly level: 2 | 3; readonly text: string }
  /** quote: the words of somebody else, set apart. quiet: small print. */
  | { readonly kind: 'paragraph'; readonly tone: 'plain' | 'quote' | 'quiet'; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly string[] }
  /** Labels with their values. */
  | { readonly kind: 'rows'; readonly rows: readonly (readonly [label: string, value: string])[] }
  /** Cells wrap; a row has as many cells as there are columns. */
  | {
      readonly kind: 'table';
      readonly columns: readonly PrintColumn[];
      readonly rows: readonly (readonly string[])[];
      readonly total: readonly string[] | null;
    }
  /** What follows begins a page. */
  | { readonly kind: 'page' }
  /** A square of dark (`1`) and light (`0`) modules, as a QR code is; `text` is what it says, for who cannot see it. */
  | { readonly kind: 'modules'; readonly text: string; readonly rows: readonly string[] };

export type Printable = {
  readonly lang: PrintLang;
  readonly title: string;
  /** Stands at the foot of every page, before the page's number. */
  readonly footer: string;
  /** When what is printed was made: the file bears this time, so that the same document is the same bytes. */
  readonly madeAt: Instant;
  readonly blocks: readonly PrintBlock[];
};
