/** Bytes of an XML file to text, in the encoding the file itself shows. */
import { reject } from './refusals.ts';

/** The bytes as text without a byte order mark; refuses `bank.not_xml` what the encoding cannot read. */
export function decodeXml(bytes: Uint8Array): string {
  const encoding = encodingOf(bytes);
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return reject('bank.not_xml', { reason: `it cannot be read as ${encoding}` });
  }
}

/** Byte order mark, else the bytes of an unmarked UTF-16 `<`, else the declaration, else UTF-8. Source: XML 1.0 appendix F. */
function encodingOf(bytes: Uint8Array): string {
  const [a, b, c] = bytes;
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8';
  if ((a === 0xff && b === 0xfe) || (a === 0x3c && b === 0)) return 'utf-16le';
  if ((a === 0xfe && b === 0xff) || (a === 0 && b === 0x3c)) return 'utf-16be';
  const head = String.fromCharCode(...bytes.subarray(0, 200));
  const declared = /^\s*<\?xml[^>]*?\sencoding\s*=\s*["']([\w.:-]+)["']/.exec(head)?.[1]?.toLowerCase() ?? 'utf-8';
  // A declaration that reads as ASCII is not UTF-16 whatever it says: programs that build the text in memory write so.
  return /^(utf-?16|ucs-?2|iso-10646)/.test(declared) ? 'utf-8' : declared;
}
