/** Units as they are shown: one sign for each, however it was written. */
import { expect, it } from 'vitest';
import { unitSign, withSigns } from './signs.rules.ts';

it.each([
  ['um', 'µm', 'µm'],
  ['mL', 'ml', 'ml'],
  ['uA', 'µA', 'µA'],
  ['ug/kg', 'µg/kg', 'µg/kg'],
  ['ug/mL', 'µg/ml', 'µg/ml'],
  ['Cel', '°C', '°C'],
  ['[in_i]', '"', '"'],
  ['mm[H2O]', 'mm', 'mm'],
  ['pcs', 'pcs', '件'],
  ['1', '', ''],
])('%s is shown as %s, and in Chinese as %s', (code, en, zh) => {
  expect([unitSign(code, 'en'), unitSign(code, 'zh')]).toEqual([en, zh]);
});

it.each([
  ['61 um', '61 µm'],
  ['61um; 62 um', '61µm; 62 µm'],
  ['498 mL', '498 ml'],
  ['498 ml', '498 ml'],
  ['umbrella 3 ug', 'umbrella 3 µg'],
  ['rum 5 mLx', 'rum 5 mLx'],
])('%s reads %s', (text, shown) => {
  expect(withSigns(text)).toBe(shown);
});
