/** Looks at pages of a running server in a headless browser: what the console said, what axe finds, whether anything sticks out. */
import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, BrowserContext, Page } from 'playwright-core';

export type View = { readonly lang: 'en' | 'zh'; readonly theme: 'light' | 'dark'; readonly width: 1440 | 360 };

export const VIEWS: readonly View[] = (['en', 'zh'] as const).flatMap((lang) =>
  (['light', 'dark'] as const).flatMap((theme) => ([1440, 360] as const).map((width) => ({ lang, theme, width }))),
);

export const nameOf = ({ lang, theme, width }: View): string => `${lang}-${theme}-${width}`;

/**
 * Signs in at the server and gives the cookie, so that each view needs no sign-in of its own.
 * @param from the address that a server which trusts its proxy takes it for; each has its own limit of sign-ins
 */
export async function cookieFor(url: string, email: string, password: string, from?: string): Promise<string> {
  const response = await fetch(`${url}/api/auth/sign-in/email`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(from === undefined ? {} : { 'x-forwarded-for': from }) },
    body: JSON.stringify({ email, password }),
  });
  const cookie = response.headers.getSetCookie().find((one) => one.startsWith('quayside.session_token='));
  if (!cookie) throw new Error(`${email} could not sign in: ${response.status}`);
  return cookie.split(';')[0]?.slice('quayside.session_token='.length) ?? '';
}

/** A page can be read before it can be used: who goes somewhere waits until the application has taken it over. */
function patient(page: Page): void {
  const { goto, reload } = page;
  const ready = () => page.locator('html[data-ready]').waitFor({ state: 'attached' });
  page.goto = async (...to) => {
    const answer = await goto.apply(page, to);
    await ready();
    return answer;
  };
  page.reload = async (...how) => {
    const answer = await reload.apply(page, how);
    await ready();
    return answer;
  };
}

/** A browser context as one reader has it. */
export async function openView(browser: Browser, url: string, view: View, cookie: string | null): Promise<BrowserContext> {
  const context = await browser.newContext({
    baseURL: url,
    viewport: { width: view.width, height: view.width === 360 ? 740 : 900 },
    locale: view.lang === 'zh' ? 'zh-CN' : 'en-GB',
    timezoneId: 'Europe/London',
    colorScheme: view.theme,
    reducedMotion: 'reduce',
  });
  context.on('page', patient);
  if (cookie !== null)
    await context.addCookies([{ name: 'quayside.session_token', value: cookie, url, httpOnly: true, sameSite: 'Lax' }]);
  return context;
}

/** What is wrong with a page, in sentences; none is good. */
export type Seen = { readonly page: Page; readonly wrong: readonly string[] };

async function axe(page: Page): Promise<readonly string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `axe ${id}: ${html.slice(0, 160)} ${failureSummary ?? ''}`),
  );
}

/** Elements that make the page scroll sideways, which at 360 px nothing may. */
const SIDEWAYS = `document.documentElement.scrollWidth > document.documentElement.clientWidth
  ? [...document.querySelectorAll('body *')].filter((e) => e.getBoundingClientRect().right > document.documentElement.clientWidth + 1)
      .slice(0, 3).map((e) => e.outerHTML.slice(0, 120)) : []`;

/**
 * Waits until a page has its heading, nothing on it is still being read, and its fonts are there. Not until the network is
 * silent: an order's page listens for changes as long as it is open.
 */
export async function settle(page: Page): Promise<void> {
  await page.locator('h1').first().waitFor();
  // By locators, one after the other: the pages' policy lets nobody evaluate a text again and again.
  for (const reading of (await page.locator('[data-loading]').all()).reverse()) await reading.waitFor({ state: 'detached' });
  await page.evaluate('document.fonts.ready');
}

/** Opens an address, waits until it is drawn and read, does what `act` says, and looks. */
export async function see(
  context: BrowserContext,
  path: string,
  act: (page: Page) => Promise<void> = async () => undefined,
): Promise<Seen> {
  const page = await context.newPage();
  const wrong: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning')
      wrong.push(`console: ${message.text()} ${message.location().url}`);
  });
  page.on('pageerror', (error) => wrong.push(`error: ${error.message}`));
  await page.goto(path);
  await settle(page);
  await act(page);
  wrong.push(...(await axe(page)));
  const wide = (await page.evaluate(SIDEWAYS)) as readonly string[];
  wrong.push(...wide.map((html) => `sticks out: ${html}`));
  // A page that only the browser draws has no letters before its scripts came, and on a slow machine the browser wonders what the font is for.
  const isDrawn = (await page.locator('#drawn').count()) > 0;
  return { page, wrong: wrong.filter((one) => isDrawn || !one.includes('preloaded using link preload but not used')) };
}
