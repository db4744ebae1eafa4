/** Closed unions: every event is folded by its slice, every refusal has its answer and its test. */
import type { Finding, Rule, Tree } from './finding.ts';
import { isTest, placeOf } from './place.ts';
import type { Source } from './source.ts';

/** A string literal of a declared type: its text, place, and the code right before it. */
type Literal = { readonly type: string; readonly text: string; readonly line: number; readonly before: string };

const CODE = /^[a-z][a-z0-9_]*(?:\.[a-z][a-z0-9_]*)+$/;
const CODES = /[a-z][a-z0-9_]*(?:\.[a-z][a-z0-9_]*)*/g;

/** The string literals of each `type Name = ...;` of a file. */
function literalsOf(source: Source): readonly Literal[] {
  const declarations = [...source.code.matchAll(/(?<=^|\n)(?:export )?type (\w+)[^=;]*=/g)].map((match) => {
    const start = match.index + match[0].length;
    let end = start;
    while (end < source.code.length && source.code[end] !== ';') end = Math.max(end, source.pairs.get(end) ?? end) + 1;
    return { type: match[1] ?? '', start, end };
  });
  return source.strings.flatMap((span) => {
    const declaration = declarations.find(({ start, end }) => start <= span.start && span.end <= end);
    if (!declaration) return [];
    const before = source.code.slice(Math.max(0, span.start - 80), span.start - 1).trimEnd();
    return [{ type: declaration.type, text: span.text, line: source.lineAt(span.start), before }];
  });
}

const isEvent = ({ type, before }: Literal): boolean =>
  /\bDomainEvent<$/.test(before) || (/Events?$/.test(type) && /(?:<|\btype:)$/.test(before));

/** Codes that a file handles: `case 'x'`, `'x': ...`, `=== 'x'`. */
function handledIn(source: Source): readonly string[] {
  return source.strings
    .filter(({ start, end }) => {
      const before = source.code.slice(Math.max(0, start - 12), start - 1).trimEnd();
      return /(?:\bcase|===)$/.test(before) || /^\s*:/.test(source.code.slice(end + 1, end + 4));
    })
    .map(({ text }) => text);
}

/** Every event declared in a slice's types bears the slice's name and is folded by the slice's rules. */
export const checkEvents: Rule = ({ sources }) => {
  const handled = new Map<string, Set<string>>();
  for (const [path, source] of sources) {
    const { kind, slice } = placeOf(path);
    if (kind === 'rules' && slice) handled.set(slice, new Set([...(handled.get(slice) ?? []), ...handledIn(source)]));
  }
  return [...sources].flatMap(([path, source]): readonly Finding[] => {
    const { kind, slice } = placeOf(path);
    if (kind !== 'types' || !slice) return [];
    return literalsOf(source)
      .filter(isEvent)
      .flatMap(({ text, line }) => {
        const at = { path, line, rule: 'event' };
        if (!CODE.test(text) || !text.startsWith(`${slice}.`))
          return [
            {
              ...at,
              message: `the event '${text}' does not bear its slice's name`,
              fix: `call it '${slice}.what_happened', in lower case`,
            },
          ];
        if (handled.get(slice)?.has(text)) return [];
        return [
          {
            ...at,
            message: `the event '${text}' is folded nowhere`,
            fix: `add \`case '${text}'\` to evolve in src/${slice}/rules.ts`,
          },
        ];
      });
  });
};

/** Codes named in the tests: strings of test files and of the simulator, words of stories. */
function testedCodes({ files, sources }: Tree): ReadonlySet<string> {
  const tested = new Set<string>();
  for (const [path, text] of files) {
    if (/\.ya?ml$/.test(path) && path.includes('stories')) for (const [code] of text.matchAll(CODES)) tested.add(code);
    if (path.startsWith('scripts/tidy/') || !(isTest(path) || path.startsWith('sim/') || path.startsWith('test/'))) continue;
    for (const span of sources.get(path)?.strings ?? []) for (const [code] of span.text.matchAll(CODES)) tested.add(code);
  }
  return tested;
}

/** Where each refusal is declared first: in its slice if it is there, else in the map of answers. */
function declaredRefusals(served: readonly Source[]): ReadonlyMap<string, { readonly path: string; readonly line: number }> {
  const declared = new Map<string, { readonly path: string; readonly line: number }>();
  const last = (source: Source): number => (isAnswers(source.path) ? 1 : 0);
  for (const source of [...served].sort((a, b) => last(a) - last(b))) {
    for (const { type, text, line, before } of literalsOf(source)) {
      if (type.endsWith('Refusal') && /[|=]$/.test(before) && !declared.has(text))
        declared.set(text, { path: source.path, line });
    }
  }
  return declared;
}

const isAnswers = (path: string): boolean => path.startsWith('src/http/problems');

/** Every code of a union called ...Refusal has a status, sentence and advice in src/http/problems, and a test that provokes it. */
export const checkRefusals: Rule = (tree) => {
  const served = [...tree.sources.values()].filter(({ path }) => path.startsWith('src/') && !isTest(path));
  const mapped = new Set(served.filter(({ path }) => isAnswers(path)).flatMap(({ strings }) => strings.map(({ text }) => text)));
  const tested = testedCodes(tree);
  return [...declaredRefusals(served)].flatMap(([code, { path, line }]): readonly Finding[] => {
    const at = { path, line, rule: 'refusal' };
    // What HTTP itself says of a request has no slice: a fault is one word.
    if (!CODE.test(code) && !path.startsWith('src/http/'))
      return [{ ...at, message: `the refusal '${code}' is no code`, fix: "write it as 'slice.reason', in lower case" }];
    const unmapped = {
      ...at,
      message: `the refusal '${code}' has no answer`,
      fix: 'give it a status, sentence and advice in src/http/problems',
    };
    const untested = {
      ...at,
      message: `the refusal '${code}' is never provoked`,
      fix: 'write the test in which it is the answer',
    };
    return [...(mapped.has(code) ? [] : [unmapped]), ...(tested.has(code) ? [] : [untested])];
  });
};
