/** What a text must be to stand in an order: visible, a name on one line, a code; and how it is quoted. */
import { LIMITS } from './limits.ts';

/** A text that shows something: spaces and invisible marks alone say nothing. */
export const VISIBLE = '[\\p{L}\\p{N}\\p{P}\\p{S}]';
/** A name on one line that reads as it is written: no controls, no line breaks, no marks that turn text around. */
export const ONE_LINE = `^(?=.*${VISIBLE})[^\\p{Cc}\\p{Zl}\\p{Zp}\\u202A-\\u202E\\u2066-\\u2069]+$`;
/** An id that a person chooses: of a line, a charge, a clause, an instalment. At most LIMITS.code characters. */
export const CODE = '^[A-Za-z0-9][A-Za-z0-9_.-]*$';

const visible = new RegExp(VISIBLE, 'u');
const oneLine = new RegExp(ONE_LINE, 'u');
const code = new RegExp(CODE, 'u');

export const isVisible = (text: string): boolean => visible.test(text);
/** Whether the text may be a name of at most `most` characters. */
export const isName = (text: string, most: number = LIMITS.name): boolean => text.length <= most && oneLine.test(text);
export const isCode = (text: string): boolean => text.length <= LIMITS.code && code.test(text);

/** The start of what a file or person says, for a refusal's data; a character cut in half there would have no JSON form. */
export const excerpt = (text: string, length = 60): string => text.slice(0, length).toWellFormed();
