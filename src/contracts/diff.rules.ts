/** Two texts word by word: what stands in both, what went, what came. Chinese is compared sign by sign, figures as wholes. */

export type Piece = { readonly kind: 'same' | 'gone' | 'new'; readonly text: string };

/** A figure with its decimals or a day, one Han sign, a word of another script, blanks; anything else sign by sign. */
const TOKENS = /\p{Nd}+(?:[.,:-]\p{Nd}+)*|\p{Script=Han}|(?:(?!\p{Script=Han})[\p{L}\p{M}])+|\s+|[^\p{L}\p{M}\p{Nd}\s]|\p{M}/gu;

/** Words, figures, signs and blanks; together they are the text. */
export const tokensOf = (text: string): readonly string[] => text.match(TOKENS) ?? [];

/** Cells of the table of common words. Beyond it the middle of two texts is told as replaced: nobody reads such a patchwork. */
const MOST_CELLS = 1_000_000;

/** Lengths of the longest common sequence of what follows each pair of places. */
function commonLengths(before: readonly string[], after: readonly string[]): readonly Uint16Array[] {
  const rows = Array.from({ length: before.length + 1 }, () => new Uint16Array(after.length + 1));
  for (let b = before.length - 1; b >= 0; b -= 1) {
    const [row, below] = [rows[b], rows[b + 1]];
    if (!row || !below) continue;
    for (let a = after.length - 1; a >= 0; a -= 1) {
      row[a] = before[b] === after[a] ? (below[a + 1] ?? 0) + 1 : Math.max(below[a] ?? 0, row[a + 1] ?? 0);
    }
  }
  return rows;
}

/** The pieces of the middle, one for each word. */
function compared(before: readonly string[], after: readonly string[]): readonly Piece[] {
  const gone = (text: string): Piece => ({ kind: 'gone', text });
  const came = (text: string): Piece => ({ kind: 'new', text });
  if (before.length * after.length > MOST_CELLS) return [...before.map(gone), ...after.map(came)];
  const lengths = commonLengths(before, after);
  const pieces: Piece[] = [];
  let [b, a] = [0, 0];
  while (b < before.length || a < after.length) {
    const [old, fresh] = [before[b], after[a]];
    if (old !== undefined && old === fresh) {
      pieces.push({ kind: 'same', text: old });
      [b, a] = [b + 1, a + 1];
    } else if (old !== undefined && (fresh === undefined || (lengths[b + 1]?.[a] ?? 0) >= (lengths[b]?.[a + 1] ?? 0))) {
      pieces.push(gone(old));
      b += 1;
    } else {
      pieces.push(came(fresh ?? ''));
      a += 1;
    }
  }
  return pieces;
}

const isBlank = (text: string): boolean => /^\s+$/.test(text);

/**
 * Pieces of one kind as one. A blank between two changes is told as changed too: `24 W ± 5 %` for `25 W ± 5 %` is one
 * change or none, never a comb of single signs.
 */
function joined(pieces: readonly Piece[]): readonly Piece[] {
  const runs: Piece[] = [];
  let [gone, came] = ['', ''];
  const close = (): void => {
    if (gone !== '') runs.push({ kind: 'gone', text: gone });
    if (came !== '') runs.push({ kind: 'new', text: came });
    [gone, came] = ['', ''];
  };
  pieces.forEach(({ kind, text }, at) => {
    const bridged = kind === 'same' && isBlank(text) && (gone !== '' || came !== '') && pieces[at + 1]?.kind !== 'same';
    if (kind === 'gone' || (bridged && at + 1 < pieces.length)) gone += text;
    if (kind === 'new' || (bridged && at + 1 < pieces.length)) came += text;
    if (kind !== 'same' || (bridged && at + 1 < pieces.length)) return;
    close();
    const last = runs.at(-1);
    if (last?.kind === 'same') runs[runs.length - 1] = { kind: 'same', text: last.text + text };
    else runs.push({ kind: 'same', text });
  });
  close();
  return runs;
}

/**
 * What changed from one text to the other. Without what went the pieces are the second text, without what came the first;
 * between two that stand in both, what went comes before what came.
 */
export function diffWords(before: string, after: string): readonly Piece[] {
  const [old, fresh] = [tokensOf(before), tokensOf(after)];
  let start = 0;
  while (start < old.length && start < fresh.length && old[start] === fresh[start]) start += 1;
  let end = 0;
  while (end < old.length - start && end < fresh.length - start && old.at(-1 - end) === fresh.at(-1 - end)) end += 1;
  const same = (words: readonly string[]): readonly Piece[] => words.map((text) => ({ kind: 'same', text }));
  return joined([
    ...same(old.slice(0, start)),
    ...compared(old.slice(start, old.length - end), fresh.slice(start, fresh.length - end)),
    ...same(old.slice(old.length - end)),
  ]);
}
