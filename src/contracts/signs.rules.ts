/** Signs of units as a reader knows them, wherever a unit is shown: µm, ml, °C. What is stored and hashed stays as it was written. */
import { type Lang, unitName } from './render.rules.ts';

/** Before them stands a figure, a slash or nothing: `60 um`, `ug/kg`; a word that begins alike is none. */
const MICRO = /(?<![\p{L}\p{N}])(?<figure>\d*)u(?=(?:m|g|A|L|V|W|F|S)(?![\p{L}\p{N}]))/gu;
const MILLILITRE = /(?<![\p{L}])mL(?![\p{L}\p{N}])/gu;

/** A reading, a limit or a sentence with the signs that readers know: `61 um` is `61 µm`, `498 mL` is `498 ml`. */
export const withSigns = (text: string): string => text.replace(MICRO, '$<figure>µ').replace(MILLILITRE, 'ml');

/** The sign of a unit by its code, empty for pure numbers. In Chinese a unit without a Chinese name has the common sign, not its code. */
export function unitSign(code: string, lang: Lang): string {
  const own = unitName(code, lang);
  return withSigns(own === code ? unitName(code, 'en') : own);
}
