/** Takes pictures of the web pages of a running demonstration and says what is wrong on them: `node scripts/pictures.ts URL [page ...]`. */
import { mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { BrowserContext, Page } from 'playwright-core';
import sharp from 'sharp';
import { openBrowser } from '../stories/browser.ts';
import { PAGES } from './web/pages.ts';
import { VIEWS, type View, cookieFor, nameOf, openView, see } from './web/look.ts';

const [url = 'http://127.0.0.1:4000', ...names] = process.argv.slice(2);
const folder = fileURLToPath(new URL('../docs/pictures/web/', import.meta.url));
await mkdir(folder, { recursive: true });
const browser = await openBrowser();
const cookies = new Map<string, string>();
let wrongs = 0;
/** The two views that differ in everything are kept as pictures; the other six are looked at. */
const isKept = ({ lang, theme, width }: View): boolean =>
  lang === 'en' ? theme === 'light' && width === 1440 : theme === 'dark' && width === 360;

/**
 * Few colours, so a palette holds them: a quarter of the size. The window is made as high as the page first: what is far below
 * it is not drawn.
 */
async function keep(page: Page, { width }: View, file: string): Promise<void> {
  const height = Number(await page.evaluate('document.documentElement.scrollHeight'));
  await page.setViewportSize({ width, height });
  await page.evaluate('new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)))');
  await sharp(await page.screenshot({ fullPage: true }))
    .png({ palette: true, effort: 8 })
    .toFile(file);
}

const asked = PAGES.filter((one) => names.length === 0 || names.includes(one.name));
for (const view of VIEWS) {
  // One context for each reader, so that fonts and scripts are fetched once.
  const contexts = new Map<string | null, BrowserContext>();
  for (const { name, as, path, act } of asked) {
    if (as !== null && !cookies.has(as)) cookies.set(as, await cookieFor(url, as, 'quayside-demo'));
    const cookie = as === null ? null : (cookies.get(as) ?? null);
    const context = contexts.get(as) ?? (await openView(browser, url, view, cookie));
    contexts.set(as, context);
    const { page, wrong } = await see(context, typeof path === 'string' ? path : await path(url, cookie ?? ''), act);
    if (isKept(view)) await keep(page, view, `${folder}${name}-${nameOf(view)}.png`);
    await page.close();
    for (const sentence of wrong) process.stdout.write(`${name} ${nameOf(view)}: ${sentence}\n`);
    wrongs += wrong.length;
  }
  await Promise.all([...contexts.values()].map((context) => context.close()));
}
await browser.close();
process.stdout.write(`${wrongs} to put right\n`);
process.exitCode = wrongs > 0 ? 1 : 0;
