/** Which country codes exist, and where their capitals keep time. */
import type { Zone } from '../kernel/dates.ts';
import { CAPITAL_ZONES } from './zones.data.ts';

/** All codes of ISO 3166-1 alpha-2, in alphabetical order. */
export const COUNTRIES: readonly string[] = [...CAPITAL_ZONES.keys()];

export const isCountry = (code: string): boolean => CAPITAL_ZONES.has(code);

/** The zone of the country's capital, or undefined where the code is no country. Source: IANA time-zone database, zone.tab. */
export const capitalZone = (country: string): Zone | undefined => CAPITAL_ZONES.get(country);
