/** Words that must not stand in code: effects in rules, the wall clock outside its file, ways around the compiler. */
import { type Ban, type Finding, type Rule, findBanned } from './finding.ts';
import { isPure, isTest, placeOf } from './place.ts';
import type { Source } from './source.ts';

const AS_DATA = 'take it as an argument, as data; the service loads it';

/** What makes a decision depend on more than its arguments. */
const EFFECTS: readonly Ban[] = [
  [/\bMath\.random\b/g, 'chance'],
  [/(?<![.\w])process\./g, 'the process'],
  [/\bawait\b|\basync\b/g, 'waiting'],
  [/(?<![.\w])fetch\(/g, 'the network'],
  [/\bset(?:Timeout|Interval|Immediate)\b/g, 'a timer'],
  [/(?<![.\w])console\./g, 'the console'],
  [/(?<![.\w])(?:performance|crypto|globalThis|localStorage)\./g, 'the machine'],
].map(([pattern, what]) => ({ pattern: pattern as RegExp, message: `a rule uses ${what}`, fix: AS_DATA }));

const NEW_DATE: Ban = {
  pattern: /\bnew Date\(/g,
  message: 'a rule makes a Date',
  fix: 'use the texts and functions of src/kernel/dates.ts',
};

/** Rules, types and data depend on their arguments only. The kernel may make a Date of a number it was given. */
export const checkPurity: Rule = ({ sources }) =>
  [...sources.values()]
    .filter((source) => isPure(source.path))
    .flatMap((source) => findBanned(source, 'pure', placeOf(source.path).kind === 'kernel' ? EFFECTS : [...EFFECTS, NEW_DATE]));

const CLOCK_FIX = 'take the instant from ctx.clock (src/clock.ts), or as an argument';
const WALL_CLOCK: Ban = {
  pattern: /\bDate\.now\b|\bnew Date(?:\(\s*\)|(?!\w|\())|\bTemporal\.Now\b/g,
  message: 'reads the wall clock',
  fix: CLOCK_FIX,
};
const STOPWATCH: Ban = {
  pattern: /\bperformance\.now\b|\bprocess\.hrtime\b/g,
  message: 'reads the machine clock',
  fix: CLOCK_FIX,
};
const SQL_CLOCK = /\b(?:now\(\)|(?:clock|statement|transaction)_timestamp\b|current_(?:timestamp|date|time)\b|localtimestamp\b)/i;

/** Only src/clock.ts (and the page's own web/clock.ts) reads the time. A stopwatch measures the machine: no slice needs one. */
export const checkClock: Rule = ({ sources }) =>
  [...sources.values()]
    .filter((source) => !/^(src|web)\/clock\.ts$/.test(source.path))
    .flatMap((source) => findBanned(source, 'clock', placeOf(source.path).slice ? [WALL_CLOCK, STOPWATCH] : [WALL_CLOCK]));

/** pg-boss and the sign-in engine (schema auth) keep the real time by their own design; their tables decide nothing about orders. */
const REAL_TIME = /^src\/(?:parties\/auth|jobs\/|db\/boss)/;
const REAL_TIME_TABLES = /\bauth\./;

/** SQL takes its instants as parameters: the database's clock is neither controlled nor the one the rules judged by. */
export const checkSqlClock: Rule = ({ sources }) =>
  [...sources.values()]
    .filter(({ path }) => path.startsWith('src/') && !isTest(path) && !REAL_TIME.test(path))
    .flatMap((source) =>
      source.strings
        .filter((span) => SQL_CLOCK.test(span.text) && !REAL_TIME_TABLES.test(span.text))
        .map((span) => ({
          path: source.path,
          line: source.lineAt(span.start + span.text.search(SQL_CLOCK)),
          rule: 'clock',
          message: "SQL reads the database's clock",
          fix: 'pass the instant as a parameter',
        })),
    );

/** Ways around the compiler, by what to do instead. In pages (.tsx) Biome judges them: their texts look like code. */
const LOOPHOLES: readonly Ban[] = [
  {
    pattern: /(?::|\bas|<|\||&|=>)\s*any\b(?!\s*[(.])|\bany\[\]|,\s*any\s*[>,]/g,
    message: '`any`',
    fix: 'name the type, or take `unknown` and narrow it',
  },
  { pattern: /[\w$)\]]!(?!=)/g, message: 'a non-null `!`', fix: 'use must() of src/kernel/assert.ts, or handle the absence' },
  { pattern: /\benum\s+\w+\s*\{/g, message: 'an enum', fix: 'use a union of string literals' },
];
const DEFAULT_EXPORT: Ban = {
  pattern: /\bexport\s+default\b|\bas\s+default\b/g,
  message: 'a default export',
  fix: 'export it by its name',
};

/** No `any`, no `!`, no enum, no default export (tools want one of a config file). */
export const checkLoopholes: Rule = ({ sources }) =>
  [...sources.values()].flatMap((source) => [
    ...(source.path.endsWith('.tsx') ? [] : findBanned(source, 'types', LOOPHOLES)),
    ...(/\.config\.\w+$/.test(source.path) ? [] : findBanned(source, 'export', [DEFAULT_EXPORT])),
  ]);

const CONSOLE: Ban = {
  pattern: /(?<![.\w])console\./g,
  message: 'writes to the console',
  fix: 'use the logger of the context (src/log.ts)',
};

/** The server logs; only the command line and the start-up speak to the terminal. */
export const checkConsole: Rule = ({ sources }) =>
  [...sources.values()]
    .filter(({ path }) => path.startsWith('src/') && !/^src\/(cli\/|main\.ts)/.test(path) && !isPure(path))
    .flatMap((source) => findBanned(source, 'console', [CONSOLE]));

const UNFINISHED = /\b(?:TODO|FIXME|XXX|HACK)\b|\bstub(?:s|bed)?\b/i;
const NOT_DONE = /\bnot (?:yet )?implemented\b|\bunimplemented\b/i;
const UNFINISHED_FIX = 'finish it, or write an issue and leave the words out';

const unfinished = (source: Source): readonly Finding[] => {
  const spans = [
    ...source.comments.filter((span) => UNFINISHED.test(span.text)).map((span) => ({ span, at: span.text.search(UNFINISHED) })),
    ...source.strings.filter((span) => NOT_DONE.test(span.text)).map((span) => ({ span, at: span.text.search(NOT_DONE) })),
  ];
  return spans.map(({ span, at }) => {
    const line = source.lineAt(span.start + at);
    return { path: source.path, line, rule: 'unfinished', message: 'a note of unfinished work', fix: UNFINISHED_FIX };
  });
};

/** Nothing half done is kept: not in comments, not as an error that says so. The checker's own files name the words. */
export const checkUnfinished: Rule = ({ sources }) =>
  [...sources.values()].filter(({ path }) => !path.startsWith('scripts/tidy/')).flatMap(unfinished);

const SILENCERS: readonly Ban[] = [
  {
    pattern: /biome-ignore[\w-]*[^\n:]*(?=\n|$|:\s*(?:\n|\*\/|$))/g,
    message: 'a silenced check without a reason',
    fix: 'write `// biome-ignore rule: why`',
  },
  { pattern: /eslint-disable/g, message: 'a silenced check of a tool we do not use', fix: 'remove it' },
  {
    pattern: /@ts-(?:ignore|nocheck)/g,
    message: 'a silenced compiler',
    fix: 'put the type right, or use @ts-expect-error with a reason',
  },
  {
    pattern: /@ts-expect-error(?!:? \w+)/g,
    message: 'a silenced compiler without a reason',
    fix: 'write `// @ts-expect-error: why`',
  },
];

/** A check may be silenced for one line, for a reason that stands beside it. */
export const checkSilencers: Rule = ({ sources }) =>
  [...sources.values()].flatMap((source) =>
    source.comments.flatMap((comment) =>
      findBanned(source, 'silenced', SILENCERS, comment.text).map((finding) => ({
        ...finding,
        line: source.lineAt(comment.start),
      })),
    ),
  );
