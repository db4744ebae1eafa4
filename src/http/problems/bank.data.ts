/** What operators read about bank files that were refused; one bad line refuses the whole file. */
import type { BankRefusal } from '../../adapters/bank/types.ts';
import type { Problem } from './problem.ts';

export const BANK = {
  'bank.empty': {
    status: 422,
    title: { en: 'The bank file is empty.', zh: '银行文件为空。' },
    advice: { en: 'Send the file as the bank made it.', zh: '请原样发送银行生成的文件。' },
  },
  'bank.too_large': {
    status: 422,
    title: { en: 'The bank file is too large.', zh: '银行文件过大。' },
    detail: { en: 'The file is larger than {maxBytes} bytes.', zh: '文件超过 {maxBytes} 字节。' },
    advice: { en: 'Ask the bank for one file per day.', zh: '请向银行索取按日拆分的文件。' },
  },
  'bank.doctype': {
    status: 422,
    title: { en: 'The bank file has a DOCTYPE and is not read.', zh: '银行文件含有 DOCTYPE，不予读取。' },
    advice: { en: 'Bank messages never have one: make sure the file comes from the bank.', zh: '银行报文从不含 DOCTYPE:请确认文件来自银行。' },
  },
  'bank.not_xml': {
    status: 422,
    title: { en: 'The bank file is not complete, well-formed XML.', zh: '银行文件不是完整且格式正确的 XML。' },
    advice: { en: 'Fetch the file again; it may have been cut off. Nothing was booked.', zh: '请重新获取文件；文件可能被截断。未入账任何款项。' },
  },
  'bank.not_camt': {
    status: 422,
    title: { en: 'The file is not a bank statement we can read.', zh: '这不是可读取的银行对账单。' },
    detail: {
      en: 'Found {found} instead of a camt.052, camt.053 or camt.054 message.',
      zh: '文件内容为 {found}，不是 camt.052、camt.053 或 camt.054 报文。',
    },
    advice: { en: 'Ask the bank for camt.053 or camt.054.', zh: '请向银行索取 camt.053 或 camt.054 格式。' },
  },
  'bank.version_unknown': {
    status: 422,
    title: { en: 'This version of the bank message is not known.', zh: '银行报文版本未知。' },
    detail: { en: 'Version {found} is not known.', zh: '版本 {found} 未知。' },
    advice: { en: 'Ask the bank which other versions it can send.', zh: '请向银行询问可提供的其他版本。' },
  },
  'bank.no_statement': {
    status: 422,
    title: { en: 'The bank file holds no statement.', zh: '银行文件中没有对账单。' },
    detail: { en: 'The message has no {path}.', zh: '报文缺少 {path}。' },
    advice: { en: 'Check that it is the right file.', zh: '请确认文件无误。' },
  },
  'bank.field_missing': {
    status: 422,
    title: { en: 'A field is missing in the bank file.', zh: '银行文件缺少字段。' },
    detail: { en: '{path} is missing.', zh: '缺少 {path}。' },
    advice: { en: 'Show the place to the bank. Nothing was booked.', zh: '请将该位置告知银行。未入账任何款项。' },
  },
  'bank.field_repeated': {
    status: 422,
    title: { en: 'A field stands twice in the bank file.', zh: '银行文件中有字段重复。' },
    detail: { en: '{path} appears more than once.', zh: '{path} 出现多次。' },
    advice: { en: 'Show the place to the bank. Nothing was booked.', zh: '请将该位置告知银行。未入账任何款项。' },
  },
  'bank.text_too_long': {
    status: 422,
    title: { en: 'A number or reference in the bank file is too long.', zh: '银行文件中有账号或编号过长。' },
    detail: { en: '{path} is longer than {most} characters.', zh: '{path} 超过 {most} 个字符。' },
    advice: { en: 'Show the place to the bank. Nothing was booked.', zh: '请将该位置告知银行。未入账任何款项。' },
  },
  'bank.amount_malformed': {
    status: 422,
    title: { en: 'An amount in the bank file cannot be read.', zh: '银行文件中有金额无法读取。' },
    detail: { en: '{path} is not an amount: “{text}”.', zh: '{path} 不是金额：“{text}”。' },
    advice: { en: 'Show the place to the bank. Nothing was booked.', zh: '请将该位置告知银行。未入账任何款项。' },
  },
  'bank.amount_precision': {
    status: 422,
    title: { en: 'An amount in the bank file has too many decimals.', zh: '银行文件中有金额小数位过多。' },
    detail: { en: '{path} has more decimals than {currency} has: “{text}”.', zh: '{path} 的小数位超过 {currency} 的规定：“{text}”。' },
    advice: { en: 'Show the place to the bank. Nothing was booked.', zh: '请将该位置告知银行。未入账任何款项。' },
  },
  'bank.amount_range': {
    status: 422,
    title: { en: 'An amount in the bank file is too large to be counted exactly.', zh: '银行文件中有金额过大，无法精确计算。' },
    detail: { en: '{path} is too large: “{text}”.', zh: '{path} 过大：“{text}”。' },
    advice: { en: 'Show the place to the bank. Nothing was booked.', zh: '请将该位置告知银行。未入账任何款项。' },
  },
  'bank.currency_unknown': {
    status: 422,
    title: { en: 'A currency in the bank file is not known.', zh: '银行文件中有未知币种。' },
    detail: { en: '{path} names no known currency: “{text}”.', zh: '{path} 的币种未知：“{text}”。' },
    advice: { en: 'Show the place to the bank. Nothing was booked.', zh: '请将该位置告知银行。未入账任何款项。' },
  },
  'bank.date_malformed': {
    status: 422,
    title: { en: 'A date in the bank file cannot be read.', zh: '银行文件中有日期无法读取。' },
    detail: { en: '{path} is not a date: “{text}”.', zh: '{path} 不是日期：“{text}”。' },
    advice: { en: 'Show the place to the bank. Nothing was booked.', zh: '请将该位置告知银行。未入账任何款项。' },
  },
  'bank.direction_unknown': {
    status: 422,
    title: { en: 'The bank file does not say whether money came or went.', zh: '银行文件未说明款项收付方向。' },
    detail: { en: '{path} is neither CRDT nor DBIT: “{text}”.', zh: '{path} 既非 CRDT 也非 DBIT:“{text}”。' },
    advice: { en: 'Show the place to the bank. Nothing was booked.', zh: '请将该位置告知银行。未入账任何款项。' },
  },
} satisfies Record<BankRefusal, Problem>;
