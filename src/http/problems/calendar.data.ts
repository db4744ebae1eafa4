/** What operators read about calendars that cannot be changed as asked. */
import type { CalendarRefusal } from '../../calendar/types.ts';
import type { Problem } from './problem.ts';

export const CALENDAR = {
  'calendar.code_malformed': {
    status: 422,
    title: { en: 'This is not a calendar.', zh: '这不是日历代码。' },
    detail: { en: '“{text}” is not a calendar.', zh: '“{text}”不是日历代码。' },
    advice: { en: 'Use a country code such as CN or GB.', zh: '请使用国家或地区代码，例如 CN 或 GB。' },
  },
  'calendar.override_empty': {
    status: 422,
    title: { en: 'There is nothing to enter, or too much at once.', zh: '没有可录入的内容，或一次录入过多。' },
    detail: { en: 'Between 1 and {most} entries are possible; {count} were sent.', zh: '可录入 1 至 {most} 项，实际发送 {count} 项。' },
    advice: { en: 'Enter at least one day or year, and split long lists.', zh: '请至少录入一天或一年；过长的列表请拆分。' },
  },
  'calendar.override_malformed': {
    status: 422,
    title: { en: 'An entry of the calendar cannot be used.', zh: '日历中有条目无法使用。' },
    detail: { en: 'Entry {at} cannot be used.', zh: '第 {at} 项无法使用。' },
    advice: { en: 'Give a date that exists, a kind and a name.', zh: '请填写存在的日期、类型和名称。' },
  },
  'calendar.override_twice': {
    status: 422,
    title: { en: 'A day or year is named twice.', zh: '同一日期或年份重复。' },
    detail: { en: 'Entry {at} repeats an earlier one.', zh: '第 {at} 项与前面的条目重复。' },
    advice: { en: 'Say one thing about each day.', zh: '每个日期只填写一项。' },
  },
  'calendar.changed_meanwhile': {
    status: 409,
    title: { en: 'Somebody else changed the calendar meanwhile.', zh: '其间他人已修改日历。' },
    advice: { en: 'Read it again and enter what is still missing.', zh: '请重新读取，并录入仍缺少的内容。' },
  },
} satisfies Record<CalendarRefusal, Problem>;
