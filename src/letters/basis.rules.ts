/** What a line of an award was computed from, in words: the same in a letter and at the desk where it is decided. */
import type { AwardLine } from '../claims/determination.types.ts';
import type { Voice } from './say.rules.ts';
import { BASES, CHARGES } from './words.data.ts';

/** A figure of a basis; 0 where it has none. */
export const numberIn = (basis: AwardLine['basis'], name: string): number => Number(basis[name] ?? 0);
const gcd = (a: number, b: number): number => (b === 0 ? a : gcd(b, a % b));

/** How a line was computed, from the figures that the determination kept with it. */
export function basisSays(v: Pick<Voice, 'say' | 'money'>, { kind, basis }: AwardLine): string {
  const money = (name: string): string => v.money(numberIn(basis, name));
  switch (kind) {
    case 'purchase_ends':
      return numberIn(basis, 'keptMinor') === 0
        ? v.say(BASES.covered, { covered: money('coveredMinor') })
        : v.say(BASES.covered_less_kept, {
            covered: money('coveredMinor'),
            kept: money('keptMinor'),
            goods: money('goodsMinor'),
          });
    case 'not_shipped':
    case 'shipped_late': {
      const days = numberIn(basis, 'days');
      const goods = money('goodsMinor');
      if (basis['basisPoints'] === undefined) return v.say(BASES.lot, { goods, days, covered: money('coveredMinor') });
      return v.say(BASES.per_day, { goods, days, percent: numberIn(basis, 'basisPoints') / 100 });
    }
    case 'reduction':
    case 'shortage': {
      const [part, whole] = [numberIn(basis, 'part'), numberIn(basis, 'whole')];
      const by = gcd(whole, part);
      return v.say(BASES.share, { part: part / by, whole: whole / by, goods: money('goodsMinor') });
    }
    case 'charge':
      return v.say(CHARGES[String(basis['charge']) as keyof typeof CHARGES]);
    case 'set_off':
      return v.say(BASES.unpaid, { unpaid: money('unpaidMinor') });
    default:
      return v.say(BASES.most, { cap: money('capMinor') });
  }
}
