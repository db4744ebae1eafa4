/** ISO 4217 currencies and how many digits their minor unit has. */

/** Currencies whose minor unit is not two digits (ISO 4217 list one). */
const DIGITS: Readonly<Record<string, number>> = {
  BHD: 3,
  BIF: 0,
  CLF: 4,
  CLP: 0,
  DJF: 0,
  GNF: 0,
  IQD: 3,
  ISK: 0,
  JOD: 3,
  JPY: 0,
  KMF: 0,
  KRW: 0,
  KWD: 3,
  LYD: 3,
  OMR: 3,
  PYG: 0,
  RWF: 0,
  TND: 3,
  UGX: 0,
  UYI: 0,
  UYW: 4,
  VND: 0,
  VUV: 0,
  XAF: 0,
  XOF: 0,
  XPF: 0,
};

/** Circulating currencies with a two-digit minor unit (ISO 4217 list one). */
const TWO_DIGITS = new Set(
  (
    'AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CNY COP CRC ' +
    'CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL HTG HUF IDR ILS INR IRR JMD KES ' +
    'KGS KHR KPW KYD KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR ' +
    'NZD PAB PEN PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT ' +
    'TOP TRY TTD TWD TZS UAH USD UYU UZS VED VES WST XCD XCG YER ZAR ZMW ZWG'
  ).split(' '),
);

/** A three-letter ISO 4217 code that `isCurrency` accepted. */
export type Currency = string;

/** Every code, in the order of the alphabet. */
export const CURRENCIES: readonly string[] = [...TWO_DIGITS, ...Object.keys(DIGITS)].toSorted();

/** Whether the text is the code of a currency that can be traded in. */
export function isCurrency(code: string): boolean {
  return TWO_DIGITS.has(code) || Object.hasOwn(DIGITS, code);
}

/** Digits of the minor unit: USD 2, JPY 0, BHD 3. Source: ISO 4217. */
export function minorDigits(currency: Currency): number {
  return DIGITS[currency] ?? 2;
}
