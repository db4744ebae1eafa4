/** Files and functions a person can hold in mind, each file with its purpose in the first line. */
import type { Finding, Rule } from './finding.ts';
import { isTest } from './place.ts';
import type { Source } from './source.ts';
import { SIZES } from './table.ts';

const isGenerated = (path: string): boolean => path.startsWith('sdk/');

const countLines = (text: string): number => text.split('\n').length - (text.endsWith('\n') ? 1 : 0);

function sizeOf({ path, text }: Source): readonly Finding[] {
  const lines = countLines(text);
  const table = isTest(path) || path.endsWith('.data.ts');
  const limit = table ? SIZES.tableLines : SIZES.failLines;
  if (lines <= (table ? limit : SIZES.warnLines)) return [];
  const fix = 'split it by subject into files named for what they hold';
  return [
    {
      path,
      line: limit,
      rule: 'size',
      message: `${lines} lines, at most ${limit}`,
      fix,
      ...(lines <= limit ? { warning: true } : {}),
    },
  ];
}

/** Files of at most 400 lines (a warning from 300); tables and tests of at most 1500. */
export const checkFileSizes: Rule = ({ sources }) =>
  [...sources.values()].filter(({ path }) => !isGenerated(path)).flatMap(sizeOf);

/** Offset of the bracket that opens the body of a function whose parameters close at an offset; null when it has no body. */
function bodyAfter({ code, pairs }: Source, close: number): number | null {
  // A brace after `:`, `|`, `&`, `<`, `,` or `=>` belongs to the return type; the first other one opens the body.
  for (let at = close + 1; at < code.length; at += 1) {
    if (code[at] === ';') return null;
    if (code[at] !== '{') continue;
    if (!/(?:[:|&<,]|=>)\s*$/.test(code.slice(close + 1, at))) return at;
    at = pairs.get(at) ?? code.length;
  }
  return null;
}

const CONTROL = /^(?:if|for|while|switch|catch|with|return|await|super|function)$/;
const METHOD =
  /(?<=^|\n)[ \t]+(?:(?:private|public|protected|static|async|readonly|override|get|set)\s+)*\*?#?([\w$]+)(?:<[^<>\n]*>)?\(/g;

/** Where functions begin (their first offset) and the bracket that opens their body. */
function bodiesOf(source: Source): readonly { readonly start: number; readonly open: number }[] {
  const { code, pairs } = source;
  const found: { start: number; open: number }[] = [];
  // An arrow straight to `[` is a list (the routes of a slice), bounded by the size of its file.
  for (const match of code.matchAll(/=>\s*([{(])/g)) found.push({ start: match.index, open: match.index + match[0].length - 1 });
  for (const match of code.matchAll(/\bfunction\b[^(]*\(/g)) {
    const open = bodyAfter(source, pairs.get(match.index + match[0].length - 1) ?? code.length);
    if (open !== null) found.push({ start: match.index, open });
  }
  for (const match of code.matchAll(METHOD)) {
    if (CONTROL.test(match[1] ?? '')) continue;
    const close = pairs.get(match.index + match[0].length - 1);
    const rest = close === undefined ? null : /^\)(?:\s*:\s*[^;={}()]*)?\s*\{/.exec(code.slice(close, close + 300));
    if (close !== undefined && rest) found.push({ start: match.index + match[0].search(/\S/), open: close + rest[0].length - 1 });
  }
  return found;
}

/** The name of the call an offset stands in as an argument: `describe` for the callback of `describe.each(table)('...', () => {`. */
function enclosingCall({ code, pairs }: Source, offset: number): string {
  for (let at = offset - 1; at >= 0; at -= 1) {
    const partner = pairs.get(at);
    if (partner !== undefined && partner < at) at = partner;
    else if (code[at] === '(') {
      const before = code.slice(0, at).trimEnd();
      const inner = before.endsWith(')') ? pairs.get(before.length - 1) : undefined;
      return /([\w.$]*)$/.exec(code.slice(0, inner ?? at).trimEnd())?.[1] ?? '';
    } else if (code[at] === '{') return '';
  }
  return '';
}

/** Functions of at most 70 lines; the callback of a test's `describe` is a heading, not a function. */
export const checkFunctionSizes: Rule = ({ sources }) =>
  [...sources.values()]
    .filter(({ path }) => !isGenerated(path))
    .flatMap((source) =>
      bodiesOf(source).flatMap(({ start, open }): readonly Finding[] => {
        const line = source.lineAt(start);
        const lines = source.lineAt(source.pairs.get(open) ?? open) - line + 1;
        if (lines <= SIZES.functionLines) return [];
        // The parameters of an arrow stand before it, so the call is looked for from before them.
        const parameters = source.code.slice(0, start).trimEnd();
        const from = parameters.endsWith(')') ? (source.pairs.get(parameters.length - 1) ?? start) : start;
        if (isTest(source.path) && /^describe\b/.test(enclosingCall(source, from))) return [];
        const fix = 'name its steps and make each a function';
        return [
          { path: source.path, line, rule: 'size', message: `a function of ${lines} lines, at most ${SIZES.functionLines}`, fix },
        ];
      }),
    );

/** The first line of every file says what the file is for. */
export const checkHeaders: Rule = ({ sources }) =>
  [...sources.values()]
    .filter(({ path }) => !isGenerated(path))
    .flatMap(({ path, text }) => {
      const body = text.replace(/^#![^\n]*\n/, '');
      const purpose =
        /^\/\*\*(?!\/)([\s\S]*?)\*\//
          .exec(body)?.[1]
          ?.replace(/\n\s*\*/g, ' ')
          .trim() ?? '';
      if (/^\S[\s\S]{9,}[.!?]$/.test(purpose)) return [];
      const line = text.startsWith('#!') ? 2 : 1;
      const fix = 'begin with `/** What this file is for, in one sentence. */`';
      return [{ path, line, rule: 'header', message: 'the file does not begin with its purpose', fix }];
    });
