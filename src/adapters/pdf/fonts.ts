/** The two families of a printed page: Inter, and Noto Sans SC for what Inter has no sign for. Both lie in packages. */
import { readFileSync } from 'node:fs';

/** 400 and 600 only, as on screen. */
export type Weight = 'regular' | 'semibold';
export type Family = 'latin' | 'han';

const FILES: Readonly<Record<Family, Readonly<Record<Weight, string>>>> = {
  latin: {
    regular: import.meta.resolve('@expo-google-fonts/inter/400Regular/Inter_400Regular.ttf'),
    semibold: import.meta.resolve('@expo-google-fonts/inter/600SemiBold/Inter_600SemiBold.ttf'),
  },
  han: {
    regular: import.meta.resolve('@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf'),
    semibold: import.meta.resolve('@expo-google-fonts/noto-sans-sc/600SemiBold/NotoSansSC_600SemiBold.ttf'),
  },
};

const loaded = new Map<string, Buffer>();

/** The bytes of a font, read once: the Chinese ones are 10 MB each. */
export function fontBytes(family: Family, weight: Weight): Buffer {
  const address = FILES[family][weight];
  const bytes = loaded.get(address) ?? readFileSync(new URL(address));
  loaded.set(address, bytes);
  return bytes;
}
