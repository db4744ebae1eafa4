/** Problems of orders exchanged with other systems: UBL documents and lists of requirements. */
import type { UblRefusal } from '../../adapters/ubl/types.ts';
import type { CsvRefusal, ExportRefusal, ImportRefusal } from '../../exchange/types.ts';
import type { Problem } from './problem.ts';

const ASK_SENDER = { en: 'Show the place to whoever sent the file. Nothing was written.', zh: '请将该位置告知发送方。未写入任何内容。' } as const;
const FIX_ROW = { en: 'Correct the row and send the whole list again.', zh: '请更正该行并重新发送整份清单。' } as const;

const DOCUMENTS = {
  'ubl.empty': {
    status: 422,
    title: { en: 'The order file is empty.', zh: '订单文件为空。' },
    advice: { en: 'Send the file as the other system made it.', zh: '请原样发送对方系统生成的文件。' },
  },
  'ubl.too_large': {
    status: 413,
    title: { en: 'The order file is too large.', zh: '订单文件过大。' },
    detail: { en: 'The file is larger than {maxBytes} bytes.', zh: '文件超过 {maxBytes} 字节。' },
    advice: { en: 'Send it without the files inside, and attach them to the order.', zh: '请去除内嵌文件后发送，再将附件加到订单。' },
  },
  'ubl.doctype': {
    status: 422,
    title: { en: 'The order file has a DOCTYPE and is not read.', zh: '订单文件含有 DOCTYPE，不予读取。' },
    advice: { en: 'UBL documents never have one: make sure the file comes from the buyer.', zh: 'UBL 文件从不含 DOCTYPE:请确认文件来源。' },
  },
  'ubl.not_xml': {
    status: 422,
    title: { en: 'The order file is not complete, well-formed XML.', zh: '订单文件不是完整且格式正确的 XML。' },
    detail: { en: 'The file cannot be read: {reason}.', zh: '文件无法读取：{reason}。' },
    advice: { en: 'Fetch the file again; it may have been cut off.', zh: '请重新获取文件；文件可能被截断。' },
  },
  'ubl.not_order': {
    status: 422,
    title: { en: 'The file is no UBL order.', zh: '这不是 UBL 订单。' },
    detail: { en: 'Found {found} instead of an Order of UBL 2.0 or 2.1.', zh: '文件内容为 {found}，不是 UBL 2.0 或 2.1 的 Order。' },
    advice: { en: 'Ask for a UBL Order; order changes, invoices and responses are not imported.', zh: '请索取 UBL Order；订单变更、发票和答复不能导入。' },
  },
  'ubl.namespace_unknown': {
    status: 422,
    title: { en: 'An element of the order file is not of UBL.', zh: '订单文件中有不属于 UBL 的元素。' },
    detail: { en: '{path} is in the namespace {found}.', zh: '{path} 的命名空间为 {found}。' },
    advice: ASK_SENDER,
  },
  'ubl.version_unknown': {
    status: 422,
    title: { en: 'This version of UBL is not read.', zh: '不支持此 UBL 版本。' },
    detail: { en: 'The document says version {found}; 2.0 and 2.1 are read.', zh: '文件版本为 {found}；可读取 2.0 和 2.1。' },
    advice: { en: 'Ask for the order in UBL 2.1.', zh: '请索取 UBL 2.1 订单。' },
  },
  'ubl.currency_unknown': {
    status: 422,
    title: { en: 'A currency in the order file is not known.', zh: '订单文件中有未知币种。' },
    detail: { en: '{path} names no known currency: “{text}”.', zh: '{path} 的币种未知：“{text}”。' },
    advice: ASK_SENDER,
  },
  'ubl.currency_mixed': {
    status: 422,
    title: { en: 'The order file has amounts in two currencies.', zh: '订单文件含两种币种的金额。' },
    detail: { en: '{path} is in {found}, the order in {currency}.', zh: '{path} 为 {found}，订单为 {currency}。' },
    advice: { en: 'Ask for an order for each currency: a contract has one.', zh: '合同只有一种币种：请按币种分别下单。' },
  },
  'ubl.currency_missing': {
    status: 422,
    title: { en: 'The order file has an amount without a currency.', zh: '订单文件中有金额没有币种。' },
    detail: { en: '{path} has no currency, and the order names none.', zh: '{path} 没有币种，订单也未注明。' },
    advice: ASK_SENDER,
  },
  'ubl.field_missing': {
    status: 422,
    title: { en: 'A field is missing in the order file.', zh: '订单文件缺少字段。' },
    detail: { en: '{path} is missing.', zh: '缺少 {path}。' },
    advice: ASK_SENDER,
  },
  'ubl.field_repeated': {
    status: 422,
    title: { en: 'A field stands twice in the order file.', zh: '订单文件中有字段重复。' },
    detail: { en: '{path} may stand only once.', zh: '{path} 只能出现一次。' },
    advice: ASK_SENDER,
  },
  'ubl.too_many': {
    status: 422,
    title: { en: 'The order file has more than a contract can hold.', zh: '订单文件超出合同容量。' },
    detail: { en: '{path}: at most {most} are read.', zh: '{path}：最多读取 {most} 项。' },
    advice: { en: 'Ask for the order in parts.', zh: '请将订单拆分。' },
  },
  'ubl.text_refused': {
    status: 422,
    title: { en: 'A text in the order file is too long or hides how it reads.', zh: '订单文件中有文本过长或含隐藏字符。' },
    detail: { en: '{path} has more than {most} characters, or marks that turn text around.', zh: '{path} 超过 {most} 个字符，或含反转文字的标记。' },
    advice: ASK_SENDER,
  },
  'ubl.date_malformed': {
    status: 422,
    title: { en: 'A date in the order file cannot be read.', zh: '订单文件中有日期无法读取。' },
    detail: { en: '{path} is not a date: “{text}”.', zh: '{path} 不是日期：“{text}”。' },
    advice: ASK_SENDER,
  },
} as const;

