/** The language of the page: which one, how it changes, and how a message is said in it. */
import { i18n } from '@lingui/core';
import { useLingui } from '@lingui/react';
import type { MessageKey } from '../words.data.ts';
import { kept, keep } from './kept.ts';

export type Lang = 'en' | 'zh';
type Values = Readonly<Record<string, string | number>>;
/** Says a message with its values; a key that is in no table does not compile. */
export type Say = (key: MessageKey, values?: Values) => string;

type Loaders = Readonly<Record<Lang, () => Promise<{ readonly messages: Parameters<typeof i18n.load>[1] }>>>;

/** What the frame and the first page say; it comes before anything is drawn. */
const FIRST: Loaders = { en: () => import('virtual:words/en'), zh: () => import('virtual:words/zh') };
/** What all other pages say; it comes when the first of them is opened. */
const REST: Loaders = { en: () => import('virtual:words/en/rest'), zh: () => import('virtual:words/zh/rest') };

let whole = false;

const isLang = (text: string | null): text is Lang => text === 'en' || text === 'zh';

/** The language kept from last time, else the one that the server wrote the page in. */
export function firstLang(): Lang {
  const before = kept('lang');
  if (isLang(before)) return before;
  return document.documentElement.lang.startsWith('zh') ? 'zh' : 'en';
}

/** Loads a language and makes it the page's. */
export async function speak(lang: Lang): Promise<void> {
  const [first, rest] = await Promise.all([FIRST[lang](), whole ? REST[lang]() : null]);
  i18n.loadAndActivate({ locale: lang, messages: { ...first.messages, ...rest?.messages } });
  document.documentElement.lang = lang === 'zh' ? 'zh-Hans' : 'en';
}

/** Another language, by choice: kept for next time. */
export async function choose(lang: Lang): Promise<void> {
  await speak(lang);
  keep('lang', lang);
}

/** Waits until every message is there. Each page but the first needs it before it is drawn. */
export async function allWords(): Promise<void> {
  // The server has all of them from its start.
  if (whole || import.meta.env.SSR) return;
  const { messages } = await REST[currentLang()]();
  i18n.load(currentLang(), messages);
  whole = true;
}

export const currentLang = (): Lang => (i18n.locale === 'zh' ? 'zh' : 'en');

/** The language and the way to say a message; the component draws itself anew when the language changes. */
export function useWords(): { readonly t: Say; readonly lang: Lang } {
  const { i18n: spoken } = useLingui();
  return { t: (key, values) => spoken._(key, values), lang: spoken.locale === 'zh' ? 'zh' : 'en' };
}
