/** Text to a tree of XML elements: whole and well-formed or refused, no DOCTYPE, every value kept as text. */
import { type ValidationError, XMLParser, XMLValidator } from 'fast-xml-parser';
import type { JsonObject } from '../../kernel/result.ts';
import { excerpt } from '../../kernel/text.ts';
import { type XmlElement, type XmlValue, attribute } from './element.ts';
import { Rejection, reject } from './refusals.ts';

export type XmlDocument = { readonly name: string; readonly namespace: string; readonly root: XmlElement };

/** Nesting of the deepest message is below 20; anything deeper is an attack or an accident. */
const MAX_DEPTH = 64;

/** A tag with its attributes is never near this long; the parsers work on one tag at once, so its length bounds their memory. */
const LONG_TAG = /<[^!?<>][^<>]{4096}/;

/** What XML 1.0 has no way to contain. */
const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/;

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** An ampersand that begins none of the five names and no character number: without a DOCTYPE nothing else exists. */
const STRAY_AMPERSAND = /&(?!(?:#x[\da-fA-F]{1,6}|#\d{1,7}|amp|lt|gt|quot|apos);).{0,12}/s;

function decodeEntities(text: string): string {
  const stray = STRAY_AMPERSAND.exec(text);
  if (stray) return reject('bank.not_xml', { reason: `unknown entity ${excerpt(stray[0])}` });
  return text.replace(/&(?:#x([\da-fA-F]+)|#(\d+)|(\w+));/g, (found, hex?: string, decimal?: string, name = '') => {
    if (hex === undefined && decimal === undefined) return NAMED[name] ?? found;
    const point = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
    const char = point <= 0x10ffff ? String.fromCodePoint(point) : '\ufffe';
    const impossible = FORBIDDEN.test(char) || !char.isWellFormed();
    return impossible ? reject('bank.not_xml', { reason: `impossible character ${found}` }) : char;
  });
}

const nothing = (): void => undefined;

const OPTIONS = {
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  parseTagValue: false,
  trimValues: false,
  // Indentation between elements is not data; text beside a comment or CDATA keeps its spaces.
  tagValueProcessor: (_name: string, text: string) => (text.trim() === '' ? '' : text),
  // The parser's own decoder stops at a number of entities that an honest statement can pass.
  entityDecoder: {
    decode: decodeEntities,
    reset: nothing,
    setXmlVersion: nothing,
    setExternalEntities: nothing,
    addInputEntities: () => reject('bank.doctype', {}),
  },
  ignoreDeclaration: true,
  ignorePiTags: true,
  maxNestedTags: MAX_DEPTH,
  jPath: false,
} as const;

/** `bare` names for messages in one namespace; `prefixed` as written, for those whose reader tells namespaces apart. */
export type XmlNames = 'bare' | 'prefixed';

const PARSERS: Readonly<Record<XmlNames, XMLParser>> = {
  bare: new XMLParser({ ...OPTIONS, transformTagName: (name) => name.slice(name.indexOf(':') + 1) }),
  prefixed: new XMLParser(OPTIONS),
};

/** Reads a document. Refuses `bank.doctype` and, with the place and reason, `bank.not_xml`. */
export function readXml(text: string, names: XmlNames = 'bare'): XmlDocument {
  const bad = FORBIDDEN.exec(text);
  if (bad) reject('bank.not_xml', { reason: 'a control character', ...placeOf(text, bad.index) });
  if (!text.isWellFormed()) reject('bank.not_xml', { reason: 'half a character' });
  const long = LONG_TAG.exec(text);
  if (long) reject('bank.not_xml', { reason: 'a tag without an end', ...placeOf(text, long.index) });
  const start = rootTag(text);
  const tree = parseTree(text, PARSERS[names]);
  const fault = XMLValidator.validate(text);
  if (fault !== true) reject('bank.not_xml', faultData(fault.err));
  const value = tree[names === 'prefixed' && start.prefix ? `${start.prefix}:${start.name}` : start.name];
  if (value === undefined || Array.isArray(value) || Object.keys(tree).length !== 1) {
    return reject('bank.not_xml', { reason: 'something stands beside the root element' });
  }
  const root = { path: '', value: value as XmlValue };
  return { name: start.name, namespace: attribute(root, start.prefix ? `xmlns:${start.prefix}` : 'xmlns') ?? '', root };
}

/** The validator's finding for a person; for elements left open it has only a list of all of them. */
function faultData({ msg, line, col }: ValidationError['err']): JsonObject {
  if (msg.startsWith("Invalid '[")) return { reason: 'it ends before its elements are closed' };
  return { reason: excerpt(msg, 200).replace(/\.$/, ''), line, ...(col === undefined ? {} : { column: col }) };
}

/** The tree by element name, prefixes removed. Runs before the validator because it stops at MAX_DEPTH. */
function parseTree(text: string, parser: XMLParser): { readonly [name: string]: XmlValue | readonly XmlValue[] } {
  try {
    return parser.parse(text);
  } catch (error) {
    if (error instanceof Rejection) throw error;
    const deep = error instanceof Error && error.message.startsWith('Maximum nested tags');
    if (deep) return reject('bank.not_xml', { reason: `elements nested more than ${MAX_DEPTH} deep` });
    return reject('bank.not_xml', { reason: 'a tag, comment or CDATA is cut off or has no legal name' });
  }
}

/** The name of the first tag, past declaration, comments and white space. */
function rootTag(text: string): { readonly prefix: string | undefined; readonly name: string } {
  const skip = /(?:\s+|<\?[\s\S]*?\?>|<!--[\s\S]*?-->)/y;
  let at = 0;
  while (skip.test(text)) at = skip.lastIndex;
  if (/^<!doctype/i.test(text.slice(at, at + 10))) reject('bank.doctype', placeOf(text, at));
  const tag = /<(?:([^\s:/>]+):)?([^\s:/>]+)/y;
  tag.lastIndex = at;
  const found = tag.exec(text);
  if (!found?.[2]) return reject('bank.not_xml', { reason: 'no element', ...placeOf(text, at) });
  return { prefix: found[1], name: found[2] };
}

function placeOf(text: string, index: number): { readonly line: number; readonly column: number } {
  const before = text.slice(0, index);
  return { line: before.split('\n').length, column: index - before.lastIndexOf('\n') };
}
