/** What the first page says comes with it, and no more than it needs. */
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { WORDS } from '../../web/words.data.ts';
import { firstWords, sourcesFrom } from './first-words.ts';

describe('the words of the first page', () => {
  it('are the keys that its sources name, and those that they compose', () => {
    const texts = ["t('home.title')", ['t(`state.', '{order.state}`)'].join('$')];
    expect([...firstWords(texts, ['home.title', 'home.lead', 'state.draft', 'states.x'])]).toEqual(['home.title', 'state.draft']);
  });

  it('hold the frame and the home page, and leave the other pages to come when they are opened', async () => {
    const keys = Object.keys(WORDS);
    const first = firstWords(await sourcesFrom(fileURLToPath(new URL('../../web/main.tsx', import.meta.url))), keys);
    for (const key of ['home.title', 'nav.menu', 'session.sign_in', 'ui.skip', 'guide.strip'])
      expect([key, first.has(key)]).toEqual([key, true]);
    expect(first.has('desk.decide')).toBe(false);
    expect(first.size).toBeLessThan(keys.length / 4);
  });
});
