/** A printable document as plain text: one line per fact, people's own words behind a mark that nothing else has. */
import type { PrintBlock, Printable } from './types.ts';

/** Without controls and what turns the reading direction: a text must not move the words around it. */
const clean = (text: string): string => text.replaceAll(/(?![\n])[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, '');

/** On one line, so that nobody's words look like a line of the document. */
const oneLine = (text: string): string => clean(text).replaceAll(/\s*[\n\u2028\u2029]\s*/gu, ' ');

const width = (text: string): number =>
  Array.from(text).reduce((sum, sign) => sum + (/[\p{Script=Han}\uff00-\uffef]/u.test(sign) ? 2 : 1), 0);

const underlined = (text: string, sign: string): readonly string[] => [text, sign.repeat(width(text))];

const quoted = (text: string): readonly string[] =>
  clean(text)
    .split(/\r?\n|[\u2028\u2029]/u)
    .map((line) => `> ${line}`.trimEnd());

function linesOf(block: PrintBlock, colon: string): readonly string[] {
  switch (block.kind) {
    case 'heading':
      return block.level === 2 ? ['', ...underlined(oneLine(block.text), '-')] : [`* ${oneLine(block.text)}`];
    case 'paragraph':
      return block.tone === 'quote' ? quoted(block.text) : [oneLine(block.text)];
    case 'list':
      return block.items.map((item) => `- ${oneLine(item)}`);
    case 'rows':
      return block.rows.map(([label, value]) => `${label}${colon}${oneLine(value)}`);
    case 'page':
    case 'modules':
      // Paper only: what a code says stands beside it in words.
      return [];
    default: {
      const rows = [block.columns.map(({ title }) => title), ...block.rows, ...(block.total ? [block.total] : [])];
      return rows.map((cells) =>
        cells
          .map(oneLine)
          .filter((cell) => cell !== '')
          .join(' | '),
      );
    }
  }
}

/** The whole document, a blank line between its parts and a line end at its end. */
export function plainText({ lang, title, footer, blocks }: Printable): string {
  const colon = lang === 'zh' ? '：' : ': ';
  const parts = [underlined(oneLine(title), '='), ...blocks.map((block) => linesOf(block, colon)), ['', '--', oneLine(footer)]];
  return `${parts
    .map((lines) => lines.join('\n'))
    .join('\n\n')
    .replaceAll(/\n{3,}/g, '\n\n')}\n`;
}
