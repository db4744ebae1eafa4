/** Where one goes after signing in: an address of this site and no other, or a sign-in page could send people elsewhere. */

/** The search of a page that goes on to another one. */
export const readNext = ({ next }: Record<string, unknown>): { readonly next?: string | undefined } => ({
  next: ownAddress(next),
});

/** The address, or undefined where it is none of ours: `//evil.example` and `/\evil.example` are other sites to a browser. */
export const ownAddress = (next: unknown): string | undefined =>
  typeof next === 'string' && /^\/(?![/\\])[^\\\p{Cc}]*$/u.test(next) ? next : undefined;
