/** Seals as data: codes read alike however they are typed, and two lists of them compared. */
import { type Result, ok, refuse } from '../kernel/result.ts';

/** Codes without spaces and in one case, each once, in the order given. Errors: seals.malformed. */
export function readSeals(codes: readonly string[]): Result<readonly string[], 'seals.malformed'> {
  const seals: string[] = [];
  for (const code of codes) {
    const seal = code.normalize('NFKC').replace(/\s+/gu, '').toUpperCase();
    if (!/^[A-Z0-9][A-Z0-9./_-]{0,39}$/.test(seal)) return refuse('seals.malformed', { seal: code.slice(0, 60) });
    seals.push(seal);
  }
  return ok([...new Set(seals)]);
}

export type SealCheck = { readonly missing: readonly string[]; readonly unknown: readonly string[] };

/** What was put on and is not there any more, and what is there that nobody put on. */
export const compareSeals = (applied: readonly string[], shown: readonly string[]): SealCheck => ({
  missing: applied.filter((seal) => !shown.includes(seal)),
  unknown: shown.filter((seal) => !applied.includes(seal)),
});

/** One seal missing or unknown is enough: the goods behind it may be others. */
export const sealsMatch = ({ missing, unknown }: SealCheck): boolean => missing.length === 0 && unknown.length === 0;
