/** The language of the page: which one, how it changes, and how a message is said in it. */
import { i18n } from '@lingui/core';
import { useLingui } from '@lingui/react';
import type { MessageKey } from '../words.data.ts';
import { kept, keep } from './kept.ts';

export type Lang = 'en' | 'zh';
type Values = Readonly<Record<string, string | number>>;
/** Says a message with its values; a key that is in no table does not compile. */
export type Say = (key: MessageKey, values?: Values) => string;

type Load = () => Promise<{ readonly messages: Parameters<typeof i18n.load>[1] }>;
const LOADERS: Readonly<Record<Lang, { readonly first: Load; readonly rest: Load }>> = {
  en: { first: () => import('virtual:words/first-en'), rest: () => import('virtual:words/rest-en') },
  zh: { first: () => import('virtual:words/first-zh'), rest: () => import('virtual:words/rest-zh') },
};

/** Set once a page other than the first was asked for. */
let whole: Promise<void> | null = null;

const isLang = (text: string | null): text is Lang => text === 'en' || text === 'zh';

/** The language kept from last time, else the browser's, else English. */
export function firstLang(): Lang {
  const before = kept('lang');
  if (isLang(before)) return before;
  return navigator.languages.some((one) => one.toLowerCase().startsWith('zh')) ? 'zh' : 'en';
}

/** Loads a language, makes it the page's, and keeps it for next time. */
export async function speak(lang: Lang): Promise<void> {
  const { first, rest } = LOADERS[lang];
  const parts = await Promise.all(whole === null ? [first()] : [first(), rest()]);
  i18n.loadAndActivate({ locale: lang, messages: Object.assign({}, ...parts.map(({ messages }) => messages)) });
  document.documentElement.lang = lang === 'zh' ? 'zh-Hans' : 'en';
  keep('lang', lang);
}

/** Every message, not those of the first page alone; at once where they are there. */
export function allWords(): Promise<void> {
  if (whole !== null) return whole;
  const asked = LOADERS[currentLang()].rest().then(() => speak(currentLang()));
  // Without a connection it is asked for again by the next page.
  whole = asked.catch((error: unknown) => {
    whole = null;
    throw error;
  });
  return whole;
}

export const currentLang = (): Lang => (i18n.locale === 'zh' ? 'zh' : 'en');

/** The language and the way to say a message; the component draws itself anew when the language changes. */
export function useWords(): { readonly t: Say; readonly lang: Lang } {
  const { i18n: spoken } = useLingui();
  return { t: (key, values) => spoken._(key, values), lang: spoken.locale === 'zh' ? 'zh' : 'en' };
}
