/** What must hold of the clause check and the date compiler for every text. */
import { seedBook } from '../../src/calendar/seeds.ts';
import { absentFor } from '../../src/contracts/checklists.rules.ts';
import { coach } from '../../src/contracts/coach.rules.ts';
import { compileDate } from '../../src/contracts/compile-date.rules.ts';
import { lintClause, lintShipBy } from '../../src/contracts/lint.rules.ts';
import { PROBLEMS } from '../../src/contracts/lint.types.ts';
import { parseDate } from '../../src/kernel/dates.ts';

const BOOK = seedBook(['CN', 'GB']);
const TODAY = '2026-03-02';

/** All numbers in a value, however deep. */
function numbersIn(value: unknown): readonly number[] {
  if (typeof value === 'number') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(numbersIn) : [];
}

/** The laws that a clause breaks, in words; empty for a sound one. */
function clauseBreaks(text: string): readonly string[] {
  const product = text.slice(0, 40);
  const coached = coach({ text, product, category: text.slice(0, 20), today: TODAY });
  const { verdict, problems, parsed, requirement, parts, rewrite } = coached;
  const spans = [...problems.flatMap(({ span }) => (span === null ? [] : [span])), ...parts.map(({ span }) => span)];
  const order = problems.map(({ code }) => PROBLEMS.indexOf(code));
  const laws: readonly (readonly [string, boolean])[] = [
    ['a verdict agrees with its problems', (verdict === 'measurable') === (problems.length === 0)],
    ['problems come once each and in order', order.every((at, i) => at >= 0 && (i === 0 || at > (order[i - 1] ?? 0)))],
    ['places lie inside the text', spans.every(([from, to]) => from >= 0 && from < to && to <= text.length)],
    ['numbers are finite', [...numbersIn(parsed), ...numbersIn(requirement)].every(Number.isFinite)],
    ['only a measurable clause is parsed', parsed === null || verdict === 'measurable'],
    ['a requirement is what was parsed', (requirement === null) === (parsed === null)],
    ['a clause that cannot be measured gets a wording that can', verdict === 'measurable' || rewrite !== null],
    ['a wording can be measured', rewrite === null || lintClause({ text: rewrite, product }).verdict === 'measurable'],
    ['the answer is plain JSON', JSON.stringify(JSON.parse(JSON.stringify(coached))) === JSON.stringify(coached)],
  ];
  return laws.filter(([, holds]) => !holds).map(([law]) => law);
}

/** The same for words about a date. */
function dateBreaks(text: string): readonly string[] {
  const ask = { text, calendars: BOOK, codes: ['CN', 'GB'], zone: 'Asia/Shanghai' };
  const answers = [compileDate(ask), compileDate({ ...ask, trigger: '2026-09-28' })];
  const shipBy = lintShipBy(text);
  const laws: readonly (readonly [string, boolean])[] = [
    ['a date without a last day says why', answers.every(({ latestOn, problems }) => latestOn !== null || problems.length > 0)],
    ['a window begins before it ends', answers.every(({ earliestOn: a, latestOn: b }) => a === null || b === null || a <= b)],
    [
      'what is late begins with the day after',
      answers.every(({ latestOn, lateFrom }) => (latestOn === null) === (lateFrom === null)),
    ],
    ['a shipping date is a day or says why', shipBy.ok ? parseDate(shipBy.date).ok : shipBy.problems.length > 0],
    ['both readings of a shipping date agree', !shipBy.ok || answers[0]?.latestOn === shipBy.date],
  ];
  return laws.filter(([, holds]) => !holds).map(([law]) => law);
}

/** Reads the text in every way a caller can; what is thrown is a break too. */
export function breaksOf(text: string): readonly string[] {
  const told = (read: () => readonly string[]): readonly string[] => {
    try {
      return read();
    } catch (error) {
      return [`throws ${error instanceof Error ? `${error.name}: ${error.message}` : String(error)}`];
    }
  };
  return [
    ...told(() => clauseBreaks(text)),
    ...told(() => dateBreaks(text)),
    ...told(() => (absentFor({ category: text }, [text]) ? [] : ['a checklist is there'])),
  ];
}
