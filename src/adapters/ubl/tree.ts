/** A UBL document as elements in known namespaces, each remembering whether anything read it. */
import { type XmlValue, isList } from '../bank/element.ts';
import type { XmlDocument } from '../bank/xml.ts';
import { CAC, CBC, EXT } from './namespaces.ts';
import { excerpt } from '../../kernel/text.ts';
import { reject } from './refusals.ts';
import type { UblUnread } from './types.ts';

/** `read` is set by whoever takes the element's text: what stays unset is told to the person as not carried. */
export type Node = {
  readonly path: string;
  readonly name: string;
  readonly text: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly Node[];
  read: boolean;
};

type Scope = ReadonlyMap<string, string>;

/** Namespaces by prefix inside an element, its own declarations included. */
function scopeOf(value: XmlValue, outer: Scope): Scope {
  if (typeof value === 'string') return outer;
  const declared = Object.entries(value).flatMap(([key, uri]): readonly [string, string][] => {
    const match = /^@xmlns(?::(.+))?$/.exec(key);
    return match && typeof uri === 'string' ? [[match[1] ?? '', uri.trim()]] : [];
  });
  return declared.length === 0 ? outer : new Map([...outer, ...declared]);
}

function attributesOf(value: XmlValue): ReadonlyMap<string, string> {
  if (typeof value === 'string') return new Map();
  return new Map(
    Object.entries(value).flatMap(([key, text]): readonly [string, string][] =>
      key.startsWith('@') && typeof text === 'string' ? [[key.slice(1), text.trim()]] : [],
    ),
  );
}

function childrenOf(value: XmlValue, path: string, scope: Scope): readonly Node[] {
  if (typeof value === 'string') return [];
  return Object.entries(value).flatMap(([key, found]) => {
    if (key === '#text' || key.startsWith('@')) return [];
    const values: readonly XmlValue[] = isList(found) ? found : [found];
    return values.map((child, index) => nodeOf(key, child, { path, scope, index: values.length > 1 ? index + 1 : null }));
  });
}

type Place = { readonly path: string; readonly scope: Scope; readonly index: number | null };

function nodeOf(key: string, value: XmlValue, { path: parent, scope: outer, index }: Place): Node {
  const colon = key.indexOf(':');
  const name = key.slice(colon + 1);
  const scope = scopeOf(value, outer);
  const namespace = scope.get(colon < 0 ? '' : key.slice(0, colon)) ?? '';
  const path = `${parent === '' ? '' : `${parent}/`}${name}${index === null ? '' : `[${index}]`}`;
  if (namespace === EXT) return { path, name, text: '', attributes: new Map(), children: [], read: false };
  if (namespace !== CAC && namespace !== CBC)
    return reject('ubl.namespace_unknown', { path: excerpt(path, 200), found: excerpt(namespace, 100) || 'none' });
  const text = typeof value === 'string' ? value : value['#text'];
  return {
    path,
    name,
    text: typeof text === 'string' ? text.trim() : '',
    attributes: attributesOf(value),
    children: childrenOf(value, path, scope),
    read: false,
  };
}

/** The elements below the root; refuses `ubl.namespace_unknown` for one outside UBL. Extensions may hold anything and stay closed. */
export function treeOf({ name, root }: XmlDocument): Node {
  const scope = scopeOf(root.value, new Map());
  const children = childrenOf(root.value, '', scope);
  return { path: '', name, text: '', attributes: attributesOf(root.value), children, read: false };
}

/** All children of that name, in the order of the file. */
export const many = (node: Node | null, name: string): readonly Node[] =>
  node?.children.filter((child) => child.name === name) ?? [];

/** The element at the end of the names, or null; refuses `ubl.field_repeated` where UBL allows only one. */
export function one(node: Node | null, ...names: readonly string[]): Node | null {
  let at = node;
  for (const name of names) {
    const [first, second] = many(at, name);
    if (second) return reject('ubl.field_repeated', { path: excerpt(first?.path ?? name, 200) });
    at = first ?? null;
  }
  return at;
}

/** The element's own text, white space folded to one line; null where it says nothing. Counts as read. */
export function take(node: Node | null): string | null {
  if (!node) return null;
  node.read = true;
  return node.text.replace(/\s+/g, ' ') || null;
}

/** The text at the end of the names, on one line. */
export const textAt = (node: Node | null, ...names: readonly string[]): string | null => take(one(node, ...names));

const isTouched = (node: Node): boolean => node.read || node.children.some(isTouched);
/** Extensions are closed, and say something whatever they hold. */
const says = (node: Node): boolean => node.text !== '' || node.name === 'UBLExtensions' || node.children.some(says);

/** Different places of a document that may be told as unread; all of UBL that orders use has some hundred. */
const MOST_PLACES = 1_000;

const unreadTexts = (node: Node): readonly string[] =>
  node.children.length === 0 ? (node.read || node.text === '' ? [] : [node.text]) : node.children.flatMap(unreadTexts);

/** What nothing read, the whole branch where nothing in it was; equal places of a list are told once, with their number. */
export function unreadIn(root: Node): readonly UblUnread[] {
  const found = new Map<string, { path: string; text: string | null; times: number }>();
  const visit = (node: Node): void => {
    // An address is told as one, whether or not its country was read.
    const whole = node.name.endsWith('Address') && node.children.length > 0;
    if (!whole && isTouched(node) && node.children.length > 0) {
      node.children.forEach(visit);
      return;
    }
    const texts = whole ? unreadTexts(node) : node.children.length === 0 ? [node.text] : [];
    if (whole ? texts.length === 0 : node.read || !says(node)) return;
    const place = node.path.replace(/\[\d+\]/g, '');
    const known = found.get(place);
    if (known) known.times += 1;
    else if (found.size === MOST_PLACES) reject('ubl.too_many', { path: excerpt(place, 200), most: MOST_PLACES });
    else found.set(place, { path: node.path, text: excerpt(texts.join(', '), 120) || null, times: 1 });
  };
  root.children.forEach(visit);
  return [...found.values()];
}