const FIGURES = {
  'ubl.quantity_invalid': {
    status: 422,
    title: { en: 'A quantity in the order file cannot be used.', zh: '订单文件中有数量无法使用。' },
    detail: { en: '{path} is not above zero with at most three decimals: “{text}”.', zh: '{path} 须大于零且最多三位小数：“{text}”。' },
    advice: { en: 'Returns are no orders here; ask for another quantity or unit.', zh: '退货不是订单；请改用其他数量或单位。' },
  },
  'ubl.unit_unknown': {
    status: 422,
    title: { en: 'A unit in the order file is not known.', zh: '订单文件中有未知单位。' },
    detail: { en: '{path} has the unit code {text}, which is in no table here.', zh: '{path} 的单位代码 {text} 不在表中。' },
    advice: { en: 'Ask for a unit of UN/ECE Recommendation 20, such as C62, KGM or MTR.', zh: '请使用 UN/ECE 第 20 号建议书的单位，如 C62、KGM、MTR。' },
  },
  'ubl.unit_mismatch': {
    status: 422,
    title: { en: 'A price in the order file is for another unit than the quantity.', zh: '订单文件中价格与数量单位不一致。' },
    detail: { en: '{path} says {found}, the quantity {unit}.', zh: '{path} 为 {found}，数量为 {unit}。' },
    advice: { en: 'Ask for the price of the unit that is ordered.', zh: '请索取所订单位的价格。' },
  },
  'ubl.amount_malformed': {
    status: 422,
    title: { en: 'An amount in the order file cannot be read.', zh: '订单文件中有金额无法读取。' },
    detail: { en: '{path} is not an amount of zero or more: “{text}”.', zh: '{path} 不是零或以上的金额：“{text}”。' },
    advice: ASK_SENDER,
  },
  'ubl.amount_precision': {
    status: 422,
    title: { en: 'An amount in the order file has too many decimals.', zh: '订单文件中有金额小数位过多。' },
    detail: { en: '{path} has more decimals than {currency} has: “{text}”.', zh: '{path} 的小数位超过 {currency} 的规定：“{text}”。' },
    advice: { en: 'Agree a price in whole minor units, or order in a larger unit.', zh: '请约定最小货币单位的整数价格，或改用较大的单位。' },
  },
  'ubl.amount_range': {
    status: 422,
    title: { en: 'An amount in the order file is too large to be counted exactly.', zh: '订单文件中有金额过大，无法精确计算。' },
    detail: { en: '{path} is too large: “{text}”.', zh: '{path} 过大：“{text}”。' },
    advice: ASK_SENDER,
  },
  'ubl.price_inexact': {
    status: 422,
    title: { en: 'The price of one unit is no exact amount.', zh: '单位价格不是精确金额。' },
    detail: { en: '{path} over its base quantity has more decimals than {currency} has: “{text}”.', zh: '{path} 除以基准数量后小数位超过 {currency} 的规定：“{text}”。' },
    advice: { en: 'Order in the unit that the price is for, for example hundreds.', zh: '请按定价单位下单，例如以百为单位。' },
  },
} as const;

