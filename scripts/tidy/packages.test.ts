/** Dependencies: exact, decided, locked, from one place. */
import { describe, expect, it } from 'vitest';
import { checkLockfile, checkManifest } from './packages.ts';
import { say } from './testing.ts';

const manifest = (version: string) => JSON.stringify({ dependencies: { '@a/b': version } }, null, 2);
const lockfile = (packages: object) => JSON.stringify({ packages: { '': {}, ...packages } }, null, 2);

describe('package.json', () => {
  it('exact and decided', () => {
    const adr = 'We take `@a/b` because.';
    for (const version of ['1.2.3', '1.2.3-beta.4', 'npm:@c/d@1.2.3']) {
      expect(say(checkManifest, { 'package.json': manifest(version), 'docs/adr/0001-stack.md': adr })).toEqual([]);
    }
    expect(say(checkManifest, { 'package.json': manifest('1.2.3'), 'docs/adr/0001-stack.md': 'Pinned: `@a/b@1.2.3`.' })).toEqual(
      [],
    );
  });
  it('loose or undecided', () => {
    expect(say(checkManifest, { 'package.json': manifest('^1.2.3') })).toEqual([
      'package.json:3 @a/b is pinned to ^1.2.3',
      'package.json:3 @a/b stands in no decision record',
    ]);
    expect(
      say(checkManifest, { 'package.json': manifest('1.2.3'), 'docs/adr/0001-stack.md': 'the other `@a/b-c`' }),
    ).toHaveLength(1);
  });
});

describe('package-lock.json', () => {
  const good = { integrity: 'sha512-x', resolved: 'https://registry.example/a.tgz' };
  it('with hashes, one host, known scripts', () => {
    expect(
      say(checkLockfile, {
        'package-lock.json': lockfile({ 'node_modules/a': good, 'node_modules/b': { integrity: 'sha512-y' } }),
      }),
    ).toEqual([]);
    const tree = { 'package-lock.json': lockfile({ 'node_modules/@a/b': { ...good, hasInstallScript: true } }) };
    expect(say(checkLockfile, { ...tree, 'SECURITY.md': 'Only `@a/b@1.2.3` may.' })).toEqual([]);
    expect(say(checkLockfile, { ...tree, 'SECURITY.md': 'Only `@a/*` may.' })).toEqual([]);
    expect(say(checkLockfile, { ...tree, 'SECURITY.md': 'Only `@a` may.' })).toEqual([
      'package-lock.json:4 @a/b runs a script when installed',
    ]);
  });
  it('without a hash, or from two hosts', () => {
    expect(say(checkLockfile, { 'package-lock.json': lockfile({ 'node_modules/a': {} }) })).toEqual([
      'package-lock.json:4 node_modules/a has no integrity',
    ]);
    const other = { ...good, resolved: 'https://mirror.example/b.tgz' };
    expect(say(checkLockfile, { 'package-lock.json': lockfile({ 'node_modules/a': good, 'node_modules/b': other }) })).toEqual([
      'package-lock.json:1 packages come from registry.example, mirror.example',
    ]);
  });
});
