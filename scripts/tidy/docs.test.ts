/** Documents stay true to the tree. */
import { describe, expect, it } from 'vitest';
import { checkDecisions, checkFolders, checkLinks, checkProse, proseOf } from './docs.ts';
import { say } from './testing.ts';

describe('folders', () => {
  it('are on the map, and slices explain themselves', () => {
    const tree = {
      'src/orders/rules.ts': '',
      'src/db/connect.ts': '',
      'src/orders/README.md': '#',
      'ARCHITECTURE.md': '- `orders/` and `src/db/`',
    };
    expect(say(checkFolders, tree)).toEqual([]);
  });
  it('are missed', () => {
    expect(say(checkFolders, { 'src/orders/rules.ts': '', 'ARCHITECTURE.md': 'sub-orders/ and orders' })).toEqual([
      'src/orders/README.md:1 the slice orders has no README.md',
      'ARCHITECTURE.md:1 src/orders/ is not on the map',
    ]);
  });
});

describe('decisions', () => {
  it('are counted', () => {
    expect(say(checkDecisions, { 'docs/adr/README.md': '', 'docs/adr/0001-a.md': '', 'docs/adr/0002-b.md': '' })).toEqual([]);
    expect(say(checkDecisions, { 'docs/adr/0001-a.md': '', 'docs/adr/0003-b.md': '' })).toEqual([
      'docs/adr/0003-b.md:1 decision number 0002 was expected here',
    ]);
    expect(say(checkDecisions, { 'docs/adr/0001-a.md': '', 'docs/adr/0001-b.md': '' })).toHaveLength(1);
  });
});

describe('links', () => {
  const tree = { 'docs/words.md': '', 'src/orders/README.md': '', 'docs/img/a.png': '' };
  it.each([
    ['README.md', '[a](docs/words.md)', true],
    ['README.md', '[a](./docs/words.md#claim "title")', true],
    ['README.md', '[a](docs/)', true],
    ['README.md', '![a](docs/img/a.png)', true],
    ['README.md', '[a](#section) [b](https://example.org/x) [c](mailto:a@example.org)', true],
    ['docs/a.md', '[a](../src/orders/README.md)', true],
    ['docs/a.md', '[a](/docs/words.md)', true],
    ['README.md', '`[a](nowhere.md)`\n\n```\n[b](nowhere.md)\n```\n', true],
    ['README.md', '[a](nowhere.md)', false],
    ['docs/a.md', '[a](docs/words.md)', false],
    ['README.md', 'see [a]\n\n[a]: nowhere.md', false],
  ])('in %s: %s', (path, text, good) => {
    expect(say(checkLinks, { ...tree, [path]: text }).length === 0).toBe(good);
  });
});

describe('prose', () => {
  it('is finished', () => {
    expect(say(checkProse, { 'README.md': 'One.\nTODO two.' })).toEqual(['README.md:2 a note of unfinished work: TODO']);
    expect(say(checkProse, { 'README.md': 'No `TODO` is kept.' })).toEqual([]);
  });
  it('is told from code, line by line', () => {
    expect(proseOf('a `b` c\n~~~\nd\n~~~\ne ``f ` g`` h')).toBe(`a     c\n   \n \n   \ne${' '.repeat(11)}h`);
  });
});
