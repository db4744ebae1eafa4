/** Which messages come with the first page: those of the frame around every page, and its own. The others come before any other page. */

const PARTS: ReadonlySet<string> = new Set(['ui', 'nav', 'home', 'session', 'leave', 'guide', 'palette', 'keys']);
const SINGLE: ReadonlySet<string> = new Set(['company.title', 'account.title', 'supply.selling']);

export const isFirst = (key: string): boolean => PARTS.has(key.split('.', 1)[0] ?? '') || SINGLE.has(key);
