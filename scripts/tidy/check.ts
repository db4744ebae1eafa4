/** The rules of the house over a whole tree. */
import { checkEvents, checkRefusals } from './codes.ts';
import { checkCycles } from './cycles.ts';
import { checkDecisions, checkFolders, checkLinks, checkProse } from './docs.ts';
import type { Files, Finding, Rule, Tree } from './finding.ts';
import { checkImports, checkPlaces } from './layers.ts';
import { checkLockfile, checkManifest } from './packages.ts';
import { checkFileSizes, checkFunctionSizes, checkHeaders } from './sizes.ts';
import { scan } from './source.ts';
import { checkTests } from './tests.ts';
import {
  checkClock,
  checkConsole,
  checkLoopholes,
  checkPurity,
  checkSilencers,
  checkSqlClock,
  checkUnfinished,
} from './words.ts';

const RULES: readonly Rule[] = [
  checkPlaces,
  checkImports,
  checkCycles,
  checkPurity,
  checkClock,
  checkSqlClock,
  checkHeaders,
  checkFileSizes,
  checkFunctionSizes,
  checkEvents,
  checkRefusals,
  checkLoopholes,
  checkConsole,
  checkUnfinished,
  checkSilencers,
  checkTests,
  checkManifest,
  checkLockfile,
  checkFolders,
  checkDecisions,
  checkLinks,
  checkProse,
];

/** Reads the TypeScript of a tree once, for all rules. */
export function readTree(files: Files): Tree {
  const scripts = [...files].filter(([path]) => /\.tsx?$/.test(path));
  return { files, sources: new Map(scripts.map(([path, text]) => [path, scan(path, text)])) };
}

/** Everything in the tree that breaks a rule of the house, by path and line. */
export function checkTree(files: Files): readonly Finding[] {
  const tree = readTree(files);
  const findings = RULES.flatMap((rule) => rule(tree));
  return findings.sort((a, b) => (a.path === b.path ? a.line - b.line : a.path < b.path ? -1 : 1));
}
