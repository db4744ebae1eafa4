/** Which of the platform's two languages an answer is written in. */

export type Lang = 'en' | 'zh';
/** One sentence in both languages; neither is a translation of lesser rank. */
export type Sentence = Readonly<Record<Lang, string>>;

/** Quality of one entry of Accept-Language; malformed qualities count as 0, so that they never win. */
function quality(parameters: readonly string[]): number {
  const q = parameters.map((p) => /^\s*q=(.*)$/i.exec(p)?.[1]?.trim()).find((text) => text !== undefined);
  if (q === undefined) return 1;
  return /^(0(\.\d{0,3})?|1(\.0{0,3})?)$/.test(q) ? Number(q) : 0;
}

/**
 * The language to answer in: the best-liked of `en` and `zh` (any script or region of them), English when neither is named.
 * Source: RFC 9110, Accept-Language.
 */
export function langOf(acceptLanguage: string | undefined): Lang {
  let best: { readonly lang: Lang; readonly q: number } | null = null;
  for (const entry of (acceptLanguage ?? '').slice(0, 500).split(',')) {
    const [range = '', ...parameters] = entry.split(';');
    const primary = range.trim().toLowerCase().split('-')[0];
    const lang = primary === 'zh' ? 'zh' : primary === 'en' || primary === '*' ? 'en' : null;
    const q = quality(parameters);
    if (lang && q > 0 && q > (best?.q ?? 0)) best = { lang, q };
  }
  return best?.lang ?? 'en';
}
