/** Small choices that this browser keeps: language, theme, acting company. Where storage is refused, they last as long as the page. */
type Name = 'lang' | 'theme' | 'company' | 'compare' | 'inspector' | 'letters' | 'guide' | 'seen' | 'looked';

const fallback = new Map<Name, string>();

/** What was kept under a name, or null. */
export function kept(name: Name): string | null {
  try {
    return localStorage.getItem(`quayside.${name}`);
  } catch {
    return fallback.get(name) ?? null;
  }
}

/** Keeps a choice; null forgets it. */
export function keep(name: Name, value: string | null): void {
  if (value === null) fallback.delete(name);
  else fallback.set(name, value);
  try {
    if (value === null) localStorage.removeItem(`quayside.${name}`);
    else localStorage.setItem(`quayside.${name}`, value);
  } catch {
    // Private windows refuse storage; the map above serves until the page is left.
  }
}
