/** What a browser calls itself, in words that its owner recognises. */

// In this order: each browser also names those that it descends from.
const BROWSERS: readonly (readonly [RegExp, string])[] = [
  [/MicroMessenger\//, 'WeChat'],
  [/Edg(?:A|iOS)?\//, 'Edge'],
  [/OPR\//, 'Opera'],
  [/SamsungBrowser\//, 'Samsung Internet'],
  [/Firefox\/|FxiOS\//, 'Firefox'],
  [/HeadlessChrome\/|Chrome\/|CriOS\//, 'Chrome'],
  [/Safari\//, 'Safari'],
];

const SYSTEMS: readonly (readonly [RegExp, string])[] = [
  [/iPhone|iPad/, 'iOS'],
  [/Android/, 'Android'],
  [/HarmonyOS/, 'HarmonyOS'],
  [/Windows/, 'Windows'],
  [/Mac OS X|Macintosh/, 'macOS'],
  [/CrOS/, 'ChromeOS'],
  [/Linux/, 'Linux'],
];

const first = (table: readonly (readonly [RegExp, string])[], text: string): string | undefined =>
  table.find(([pattern]) => pattern.test(text))?.[1];

/** `Firefox, Windows`; a program by the name it gives itself; null where it gives none. */
export function deviceOf(userAgent: string | null): string | null {
  const text = (userAgent ?? '').trim();
  const known = [first(BROWSERS, text), first(SYSTEMS, text)].filter((name) => name !== undefined);
  if (known.length > 0) return known.join(', ');
  return /^[\w.-]+/.exec(text)?.[0] ?? null;
}
