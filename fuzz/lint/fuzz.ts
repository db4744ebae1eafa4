/** `npm run fuzz -- lint --count N [--seed TEXT]`: random texts against the laws, and every kind of text against linear growth. */
import { parseArgs } from 'node:util';
import { seeded } from '../../sim/random.ts';
import { GRAMMAR } from './grammar.ts';
import { type Growth, growing, suspects } from './growth.ts';
import { breaksOf } from './laws.ts';
import { KINDS, lengthOf, repeated } from './texts.ts';

const USAGE = 'npm run fuzz -- lint [--count NUMBER] [--seed TEXT]\n';
const LONGEST = 100_000;

export type Broken = { readonly kind: string; readonly law: string; readonly text: string };

/** Draws texts and tries them; `slow` counts those that cost over 50 ms for each 1,000 characters. */
export function tryTexts(
  count: number,
  seed: string,
  longest = LONGEST,
  told: (done: number) => void = () => undefined,
): { readonly broken: readonly Broken[]; readonly slow: number; readonly characters: number } {
  const random = seeded(seed);
  const broken: Broken[] = [];
  let slow = 0;
  let characters = 0;
  for (let done = 0; done < count; done += 1) {
    const kind = random.pick(KINDS);
    const text = kind.make(random, lengthOf(random, longest));
    const start = process.cpuUsage();
    broken.push(...breaksOf(text).map((law) => ({ kind: kind.name, law, text })));
    const { user, system } = process.cpuUsage(start);
    characters += text.length;
    if (user + system > 50 * Math.max(text.length, 1_000)) slow += 1;
    told(done + 1);
  }
  return { broken, slow, characters };
}

/** The shortest text that still breaks the law, by leaving pieces out. */
export function shortened({ text, law }: Pick<Broken, 'text' | 'law'>): string {
  let best = text;
  for (let size = Math.ceil(best.length / 2); size >= 1; size = Math.floor(size / 2)) {
    for (let at = 0; at < best.length; ) {
      const less = best.slice(0, at) + best.slice(at + size);
      if (breaksOf(less).includes(law)) best = less;
      else at += size;
    }
  }
  return best;
}

const print = (line: string): void => void process.stdout.write(`${line}\n`);

/** @returns 0 when all laws hold, 1 when one is broken, 2 for a wrong call */
export function lintFuzz(args: readonly string[]): number {
  const asked = readArguments(args);
  if (!asked) {
    process.stderr.write(USAGE);
    return 2;
  }
  const { count, seed } = asked;
  const progress = (done: number): void =>
    void (process.stderr.isTTY && done % 100 === 0 && process.stderr.write(`\r${done} of ${count} `));
  const { broken, slow, characters } = tryTexts(count, seed, LONGEST, progress);
  const shown = new Map(broken.map((one) => [`${one.kind}: ${one.law}`, one]));
  for (const [name, one] of shown) print(`BROKEN ${name}\n  ${JSON.stringify(shortened(one))}`);
  print(`seed ${seed}: ${count} texts of ${characters} characters, ${broken.length} breaks`);
  print(`over 50 ms per 1,000 characters: ${slow}`);
  const words = GRAMMAR.flatMap(repeated);
  const grown: readonly Growth[] = [...growing(KINDS, seed), ...growing(suspects(words, seed), seed)];
  for (const { reader, kind, ratio } of grown)
    print(`GROWS ${reader} on "${kind}": twice the text costs ${ratio.toFixed(1)} times as much`);
  print(`growth: ${KINDS.length} kinds of text and ${words.length} repetitions of words, ${grown.length} too fast`);
  return broken.length + grown.length > 0 ? 1 : 0;
}

function readArguments(args: readonly string[]): { readonly count: number; readonly seed: string } | null {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: { count: { type: 'string', default: '10000' }, seed: { type: 'string', default: '1' } },
    });
    const count = Number(values.count);
    return Number.isSafeInteger(count) && count >= 0 ? { count, seed: values.seed } : null;
  } catch {
    return null;
  }
}
