/** Looks into a PDF without opening it: how many pages it has, whether it is locked, and whether anything in it runs. */
import { inflateSync } from 'node:zlib';

export type PdfRefusal = 'upload.pdf_locked' | 'upload.pdf_active' | 'upload.pdf_pages';

/** Longer than any test report; more is a way of burying who has to read it. */
export const MAX_PAGES = 500;
/** Object streams unfold to dictionaries, which are small: one that does not stop was made to fill a memory. */
const MAX_UNFOLDED = 32 * 1024 * 1024;
/** Each holds about a hundred objects. */
const MAX_STREAMS = 5_000;
/** How far before or behind a word the dictionary around it is looked for. */
const NEAR = 400;

/** A name as a pattern: each of its letters may be written as a hexadecimal escape, `/Java#53cript`. */
function name(word: string): string {
  const hex = (digit: string): string => (/[a-f]/.test(digit) ? `[${digit}${digit.toUpperCase()}]` : digit);
  const letters = Array.from(word, (c) => `(?:${c}|#${Array.from(c.charCodeAt(0).toString(16), hex).join('')})`);
  return `/${letters.join('')}(?![A-Za-z])`;
}

const LOCKED = new RegExp(`${name('Encrypt')}(?:\\s{1,20}\\d{1,10}\\s{1,20}\\d{1,5}\\s{1,20}R|\\s{0,20}<<)`);
const ACTIVE = new RegExp(['JavaScript', 'Launch', 'RichMedia'].map(name).join('|'));
const PACKED = new RegExp(name('ObjStm'));
const PAGE = new RegExp(`${name('Type')}\\s{0,20}${name('Page')}`, 'g');
const PAGE_TREE = new RegExp(`${name('Type')}\\s{0,20}${name('Pages')}`, 'g');
const COUNT = new RegExp(`${name('Count')}\\s{1,20}(\\d{1,9})`);

/** What the object streams hold, as text; null where they unfold to more than any document needs. */
function unfolded(bytes: Buffer, text: string): string | null {
  const parts: string[] = [];
  let left = MAX_UNFOLDED;
  for (let at = text.indexOf('stream'); at >= 0; ) {
    const end = text.indexOf('endstream', at);
    const before = text.slice(Math.max(0, at - NEAR), at);
    if (PACKED.test(before.slice(before.lastIndexOf('<<') + 1))) {
      const part = inflated(bytes.subarray(at + 'stream'.length, end < 0 ? undefined : end), left);
      if (part === null || parts.length >= MAX_STREAMS) return null;
      left -= part.length;
      parts.push(part);
    }
    if (end < 0) break;
    at = text.indexOf('stream', end + 'endstream'.length);
  }
  return parts.join('\n');
}

/** An unpacked stream; empty where it is packed otherwise or damaged, which its reader will say; null beyond `most`. */
function inflated(stream: Buffer, most: number): string | null {
  // The line break behind the word is one or two bytes.
  const from = stream[0] === 0x0d ? 2 : 1;
  try {
    return most <= 0 ? null : inflateSync(stream.subarray(from), { maxOutputLength: most }).toString('latin1');
  } catch (error) {
    return (error as { readonly code?: unknown }).code === 'ERR_BUFFER_TOO_LARGE' ? null : '';
  }
}

/** Whether the pages as they stand, or as their tree counts them, are too many: one page can be listed many times. */
function hasTooMany(text: string): boolean {
  let standing = 0;
  for (const _ of text.matchAll(PAGE)) {
    standing += 1;
    if (standing > MAX_PAGES) return true;
  }
  let nodes = 0;
  for (const { index } of text.matchAll(PAGE_TREE)) {
    nodes += 1;
    const before = text.slice(Math.max(0, index - NEAR), index);
    const behind = text.slice(index, index + NEAR);
    const node = before.slice(before.lastIndexOf('<<') + 1) + behind.split('>>', 1)[0];
    if (nodes > MAX_PAGES || Number(COUNT.exec(node)?.[1] ?? 0) > MAX_PAGES) return true;
  }
  return false;
}

/**
 * Why a PDF is not taken, or null. Locked: whoever decides could not read it. Active: it holds scripts, programs to start or
 * media. It judges what it finds, in time that grows with the file's length only, and is no proof that a file is well-formed.
 */
export function pdfRefusal(bytes: Buffer): PdfRefusal | null {
  const raw = bytes.toString('latin1');
  if (LOCKED.test(raw)) return 'upload.pdf_locked';
  const objects = unfolded(bytes, raw);
  if (objects === null) return 'upload.pdf_pages';
  if (ACTIVE.test(raw) || ACTIVE.test(objects)) return 'upload.pdf_active';
  return hasTooMany(raw) || hasTooMany(objects) ? 'upload.pdf_pages' : null;
}
