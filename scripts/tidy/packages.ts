/** Dependencies: chosen in writing, pinned exactly, locked by hash, from one place, without unknown install scripts. */
import type { Files, Finding, Rule } from './finding.ts';

type Manifest = { readonly dependencies?: Record<string, string>; readonly devDependencies?: Record<string, string> };
type Locked = {
  readonly resolved?: string;
  readonly integrity?: string;
  readonly link?: boolean;
  readonly inBundle?: boolean;
  readonly hasInstallScript?: boolean;
};
type Lockfile = { readonly packages?: Record<string, Locked> };

const EXACT = /^(?:npm:(?:@[\w.-]+\/)?[\w.-]+@)?\d+\.\d+\.\d+(?:-[\w.]+)?$/;

const lineOf = (text: string, name: string): number => text.slice(0, Math.max(0, text.indexOf(`"${name}":`))).split('\n').length;

/** What stands in backticks in some documents, without versions: the packages they name. */
function namedIn(files: Files, wanted: (path: string) => boolean): ReadonlySet<string> {
  const named = new Set<string>();
  for (const [path, text] of files) {
    if (wanted(path))
      for (const match of text.matchAll(/`([^`\n]+)`/g)) named.add((match[1] ?? '').replace(/(?<=.)@[\d^~].*$/, ''));
  }
  return named;
}

/** Direct dependencies: one exact version each, and a decision record that says why it is here. */
export const checkManifest: Rule = ({ files }) => {
  const path = 'package.json';
  const text = files.get(path);
  if (text === undefined) return [];
  const manifest = JSON.parse(text) as Manifest;
  const decided = namedIn(files, (file) => /^docs\/adr\/.*\.md$/.test(file));
  return Object.entries({ ...manifest.dependencies, ...manifest.devDependencies }).flatMap(
    ([name, version]): readonly Finding[] => {
      const at = { path, line: lineOf(text, name), rule: 'package' };
      const loose = { ...at, message: `${name} is pinned to ${version}`, fix: 'write one exact version' };
      const undecided = {
        ...at,
        message: `${name} stands in no decision record`,
        fix: `name it as \`${name}\` in a file of docs/adr, with the reason`,
      };
      return [...(EXACT.test(version) ? [] : [loose]), ...(decided.has(name) ? [] : [undecided])];
    },
  );
};

/** The lockfile: a hash for every package, one registry, and install scripts only of the packages that SECURITY.md names. */
export const checkLockfile: Rule = ({ files }) => {
  const path = 'package-lock.json';
  const text = files.get(path);
  if (text === undefined) return [];
  const entries = Object.entries((JSON.parse(text) as Lockfile).packages ?? {}).filter(
    ([name, entry]) => name !== '' && !entry.link,
  );
  const declared = namedIn(files, (file) => file === 'SECURITY.md');
  const findings = entries.flatMap(([place, entry]): readonly Finding[] => {
    const name = place.slice(place.lastIndexOf('node_modules/') + 'node_modules/'.length);
    const at = { path, line: lineOf(text, place), rule: 'package' };
    const unlocked = {
      ...at,
      message: `${place} has no integrity`,
      fix: 'run npm install with the registry that publishes hashes',
    };
    const runs = {
      ...at,
      message: `${name} runs a script when installed`,
      fix: `do without it, or name \`${name}\` in SECURITY.md with what it does`,
    };
    const known = declared.has(name) || declared.has(name.replace(/\/.*/, '/*'));
    return [...(entry.integrity || entry.inBundle ? [] : [unlocked]), ...(entry.hasInstallScript && !known ? [runs] : [])];
  });
  const hosts = [...new Set(entries.flatMap(([, entry]) => (entry.resolved ? [new URL(entry.resolved).host] : [])))];
  if (hosts.length <= 1) return findings;
  const message = `packages come from ${hosts.join(', ')}`;
  return [...findings, { path, line: 1, rule: 'package', message, fix: 'install all of them from one registry' }];
};