const EXPORTS = {
  'ubl.not_confirmed': {
    status: 409,
    title: { en: 'The order is not confirmed by both sides.', zh: '双方尚未确认订单。' },
    advice: { en: 'Export it once both confirmed: a draft is no order.', zh: '双方确认后再导出：草稿不是订单。' },
  },
  'ubl.not_answered': {
    status: 409,
    title: { en: 'The order is neither confirmed nor declined.', zh: '订单既未确认也未拒绝。' },
    advice: { en: 'Export the response once the order is answered.', zh: '订单得到答复后再导出。' },
  },
} as const;

const LISTS = {
  'csv.empty': {
    status: 422,
    title: { en: 'The list is empty.', zh: '清单为空。' },
    advice: { en: 'Write a header with the column text, and a requirement on each row.', zh: '请写表头（含 text 列）,每行一条要求。' },
  },
  'csv.too_large': {
    status: 413,
    title: { en: 'The list is too large.', zh: '清单过大。' },
    detail: { en: 'The file is larger than {maxBytes} bytes.', zh: '文件超过 {maxBytes} 字节。' },
    advice: { en: 'Send it in parts.', zh: '请分批发送。' },
  },
  'csv.encoding_refused': {
    status: 422,
    title: { en: 'The list is not in UTF-8.', zh: '清单不是 UTF-8 编码。' },
    advice: {
      en: 'It may be GBK, as Chinese spreadsheets save by default: save it as “CSV UTF-8” and send it again.',
      zh: '文件可能是 GBK 编码（中文表格软件默认）:请另存为“CSV UTF-8”后重新发送。',
    },
  },
  'csv.quote_open': {
    status: 422,
    title: { en: 'A quotation mark in the list is never closed.', zh: '清单中有引号未闭合。' },
    detail: { en: 'The cell that begins on line {line} has no closing quotation mark.', zh: '第 {line} 行开始的单元格没有结束引号。' },
    advice: FIX_ROW,
  },
  'csv.column_missing': {
    status: 422,
    title: { en: 'The list has no column for its texts.', zh: '清单缺少文本列。' },
    detail: { en: 'The first row names no column {column}.', zh: '首行没有 {column} 列。' },
    advice: { en: 'Name the columns in the first row: id, text, class, category.', zh: '请在首行写列名：id、text、class、category。' },
  },
  'csv.column_repeated': {
    status: 422,
    title: { en: 'A column stands twice in the list.', zh: '清单中有列重复。' },
    detail: { en: 'The column {column} appears more than once.', zh: '{column} 列出现多次。' },
    advice: { en: 'Leave one of them out.', zh: '请删除其一。' },
  },
  'csv.row_malformed': {
    status: 422,
    title: { en: 'A row of the list does not fit its header.', zh: '清单中有行与表头不符。' },
    detail: { en: 'The row on line {line} has other cells than the header.', zh: '第 {line} 行的单元格与表头不符。' },
    advice: { en: 'Quote a text that holds the separator, and double the quotation marks in it.', zh: '含分隔符的文本请加引号，内部引号写两次。' },
  },
  'csv.text_refused': {
    status: 422,
    title: { en: 'A requirement is empty or too long.', zh: '有要求为空或过长。' },
    detail: { en: 'The text on line {line} is empty or has more than {most} characters.', zh: '第 {line} 行的文本为空或超过 {most} 个字符。' },
    advice: FIX_ROW,
  },
  'csv.class_unknown': {
    status: 422,
    title: { en: 'A class of defects is not known.', zh: '有缺陷等级未知。' },
    detail: { en: 'Line {line} says “{text}”.', zh: '第 {line} 行为“{text}”。' },
    advice: { en: 'Write critical, major or minor, or leave the cell empty.', zh: '请写 critical、major 或 minor，或留空。' },
  },
  'csv.id_repeated': {
    status: 422,
    title: { en: 'Two requirements have the same id.', zh: '两条要求的编号相同。' },
    detail: { en: 'The id {id} on line {line} was used before.', zh: '第 {line} 行的编号 {id} 已使用。' },
    advice: FIX_ROW,
  },
  'csv.too_many': {
    status: 422,
    title: { en: 'The list has too many rows.', zh: '清单行数过多。' },
    detail: { en: 'At most {most} requirements are read.', zh: '最多读取 {most} 条要求。' },
    advice: { en: 'Send it in parts.', zh: '请分批发送。' },
  },
} as const;

export const EXCHANGE = { ...DOCUMENTS, ...FIGURES, ...EXPORTS, ...LISTS } satisfies Record<
  UblRefusal | ImportRefusal | ExportRefusal | CsvRefusal,
  Problem
>;
