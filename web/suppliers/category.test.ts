/** Every trade with a checklist has a name; others keep their own. */
import { describe, expect, it } from 'vitest';
import { CHECKLISTS } from '../../src/contracts/checklists.data.ts';
import { categoryName } from './category.ts';

describe('the name of a trade', () => {
  it.each(Object.keys(CHECKLISTS))('%s stands in the words', (slug) => {
    expect(categoryName((key) => key, slug)).toBe(`category.${slug.replaceAll('-', '_')}`);
  });

  it('is its own where nobody named it', () => {
    expect(categoryName((key) => key, 'fishing-rods')).toBe('fishing rods');
  });
});
