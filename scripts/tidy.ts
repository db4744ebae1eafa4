/** Checks the rules of the house over every file git knows or would add: `node scripts/tidy.ts`. */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { checkTree } from './tidy/check.ts';
import { formatFinding } from './tidy/finding.ts';

const TEXT = /\.(?:tsx?|md|json|ya?ml)$/;

/** The files of the checkout; those that are no text of ours are there with an empty one, so that links to them lead somewhere. */
function readFiles(root: string): ReadonlyMap<string, string> {
  const listed = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    cwd: root,
    maxBuffer: 64 * 1024 * 1024,
  });
  const paths = listed.toString('utf8').split('\0');
  const present = [...new Set(paths)].filter((path) => path !== '' && existsSync(join(root, path)));
  return new Map(present.map((path) => [path, TEXT.test(path) ? readFileSync(join(root, path), 'utf8') : '']));
}

const files = readFiles(resolve(import.meta.dirname, '..'));
const findings = checkTree(files);
for (const finding of findings) console.log(formatFinding(finding));
const failures = findings.filter((finding) => !finding.warning).length;
console.log(`tidy: ${files.size} files, ${failures} to put right, ${findings.length - failures} to watch`);
process.exitCode = failures > 0 ? 1 : 0;
