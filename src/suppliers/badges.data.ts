/** What each badge means in public words: what was checked, and what that does not prove. */
import type { BadgeKind, Checker, ScopeCode } from './types.ts';

type Sentence = { readonly en: string; readonly zh: string };

export const BADGES: Readonly<Record<BadgeKind, { readonly name: Sentence; readonly checked: Sentence; readonly notProven: Sentence }>> = {
  gold: {
    name: { en: 'Gold Supplier', zh: '金牌供应商' },
    checked: {
      en: 'The company exists: its licence, its legal representative and its bank account were compared with public registers.',
      zh: '公司真实存在：营业执照、法定代表人和银行账户已与公开登记信息核对。',
    },
    notProven: {
      en: 'Nobody visited the company. The badge is paid for by the supplier and says nothing about its goods.',
      zh: '未进行实地走访。该标志由供应商付费取得，不代表产品质量。',
    },
  },
  onsite_check: {
    name: { en: 'Onsite Check', zh: '实地核查' },
    checked: {
      en: 'Somebody stood in the premises and found the company there at work under its registered name.',
      zh: '核查人员到访经营场所，确认公司以登记名称在该处营业。',
    },
    notProven: {
      en: 'It is a visit of one day. It does not prove that your goods are made there, nor how good they are.',
      zh: '仅为单日走访，不能证明您的货物在该处生产，也不能证明其质量。',
    },
  },
  assessed: {
    name: { en: 'Assessed Supplier', zh: '深度认证供应商' },
    checked: {
      en: 'An inspection firm assessed machinery, people, quality system and capacity, and wrote a report.',
      zh: '检验机构评估了设备、人员、质量体系和产能，并出具报告。',
    },
    notProven: {
      en: 'It assesses the factory, not your order: inspect your goods before they are shipped.',
      zh: '评估对象是工厂而非您的订单：请在发货前检验您的货物。',
    },
  },
};

export const CHECKER_NAMES: Readonly<Record<Checker, string>> = {
  quayside: 'Quayside',
  sgs: 'SGS',
  'tuv-rheinland': 'TÜV Rheinland',
  'bureau-veritas': 'Bureau Veritas',
  intertek: 'Intertek',
};

export const SCOPES: Readonly<Record<ScopeCode, Sentence>> = {
  business_licence: { en: 'business licence', zh: '营业执照' },
  legal_person: { en: 'legal representative', zh: '法定代表人' },
  bank_account: { en: 'bank account', zh: '银行账户' },
  premises: { en: 'premises', zh: '经营场所' },
  machinery: { en: 'machinery', zh: '生产设备' },
  headcount: { en: 'number of people', zh: '人员数量' },
  quality_system: { en: 'quality system', zh: '质量体系' },
  production_capacity: { en: 'production capacity', zh: '产能' },
  export_record: { en: 'export record', zh: '出口记录' },
  test_equipment: { en: 'test equipment', zh: '检测设备' },
};
