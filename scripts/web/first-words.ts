/** Which messages the first page needs: those that are named in what is fetched before any other page is opened. */
import { readFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';

/** Imports that are fetched with a file; types are not, and neither is what a file fetches when it is needed. */
const STATIC = /^(?:import|export) (?!type\b)(?:[^;']*? from )?'(\.[^']+\.tsx?)';/gm;

/** The texts of a file and of everything that comes with it, but for the tables of messages. */
export async function sourcesFrom(entry: string): Promise<readonly string[]> {
  const texts = new Map<string, string>();
  const open = [entry];
  for (let path = open.pop(); path !== undefined; path = open.pop()) {
    if (texts.has(path) || path.endsWith('.data.ts')) continue;
    const text = await readFile(path, 'utf8');
    texts.set(path, text);
    for (const [, to = ''] of text.matchAll(STATIC)) open.push(resolve(dirname(path), to));
  }
  return [...texts.values()];
}

/** Keys that stand in the texts as they are, and all that begin as a composed one does: `state.${state}`. */
export function firstWords(texts: readonly string[], keys: readonly string[]): ReadonlySet<string> {
  const all = texts.join('\n');
  const named = new Set([...all.matchAll(/'([\w.]+)'/g)].map(([, key = '']) => key));
  const begun = [...all.matchAll(/`([a-z_]+(?:\.[a-z_]+)*\.)\$\{/g)].map(([, start = '']) => start);
  return new Set(keys.filter((key) => named.has(key) || begun.some((start) => key.startsWith(start))));
}
