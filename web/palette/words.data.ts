/** The search from everywhere, and the keys. */
import type { Words } from '../ui/words.types.ts';

export const PALETTE_WORDS = {
  'palette.search': ['Search', '搜索'],
  'palette.hint': ['Page, order number, product, supplier …', '页面、订单号、产品、供应商……'],
  'palette.results': ['Results', '结果'],
  'palette.none': ['Nothing found. Try a word of the product or of the company’s name.', '未找到。请尝试产品或公司名称中的词。'],
  'palette.found': ['{n, plural, one {# result} other {# results}}', '{n} 个结果'],
  'palette.newest': [
    'Of your orders the newest {n} are searched; an older one opens by its whole number.',
    '仅搜索最近的 {n} 个订单；更早的订单可输入完整编号打开。',
  ],
  'palette.keys_hint': ['Arrows choose, Enter opens, Esc closes', '方向键选择，回车打开，Esc 关闭'],
  'palette.all_keys': ['All keys', '全部快捷键'],
  'palette.acts': ['Do', '操作'],
  'palette.pages': ['Pages', '页面'],
  'palette.orders': ['Orders', '订单'],
  'palette.suppliers': ['Suppliers', '供应商'],
  'palette.new_order': ['New order: choose a covered supplier', '新建订单：选择受保障的供应商'],
  'palette.add_product': ['Add a product that you sell', '添加在售产品'],
  'palette.invite': ['Invite a colleague', '邀请同事'],
  'palette.make_key': ['Make an API key', '创建 API 密钥'],
  'keys.title': ['Keys', '快捷键'],
  'keys.search': ['Search everything', '搜索全部内容'],
  'keys.rows': ['Next and previous row of a list', '列表的下一行、上一行'],
  'keys.open': ['Open the row', '打开该行'],
  'keys.evidence': ['To the evidence, on a case', '案件页：前往证据'],
  'keys.override': ['Find otherwise, on a case', '案件页：另作认定'],
  'keys.close': ['Close what is open', '关闭当前窗口'],
  'keys.these': ['These keys', '显示快捷键'],
  'keys.letters': [
    'Single letters act while nobody writes. Turn this off if you speak to your machine.',
    '未输入文字时，单个字母键可直接操作。如使用语音输入，请关闭。',
  ],
} satisfies Words;
