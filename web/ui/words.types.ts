/** A message in both languages: English, then Chinese. ICU syntax, so plurals and values stand in the text. */
export type Pair = readonly [en: string, zh: string];
export type Words = Readonly<Record<string, Pair>>;
