/** What a compiled date says, in English and Chinese: shown before confirming, and again when its event happens. */
import type { Words } from './coach.types.ts';
import type { CompiledDate, DateProblem } from './compile-date.types.ts';

const PROBLEM: Readonly<Record<DateProblem, Words>> = {
  soft_date: { en: 'It names no day: trade practice disregards such words.', zh: '未指明任何日期:贸易惯例对此类措辞不予理会。' },
  trigger_open: { en: 'The day is not fixed until the event has happened.', zh: '该事件发生之前,日期未确定。' },
  trigger_unnamed: { en: 'It counts days from something that is not named.', zh: '天数的起算事件未写明。' },
  open_ended: { en: 'It has a first day and no last one.', zh: '只有起始日,没有截止日。' },
  year_missing: { en: 'The year is missing.', zh: '缺少年份。' },
  ambiguous: { en: 'It reads in two ways.', zh: '可有两种理解。' },
  too_far: { en: 'It counts further than a contract may reach.', zh: '天数超出合同可约定的范围。' },
  no_date: { en: 'There is no date in it.', zh: '其中没有日期。' },
};

const UNIT: Readonly<Record<'business_days' | 'calendar_days' | 'months', Words>> = {
  business_days: { en: 'business days', zh: '个工作日' },
  calendar_days: { en: 'calendar days', zh: '个日历日' },
  months: { en: 'months', zh: '个月' },
};

type Compiled = Omit<CompiledDate, 'says'>;

function countedWords({ counted, trigger, calendars }: Compiled): Words | null {
  if (!counted) return null;
  const { least, most, side } = counted;
  const unit = UNIT[counted.in];
  const figure = least === most ? String(most) : `${least} to ${most}`;
  const figureZh = least === most ? String(most) : `${least}至${most}`;
  const book = calendars.length > 0 ? calendars.join(' + ') : null;
  return {
    en: `${figure} ${unit.en} ${side} ${trigger?.name.en ?? 'an event that is not named'}${book ? `, calendar ${book}` : ''}`,
    zh: `${trigger?.name.zh ?? '(未写明的事件)'}${side === 'after' ? '后' : '前'}${figureZh}${unit.zh}${book ? `(${book} 日历)` : ''}`,
  };
}

/** The whole statement: how it is counted, which day it is, and until when that day is kept. */
export function dateWords(compiled: Compiled): Words {
  const { earliestOn, latestOn, zone, problems, trigger } = compiled;
  const counted = countedWords(compiled);
  const happened = trigger?.code === 'day' ? null : (trigger?.on ?? null);
  const en = [
    ...(counted ? [`${counted.en}${happened ? ` (${happened})` : ''}.`] : []),
    ...(earliestOn ? [`Not before ${earliestOn}.`] : []),
    ...(latestOn ? [`Last day ${latestOn}, until 24:00 ${zone}.`] : []),
    ...problems.map((problem) => PROBLEM[problem].en),
  ];
  const zh = [
    ...(counted ? [`${counted.zh}${happened ? `(${happened})` : ''}。`] : []),
    ...(earliestOn ? [`不早于 ${earliestOn}。`] : []),
    ...(latestOn ? [`最后一天为 ${latestOn},至 ${zone} 24:00。`] : []),
    ...problems.map((problem) => PROBLEM[problem].zh),
  ];
  return { en: en.join(' '), zh: zh.join('') };
}
