/** The hand of a person before a page: presses, fills and chooses by the words that the person reads, and counts; by pointer or by keyboard alone. */
import type { Locator, Page } from 'playwright-core';
import type { View } from '../scripts/web/look.ts';
import { type MessageKey, WORDS } from '../web/words.data.ts';

export type Upload = { readonly name: string; readonly mimeType: string; readonly buffer: Buffer };
type Name = string | RegExp;

export type Hand = {
  readonly page: Page;
  readonly lang: View['lang'];
  /** A message as this person reads it; plurals are not resolved. */
  readonly say: (key: MessageKey, values?: Readonly<Record<string, string | number>>) => string;
  /** Presses the first button or link of that name. */
  readonly press: (name: Name, within?: Locator) => Promise<void>;
  /** Presses a link of the header, which a narrow screen keeps in its menu. */
  readonly go: (key: MessageKey) => Promise<void>;
  readonly tick: (name: Name) => Promise<void>;
  readonly fill: (label: Name, text: string, within?: Locator) => Promise<void>;
  /** Chooses an option by its value. */
  readonly choose: (label: Name, value: string) => Promise<void>;
  readonly attach: (input: Locator, files: readonly Upload[]) => Promise<void>;
  /** Waits until a text can be read somewhere. */
  readonly see: (text: Name, within?: Locator) => Promise<void>;
  readonly pressed: () => number;
};

/** Beyond so many stops nobody looks for a button any more. */
const STOPS = 250;

/** Whether the focus is on an element; the browser's document, which Node does not know. */
const isFocused = (element: unknown): boolean =>
  element === (globalThis as unknown as { readonly document: { readonly activeElement: unknown } }).document.activeElement;

/** Goes from stop to stop until the focus is there. Throws where the keyboard never comes. */
async function reach(page: Page, target: Locator): Promise<void> {
  await target.waitFor({ state: 'attached' });
  for (let stop = 0; stop < STOPS; stop += 1) {
    if (await target.evaluate(isFocused)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`the keyboard does not reach ${String(target)}`);
}

const named = (name: Name) => (typeof name === 'string' ? { name, exact: true } : { name });

/** A hand on a page. By keyboard nothing is clicked: the focus goes there by Tab, and Enter or Space does it. */
export function handOn(page: Page, view: View, by: 'pointer' | 'keyboard'): Hand {
  let count = 0;
  const say: Hand['say'] = (key, values = {}) => {
    const [en, zh] = WORDS[key];
    return (view.lang === 'zh' ? zh : en).replaceAll(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
  };
  const act = async (target: Locator, key: 'Enter' | 'Space'): Promise<void> => {
    count += 1;
    if (by === 'pointer') return target.click();
    await reach(page, target);
    await page.keyboard.press(key);
  };
  const press: Hand['press'] = (name, within) => {
    const at = within ?? page.locator('body');
    return act(
      at
        .getByRole('button', named(name))
        .or(at.getByRole('link', named(name)))
        .or(at.getByRole('tab', named(name)))
        .first(),
      'Enter',
    );
  };
  const field = (label: Name, within: Locator = page.locator('body')): Locator =>
    within.getByLabel(label, typeof label === 'string' ? { exact: true } : {}).first();
  return {
    page,
    lang: view.lang,
    say,
    press,
    go: async (key) => {
      if (view.width === 360) await press(say('nav.menu'));
      await press(say(key), page.locator('header'));
    },
    tick: (name) => act(page.getByRole('checkbox', named(name)).first(), 'Space'),
    fill: async (label, text, within) => {
      const target = field(label, within);
      if (by === 'keyboard') await reach(page, target);
      // A date is typed in another order in each country.
      if (by === 'pointer' || (await target.getAttribute('type')) === 'date') return target.fill(text);
      await page.keyboard.press('Control+A');
      await page.keyboard.type(text);
    },
    choose: async (label, value) => {
      const target = field(label);
      if (by === 'keyboard') await reach(page, target);
      await target.selectOption(value);
    },
    attach: async (input, files) => {
      count += 1;
      // The dialog of the system is no page; what opens it is pressed as a person does.
      const chooser = page.waitForEvent('filechooser');
      if (by === 'pointer')
        await page
          .locator(`label[for="${await input.getAttribute('id')}"]`)
          .last()
          .click();
      else {
        await reach(page, input);
        await page.keyboard.press('Space');
      }
      await (await chooser).setFiles([...files]);
    },
    see: (text, within) => (within ?? page.locator('body')).getByText(text).first().waitFor(),
    pressed: () => count,
  };
}
