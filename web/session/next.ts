/** Where one goes after signing in: an address of this site and no other, or a sign-in page could send people elsewhere. */

/** The address, or undefined where it is none of ours: `//evil.example` and `/\evil.example` are other sites to a browser. */
export const ownAddress = (next: unknown): string | undefined =>
  typeof next === 'string' && /^\/(?![/\\])[^\\\p{Cc}]*$/u.test(next) ? next : undefined;
