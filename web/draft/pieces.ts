/** A clause cut into pieces for marking: what binds the goods, and what keeps it from being measured. */
import type { Span } from '../../src/contracts/lint.types.ts';

export type Piece = { readonly at: number; readonly text: string; readonly mark: 'none' | 'problem' | 'value' };

type Judged = {
  readonly problems: readonly { readonly span: Span | null }[];
  readonly parts: readonly { readonly role: string; readonly span: Span }[];
};

/**
 * The pieces of a text in order; together they are the text. A problem wins over a value. Spans may belong to the text of
 * a moment ago: what lies beyond the end is cut off.
 */
export function piecesOf(text: string, judged: Judged | null): readonly Piece[] {
  const marks: Piece['mark'][] = Array.from({ length: text.length }, () => 'none');
  const paint = ([start, end]: Span, mark: Piece['mark']): void => {
    for (let at = Math.max(0, start); at < Math.min(end, text.length); at += 1) marks[at] = mark;
  };
  for (const { role, span } of judged?.parts ?? []) if (role === 'value') paint(span, 'value');
  for (const { span } of judged?.problems ?? []) if (span) paint(span, 'problem');
  const pieces: Piece[] = [];
  let from = 0;
  for (let at = 1; at <= text.length; at += 1) {
    if (at < text.length && marks[at] === marks[from]) continue;
    pieces.push({ at: from, text: text.slice(from, at), mark: marks[from] ?? 'none' });
    from = at;
  }
  return pieces;
}
