/** Chinese words of dates and events, each with the English words that the date rules read. */

/** Events and loose words; a longer word wins over a shorter one at the same place. */
export const CHINESE_DATE_WORDS: ReadonlyMap<string, string> = new Map(
  [
    // events
    '尾款|balance', '余款|balance', '全款|full payment', '定金|deposit', '订金|deposit', '预付款|deposit', '首付款|deposit',
    '信用证|lc', '样品|sample', '产前样|sample', '样板|sample', '封样|sample', '图稿|artwork', '图纸|artwork', '设计稿|artwork',
    '验货|inspection', '检验|inspection', '提单|bl', '单据|documents', '发票|invoice', '到港|arrival', '到货|arrival',
    '抵达|arrival', '到达|arrival', '装船|shipment', '装运|shipment', '发货|shipment', '出货|shipment', '发运|shipment',
    '开船|shipment', '交货|delivery', '交付|delivery', '收货|delivery', '索赔|claim', '投诉|claim', '春节|spring festival', '国庆|golden week',
    '假期|holiday', '节后|after holiday', '签约|contract', '签订合同|contract', '合同签订|contract', '合同|contract', '双方确认|confirmation',
    '确认|confirmation', '付款|payment', '货款|payment', '款项|payment', '下单|order', '订单|order',
    // bounds before the day
    '不晚于|not later than', '不迟于|not later than', '不得晚于|not later than', '不得迟于|not later than', '最迟|latest', '最晚|latest',
    '截止|until', '截至|until', '直到|until', '直至|until', '至|to', '到|to', '不早于|not before', '不得早于|not before', '最早|earliest',
    '自|from', '从|from', '起|onwards', '开始|onwards', '或之前|or before', '或以前|or before', '或之后|or after', '或以后|or after',
    // bounds of a count
    '之内|within', '以内|within', '内|within', '至少|at least', '不少于|at least', '至多|at most', '不超过|at most', '最多|at most',
    '超过|more than', '少于|less than',
    // no day
    '尽快|asap', '立即|immediately', '马上|immediately', '及时|timely', '尽早|asap', '左右|about', '大约|about', '约|about', '前后|about',
    // relations that stand alone
    '之前|before', '以前|before', '前|before', '之后|after', '以后|after', '后|after', '和|and', '与|and', '上旬|early', '中旬|middle',
  ].map((pair): readonly [string, string] => {
    const [zh = '', en = ''] = pair.split('|');
    return [zh, en];
  }),
);

/** Units of a count, behind a figure and an optional 个. */
export const CHINESE_UNITS: ReadonlyMap<string, string> = new Map([
  ['工作日', 'working days'],
  ['自然日', 'calendar days'],
  ['日历日', 'calendar days'],
  ['日历天', 'calendar days'],
  ['工作天', 'working days'],
  ['天', 'days'],
  ['日', 'days'],
  ['工作周', 'working weeks'],
  ['周', 'weeks'],
  ['星期', 'weeks'],
  ['礼拜', 'weeks'],
  ['月', 'months'],
]);

/** Parts of a month, behind its name. */
export const CHINESE_PARTS: ReadonlyMap<string, string> = new Map([
  ['上旬', 'early'],
  ['初', 'early'],
  ['中旬', 'mid'],
  ['中', 'mid'],
  ['下旬', 'end of'],
  ['底', 'end of'],
  ['末', 'end of'],
  ['上半月', 'first half of'],
  ['下半月', 'second half of'],
]);
