/** Small choices that this browser keeps. Where storage is refused, they last as long as the page. */
type Name = 'lang' | 'theme' | 'zone' | 'company' | 'compare' | 'inspector' | 'letters' | 'guide' | 'seen' | 'looked';

/** What the server must know to draw a page as this reader sees it, so it travels with the question for the page. */
const TOLD: ReadonlySet<Name> = new Set(['lang', 'theme', 'zone', 'company']);

const YEAR_SECONDS = 31_536_000;

const fallback = new Map<Name, string>();

function cookie(name: Name): string | null {
  const start = `quayside.${name}=`;
  const found = document.cookie.split('; ').find((one) => one.startsWith(start));
  return found === undefined ? null : decodeURIComponent(found.slice(start.length));
}

function setCookie(name: Name, value: string | null): void {
  const safe = location.protocol === 'https:' ? '; Secure' : '';
  const lasts = value === null ? 0 : YEAR_SECONDS;
  // biome-ignore lint/suspicious/noDocumentCookie: the other way is asynchronous, and the next question may leave before it.
  document.cookie = `quayside.${name}=${encodeURIComponent(value ?? '')}; Path=/; Max-Age=${lasts}; SameSite=Lax${safe}`;
}

/** What was kept under a name, or null. */
export function kept(name: Name): string | null {
  try {
    return TOLD.has(name) ? (cookie(name) ?? fallback.get(name) ?? null) : localStorage.getItem(`quayside.${name}`);
  } catch {
    return fallback.get(name) ?? null;
  }
}

/** Keeps a choice; null forgets it. */
export function keep(name: Name, value: string | null): void {
  if (value === null) fallback.delete(name);
  else fallback.set(name, value);
  try {
    if (TOLD.has(name)) setCookie(name, value);
    else if (value === null) localStorage.removeItem(`quayside.${name}`);
    else localStorage.setItem(`quayside.${name}`, value);
  } catch {
    // Private windows refuse storage; the map above serves until the page is left.
  }
}
