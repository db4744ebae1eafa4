/** Options of a bench that are numbers, and `--json`. */
import { parseArgs } from 'node:util';

export type Options<K extends string> = Readonly<Record<K, number>> & { readonly json: boolean };

/** @returns null, told on stderr, where an option is unknown or no number above zero */
export function readOptions<K extends string>(
  bench: string,
  args: readonly string[],
  defaults: Readonly<Record<K, number>>,
): Options<K> | null {
  const names = Object.keys(defaults) as K[];
  const options = Object.fromEntries(names.map((name) => [name, { type: 'string', default: String(defaults[name]) } as const]));
  try {
    const parsed = parseArgs({ args: [...args], options: { ...options, json: { type: 'boolean', default: false } } });
    const values: Readonly<Record<string, unknown>> = parsed.values;
    const numbers = Object.fromEntries(names.map((name) => [name, Number(values[name])])) as Record<K, number>;
    if (names.every((name) => Number.isFinite(numbers[name]) && numbers[name] > 0))
      return { ...numbers, json: values['json'] === true };
  } catch {
    // An unknown option is answered below, as a wrong number is.
  }
  process.stderr.write(`usage: bench ${bench} ${names.map((name) => `[--${name} N]`).join(' ')} [--json]\n`);
  return null;
}

export const print = (line = ''): void => void process.stdout.write(`${line}\n`);
