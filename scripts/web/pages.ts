/** The pages that are looked at, with who opens them in the demonstration programme. */
import type { Page } from 'playwright-core';

export type LookedAt = {
  readonly name: string;
  /** Who is signed in; null: a visitor. */
  readonly as: string | null;
  /** An address, or how to find it in the demonstration's data. */
  readonly path: string | ((url: string, cookie: string) => Promise<string>);
  readonly act?: (page: Page) => Promise<void>;
};

type Items<T> = { readonly items: readonly T[] };

async function ask<T>(url: string, path: string, cookie: string): Promise<T> {
  const response = await fetch(url + path, { headers: cookie === '' ? {} : { cookie: `quayside.session_token=${cookie}` } });
  return (await response.json()) as T;
}

/** The id of a supplier by a word of its name. */
async function supplierId(url: string, word: string): Promise<string> {
  const { items } = await ask<Items<{ readonly supplierId: string }>>(url, `/v1/suppliers?query=${word}`, '');
  const [found] = items;
  if (!found) throw new Error(`no supplier is called ${word}`);
  return found.supplierId;
}

export const PAGES: readonly LookedAt[] = [
  { name: 'home', as: null, path: '/' },
  { name: 'suppliers', as: null, path: '/suppliers' },
  {
    name: 'compare',
    as: null,
    path: async (url) => {
      const ids = await Promise.all(['Brightway', 'Steelware', 'Homeware'].map((word) => supplierId(url, word)));
      return `/suppliers?compare=${encodeURIComponent(JSON.stringify(ids))}`;
    },
  },
  { name: 'no-supplier', as: null, path: '/suppliers?query=submarine' },
  {
    name: 'supplier',
    as: null,
    path: async (url) => `/suppliers/${await supplierId(url, 'Brightway')}`,
    act: async (page) => {
      await page.getByRole('button', { name: /Assured|受保障/ }).focus();
      await page.getByRole('tooltip').waitFor();
    },
  },
  { name: 'how-it-works', as: null, path: '/how-it-works' },
  { name: 'fees', as: null, path: '/fees' },
  { name: 'verify', as: null, path: '/verify' },
  { name: 'sign-in', as: null, path: '/sign-in' },
  { name: 'sign-up', as: null, path: '/sign-up' },
  { name: 'missing', as: null, path: '/no/such/page' },
];
