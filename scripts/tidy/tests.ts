/** Tests that do not test. */
import { type Ban, type Rule, findBanned } from './finding.ts';

const EMPTY_TESTS: readonly Ban[] = [
  {
    pattern: /\b(?:it|test|describe|suite)(?:\.\w+)*\.(?:skip|skipIf|runIf|only|todo|fails)\b/g,
    message: 'a test that does not always run, or keeps others from running',
    fix: 'make it pass, or remove it',
  },
  {
    pattern: /(?<![.\w])(?:xit|xdescribe|xtest|fit|fdescribe)\(/g,
    message: 'a test that is switched off',
    fix: 'make it pass, or remove it',
  },
  {
    pattern: /\bexpect\(\s*(?:true|false|1|0)\s*\)/g,
    message: 'an expectation of a constant',
    fix: 'expect something of the code',
  },
  { pattern: /\bvi\.mock\(/g, message: 'a mocked module', fix: 'pass a real or in-memory part through the context' },
];

/** Every test runs and expects something of our code. */
export const checkTests: Rule = ({ sources }) =>
  [...sources.values()]
    .filter(({ path }) => /\.(test|spec)\.tsx?$/.test(path))
    .flatMap((source) => {
      const silent = /\b(?:it|test)(?:\.each)?\(/.test(source.code) && !/\bexpect\w*[(.]|\bassert\w*[(.]/.test(source.code);
      const finding = {
        path: source.path,
        line: 1,
        rule: 'test',
        message: 'tests without an expectation',
        fix: 'expect something of the code',
      };
      return [...findBanned(source, 'test', EMPTY_TESTS), ...(silent ? [finding] : [])];
    });
