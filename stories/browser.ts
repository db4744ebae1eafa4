/** A headless browser out of an npm package: nothing to install by hand, and it runs as root. */
import chromium from '@sparticuz/chromium';
import { type Browser, chromium as playwright } from 'playwright-core';

/** In one process the whole browser ends with its first page; the package sets that for places that allow no second one. */
const ONE_PROCESS = ['--single-process', '--no-zygote'];

export async function openBrowser(): Promise<Browser> {
  const args = chromium.args.filter((arg) => !ONE_PROCESS.includes(arg));
  return playwright.launch({ executablePath: await chromium.executablePath(), args, headless: true });
}
