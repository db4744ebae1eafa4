/** Lines of heads, root files, and which roots are complete in themselves. */
import { canonical } from '../kernel/canonical.ts';
import type { StreamKind } from '../kernel/decider.ts';
import { type Head, ROOT_FORMAT, type Root, type RootFile } from './roots.types.ts';

/** Lines sort as their keys do, and the database sorts by the same key in plain byte order. */
export const keyOf = ({ ref }: Pick<Head, 'ref'>): string => `${ref.supplierId} ${ref.kind} ${ref.id}`;
export const lineOf = (head: Head): string => `${keyOf(head)} ${head.version} ${head.head}`;

/** The head that a line tells; null for anything else. */
export function headOf(line: string): Head | null {
  const [supplierId, kind, id, version, head, ...more] = line.split(' ');
  if (more.length > 0 || !supplierId || !id || !/^\d+$/.test(version ?? '') || !/^[0-9a-f]{64}$/.test(head ?? '')) return null;
  return { ref: { supplierId, kind: kind as StreamKind, id }, version: Number(version), head: head ?? '' };
}

/** A root file as it is written: canonical, so that the same root is the same bytes. */
export const rootText = (file: RootFile): string => canonical(file);

/** What a root file holds; null where it is none in that form. */
export function readRootFile(text: string): RootFile | null {
  try {
    const file = JSON.parse(text) as RootFile;
    const { root } = file;
    const whole =
      root.format === ROOT_FORMAT &&
      [root.number, root.base, root.streams, root.heads.lines].every(Number.isSafeInteger) &&
      [root.all, root.heads.sha256].every((hash) => /^[0-9a-f]{64}$/.test(hash)) &&
      rootText(file) === text.trimEnd();
    return whole ? file : null;
  } catch {
    return null;
  }
}

/** A folder is complete in itself every so many roots, so that a check reads no more lists than these. */
const COMPLETE_EVERY = 24;

/** Which root the next one's heads add to; its own number: they are complete. */
export const baseOf = (number: number, last: Root | null, restarted: string | null): number =>
  last === null || restarted !== null || number - last.base >= COMPLETE_EVERY ? number : last.base;
