/** A deadline as an entry for any calendar program (RFC 5545), with a reminder a day before. */
import type { Instant } from '../../src/kernel/dates.ts';

/** `20261202T160000Z`. */
const stamp = (at: Instant): string => `${at.slice(0, 19).replaceAll(/[-:]/g, '')}Z`;

/** Commas, semicolons and backslashes are signs of the format; a line break would end the property. */
const text = (words: string): string => words.replaceAll(/[\\;,]/g, '\\$&').replaceAll(/\s+/g, ' ');

/** Lines of at most 75 bytes, continued by a space; cut between characters, never inside one. */
function fold(line: string): string {
  const lines: string[] = [];
  let current = '';
  for (const character of line) {
    if (new TextEncoder().encode(current + character).length > 74) {
      lines.push(current);
      current = ' ';
    }
    current += character;
  }
  return [...lines, current].join('\r\n');
}

/** One event that ends at the deadline and begins an hour before. `made` is the instant at which the entry is written. */
export function eventOf(title: string, due: Instant, made: Instant): string {
  const from = new Date(Date.parse(due) - 3_600_000).toISOString();
  return [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Quayside//Deadlines//EN',
    'BEGIN:VEVENT',
    `UID:${stamp(due)}-${[...title].reduce((sum, c) => (sum * 31 + (c.codePointAt(0) ?? 0)) % 2_147_483_647, 7)}@quayside`,
    `DTSTAMP:${stamp(made)}`,
    `DTSTART:${stamp(from)}`,
    `DTEND:${stamp(due)}`,
    `SUMMARY:${text(title)}`,
    'BEGIN:VALARM',
    'ACTION:DISPLAY',
    'TRIGGER:-P1D',
    `DESCRIPTION:${text(title)}`,
    'END:VALARM',
    'END:VEVENT',
    'END:VCALENDAR',
    '',
  ]
    .map(fold)
    .join('\r\n');
}
