/** A light reader of TypeScript: what is code, what is text, what is comment, and which bracket closes which. */

/** A stretch of the file: `start` and `end` are offsets, `text` what stands between them (strings without their quotes). */
export type Span = { readonly start: number; readonly end: number; readonly text: string };

export type Source = {
  readonly path: string;
  readonly text: string;
  /** The file with comments, strings and regular expressions blanked by spaces: same length, same lines. */
  readonly code: string;
  readonly strings: readonly Span[];
  readonly comments: readonly Span[];
  /** Offset of each bracket to the offset of its partner, both ways. */
  readonly pairs: ReadonlyMap<number, number>;
  /** The line (from 1) of an offset. */
  readonly lineAt: (offset: number) => number;
};

// A quote without a partner on its line is not a string: it is an apostrophe in the text of a page.
const TOKEN =
  /\/\/[^\n]*|\/\*[\s\S]*?(?:\*\/|$)|'(?:[^'\\\n]|\\[\s\S])*'|"(?:[^"\\\n]|\\[\s\S])*"|[A-Za-z_$][\w$]*|\d[\w.]*|\s+|[\s\S]/y;
const TEMPLATE = /(?:[^`\\$]|\\[\s\S]|\$(?!\{))*(?:`|\$\{|$)/y;
const REGEX = /\/(?:[^/\\[\n]|\\.|\[(?:[^\]\\\n]|\\.)*\])+\/[a-z]*/y;
const BEFORE_REGEX = new Set('return typeof case in of delete void throw new else do await yield instanceof'.split(' '));
const BEFORE_CONTROL = new Set(['if', 'while', 'for']);

const blank = (text: string): string => text.replace(/[^\n]/g, ' ');

function matchAt(pattern: RegExp, text: string, offset: number): string | undefined {
  pattern.lastIndex = offset;
  return pattern.exec(text)?.[0];
}

/** Whether a slash after this token begins a regular expression rather than a division (or a closing tag: after `<`). */
function regexMayFollow(previous: string): boolean {
  if (/^[\w$]/.test(previous)) return BEFORE_REGEX.has(previous);
  return !['"', "'", '`', ')', ']', '}', '<'].includes(previous.slice(0, 1)) || previous === ')control';
}

/** Reads one file. Never fails: on text that is no TypeScript it only knows less. */
export function scan(path: string, text: string): Source {
  let code = '';
  let previous = '';
  const strings: Span[] = [];
  const comments: Span[] = [];
  const pairs = new Map<number, number>();
  const open: { readonly offset: number; readonly template: boolean; readonly control: boolean }[] = [];

  const template = (start: number): string => {
    const chunk = matchAt(TEMPLATE, text, start) ?? '';
    const tail = chunk.endsWith('${') ? '${' : chunk.endsWith('`') ? '`' : '';
    const body = chunk.slice(0, chunk.length - tail.length);
    strings.push({ start, end: start + body.length, text: body });
    if (tail === '${') open.push({ offset: start + chunk.length - 1, template: true, control: false });
    previous = tail === '${' ? '{' : '`';
    return blank(body) + tail;
  };
  const close = (offset: number, bracket: string): string => {
    const opener = open.pop();
    if (opener) pairs.set(opener.offset, offset).set(offset, opener.offset);
    previous = opener?.control ? ')control' : bracket;
    return opener?.template ? bracket + template(offset + 1) : bracket;
  };
  const token = (offset: number, word: string): string => {
    const first = word.slice(0, 1);
    if (word.startsWith('//') || word.startsWith('/*')) {
      comments.push({ start: offset, end: offset + word.length, text: word });
      return blank(word);
    }
    if (word.length > 1 && (first === "'" || first === '"')) {
      strings.push({ start: offset + 1, end: offset + word.length - 1, text: word.slice(1, -1) });
      previous = first;
      return first + blank(word.slice(1, -1)) + first;
    }
    if (first === '`') return `\`${template(offset + 1)}`;
    if (first === '/' && regexMayFollow(previous)) {
      const regex = matchAt(REGEX, text, offset);
      if (regex) {
        previous = ')';
        return `/${blank(regex.slice(1, -1))}/`;
      }
    }
    if ('({['.includes(first)) open.push({ offset, template: false, control: first === '(' && BEFORE_CONTROL.has(previous) });
    if (')}]'.includes(first)) return close(offset, first);
    if (word.trim() !== '') previous = word;
    return word;
  };

  while (code.length < text.length) code += token(code.length, matchAt(TOKEN, text, code.length) ?? ' ');
  return { path, text, code, strings, comments, pairs, lineAt: lineCounter(text) };
}

/** A function from offsets to line numbers, by binary search. */
export function lineCounter(text: string): (offset: number) => number {
  const starts = [0];
  for (let i = text.indexOf('\n'); i >= 0; i = text.indexOf('\n', i + 1)) starts.push(i + 1);
  return (offset) => {
    let low = 0;
    let high = starts.length;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle;
    }
    return low + 1;
  };
}
