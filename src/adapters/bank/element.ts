/** Walking a tree of XML elements by name, with the path kept for refusals. */
import { reject } from './refusals.ts';

/** An element as the parser leaves it: bare text, or its children, attributes (`@name`) and text (`#text`) by name. */
export type XmlValue = string | { readonly [name: string]: XmlValue | readonly XmlValue[] };

/** An element and the way to it from the message's root, for refusals. */
export type XmlElement = { readonly path: string; readonly value: XmlValue };

/** All children of that name in the order of the file. */
export function children(element: XmlElement, name: string): readonly XmlElement[] {
  const found = get(element, name);
  if (found === undefined) return [];
  const values: readonly XmlValue[] = isList(found) ? found : [found];
  return values.map((value, index) => ({ path: join(element.path, `${name}[${index + 1}]`), value }));
}

/** The element at the end of the names, or null; refuses `bank.field_repeated` where the message allows only one. */
export function child(element: XmlElement, ...names: readonly string[]): XmlElement | null {
  let at = element;
  for (const name of names) {
    const value = get(at, name);
    const path = join(at.path, name);
    if (value === undefined) return null;
    if (isList(value)) return reject('bank.field_repeated', { path });
    at = { path, value };
  }
  return at;
}

/** The element at the end of the names; refuses `bank.field_missing`. */
export function need(element: XmlElement, ...names: readonly string[]): XmlElement {
  return child(element, ...names) ?? reject('bank.field_missing', { path: join(element.path, names.join('/')) });
}

/** The element's own text, trimmed; empty when it has none, or has elements between: half of an amount is not an amount. */
export function textOf({ value }: XmlElement): string {
  if (typeof value === 'string') return value.trim();
  const text = Object.keys(value).every((key) => key === '#text' || key.startsWith('@')) ? value['#text'] : undefined;
  return typeof text === 'string' ? text.trim() : '';
}

/** The text at the end of the names; null when the element is absent or empty. */
export function textAt(element: XmlElement, ...names: readonly string[]): string | null {
  const found = child(element, ...names);
  return (found && textOf(found)) || null;
}

/** The text at the end of the names; refuses `bank.field_missing`. */
export function needText(element: XmlElement, ...names: readonly string[]): string {
  return textAt(element, ...names) ?? reject('bank.field_missing', { path: join(element.path, names.join('/')) });
}

/** Twice what the messages allow for numbers and references: lines are found by them, so they have a bound of their own. */
const LONGEST_ID = 70;

/** An account number or a reference at the end of the names, or null; refuses `bank.text_too_long`. */
export function idAt(element: XmlElement, ...names: readonly string[]): string | null {
  const found = child(element, ...names);
  const id = (found && textOf(found)) || null;
  if (found && id !== null && id.length > LONGEST_ID) return reject('bank.text_too_long', { path: found.path, most: LONGEST_ID });
  return id;
}

/** The same where the message must have it; refuses `bank.field_missing` too. */
export function needId(element: XmlElement, ...names: readonly string[]): string {
  return idAt(element, ...names) ?? reject('bank.field_missing', { path: join(element.path, names.join('/')) });
}

/** An attribute's text, trimmed; null when absent or empty. */
export function attribute(element: XmlElement, name: string): string | null {
  const value = get(element, `@${name}`);
  return (typeof value === 'string' && value.trim()) || null;
}

/** Whether several elements of one name stand there. */
export const isList = (value: XmlValue | readonly XmlValue[]): value is readonly XmlValue[] => Array.isArray(value);

const join = (path: string, name: string): string => (path === '' ? name : `${path}/${name}`);

function get(element: XmlElement, name: string): XmlValue | readonly XmlValue[] | undefined {
  return typeof element.value !== 'string' && Object.hasOwn(element.value, name) ? element.value[name] : undefined;
}
