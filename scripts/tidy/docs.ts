/** Documents that stay true to the tree: folders are described, decisions are counted, links lead somewhere. */
import type { Files, Finding, Rule } from './finding.ts';
import { resolveFrom } from './imports.ts';
import { rankOf } from './place.ts';
import { lineCounter } from './source.ts';

/** The folders directly in src/ that hold TypeScript. */
const foldersOf = (files: Files): readonly string[] => [
  ...new Set([...files.keys()].flatMap((path) => /^src\/([^/]+)\/.*\.ts$/.exec(path)?.[1] ?? [])),
];

/** Every slice explains itself, and ARCHITECTURE.md names every folder of src/. */
export const checkFolders: Rule = ({ files }) => {
  const map = files.get('ARCHITECTURE.md') ?? '';
  return foldersOf(files).flatMap((folder): readonly Finding[] => {
    const at = { line: 1, rule: 'docs' };
    const silent = {
      ...at,
      path: `src/${folder}/README.md`,
      message: `the slice ${folder} has no README.md`,
      fix: 'say what it is, draw its states, give one worked number',
    };
    const unmapped = {
      ...at,
      path: 'ARCHITECTURE.md',
      message: `src/${folder}/ is not on the map`,
      fix: `name \`${folder}/\` and what it holds`,
    };
    return [
      ...(rankOf(folder) >= 0 && !files.has(`src/${folder}/README.md`) ? [silent] : []),
      ...(new RegExp(`(?<![\\w-])${folder}/`).test(map) ? [] : [unmapped]),
    ];
  });
};

/** Decision records are numbered 0001, 0002, ... without a gap or a double. */
export const checkDecisions: Rule = ({ files }) => {
  const records = [...files.keys()]
    .filter((path) => /^docs\/adr\/[^/]+\.md$/.test(path) && !/\/(README|index)\.md$/i.test(path))
    .sort();
  return records.flatMap((path, index): readonly Finding[] => {
    const number = String(index + 1).padStart(4, '0');
    if (path.startsWith(`docs/adr/${number}-`)) return [];
    return [
      {
        path,
        line: 1,
        rule: 'docs',
        message: `decision number ${number} was expected here`,
        fix: 'number records from 0001 without gaps: NNNN-title.md',
      },
    ];
  });
};

const blank = (text: string): string => text.replace(/[^\n]/g, ' ');

/** Markdown with its code (fenced and in backticks) blanked: same length, same lines. */
export const proseOf = (markdown: string): string =>
  markdown
    .replace(/^( *)(`{3,}|~{3,})[^\n]*\n[\s\S]*?(?:^ *\2[^\n]*$|$(?![\s\S]))/gm, blank)
    .replace(/(`+)(?!`)[^\n]*?[^`\n]\1(?!`)/g, blank);

const LINK = /\]\(\s*<?([^)\s>]+)>?(?:\s+"[^"]*")?\s*\)|^\[[^\]\n]+\]:\s*<?([^\s>]+)/gm;

/** Whether a path is a file of the tree or a folder that holds one. */
function existsIn(files: Files, folders: ReadonlySet<string>, path: string): boolean {
  return path === '' || files.has(path) || folders.has(path);
}

/** Every relative link of a document leads to a file or folder of the tree. */
export const checkLinks: Rule = ({ files }) => {
  const folders = new Set([...files.keys()].flatMap((path) => path.split('/').map((_, i, parts) => parts.slice(0, i).join('/'))));
  return [...files].flatMap(([path, text]) => {
    if (!path.endsWith('.md')) return [];
    const lineAt = lineCounter(text);
    return [...proseOf(text).matchAll(LINK)].flatMap((match): readonly Finding[] => {
      const target = (match[1] ?? match[2] ?? '').replace(/[#?].*$/, '').replaceAll('%20', ' ');
      if (
        /^(?:[a-z][a-z+.-]*:|\/\/)/i.test(target) ||
        existsIn(files, folders, resolveFrom(target.startsWith('/') ? '' : path, target))
      )
        return [];
      return [
        {
          path,
          line: lineAt(match.index),
          rule: 'docs',
          message: `the link to ${target} leads nowhere`,
          fix: 'put the path right, seen from this file',
        },
      ];
    });
  });
};

/** Documents carry no notes of unfinished work. */
export const checkProse: Rule = ({ files }) =>
  [...files].flatMap(([path, text]) => {
    if (!path.endsWith('.md')) return [];
    const lineAt = lineCounter(text);
    return [...proseOf(text).matchAll(/\b(?:TODO|FIXME|TBD)\b/g)].map((match): Finding => {
      const fix = 'write it, or leave it out';
      return { path, line: lineAt(match.index), rule: 'unfinished', message: `a note of unfinished work: ${match[0]}`, fix };
    });
  });
