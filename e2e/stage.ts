/** One run: a demonstration of its own, seen by everybody in one view, with whatever the pages complain of. */
import type { BrowserContext } from 'playwright-core';
import sharp from 'sharp';
import { type View, openView, settle } from '../scripts/web/look.ts';
import { type Demo, openDemo } from '../test/demo.ts';
import { type Hand, type Upload, handOn } from './hand.ts';

export type Stage = {
  readonly demo: Demo;
  readonly view: View;
  /** A person in a browser of its own, at an address; in another view than the stage's where one is given. */
  readonly as: (email: string, path: string, seen?: View) => Promise<Hand>;
  /** What the consoles said and which answers came without their policy; taken away by reading. */
  readonly complaints: () => readonly string[];
  readonly close: () => Promise<void>;
};

/** What a browser says of an answer that the page shows to the reader itself: a refusal is no fault. */
const isRefusal = (text: string): boolean => /status of 4(?:0[349]|22)/.test(text);

/** Opens the stage on a demonstration that is there, or on one of its own. */
export async function openStage(view: View, by: 'pointer' | 'keyboard', demo?: Demo): Promise<Stage> {
  const own = demo ?? (await openDemo());
  const contexts: BrowserContext[] = [];
  const wrong: string[] = [];
  return {
    demo: own,
    view,
    as: async (email, path, seen = view) => {
      const context = await openView(own.browser, own.url, seen, await own.cookie(email));
      context.setDefaultTimeout(20_000);
      contexts.push(context);
      const page = await context.newPage();
      page.on('pageerror', (error) => wrong.push(`${email}: ${error.message}`));
      page.on('console', (message) => {
        if (message.type() === 'error' && !isRefusal(message.text())) wrong.push(`${email}: ${message.text()}`);
      });
      page.on('response', async (response) => {
        if (response.request().resourceType() !== 'document') return;
        const policy = (await response.headerValue('content-security-policy')) ?? '';
        if (!policy.includes("default-src 'none'") || policy.includes('unsafe-inline'))
          wrong.push(`${response.url()} has the policy "${policy}"`);
      });
      await page.goto(path);
      await settle(page);
      return handOn(page, seen, by);
    },
    complaints: () => wrong.splice(0),
    close: async () => {
      for (const context of contexts.splice(0)) await context.close();
      if (!demo) await own.close();
    },
  };
}

/** A small photo; each number gives another colour, so that no two are the same file. */
export const photo = async (n: number): Promise<Upload> => ({
  name: `photo-${n}.png`,
  mimeType: 'image/png',
  buffer: await sharp({ create: { width: 32, height: 24, channels: 3, background: { r: (n * 40) % 256, g: 90, b: 160 } } })
    .png()
    .toBuffer(),
});
