/** What people read about terms of delivery that cannot be used. */
import type { IncotermRefusal } from '../../incoterms/types.ts';
import type { Problem } from './problem.ts';

export const INCOTERMS = {
  'incoterm.unknown': {
    status: 422,
    title: { en: 'This is not an Incoterms 2020 rule.', zh: '这不是 Incoterms 2020 的术语。' },
    detail: { en: '“{text}” is not an Incoterms 2020 rule.', zh: '“{text}”不是 Incoterms 2020 的术语。' },
    advice: {
      en: 'Use one of EXW, FCA, FAS, FOB, CFR, CIF, CPT, CIP, DAP, DPU and DDP with a place, such as FOB Shenzhen.',
      zh: '请使用 EXW、FCA、FAS、FOB、CFR、CIF、CPT、CIP、DAP、DPU、DDP 之一并写明地点，例如 FOB Shenzhen。',
    },
  },
  'incoterm.place_missing': {
    status: 422,
    title: { en: 'The term names no place.', zh: '术语未写明地点。' },
    detail: { en: '{rule} needs a named place.', zh: '{rule} 须写明地点。' },
    advice: {
      en: 'Name the port or place: cost and risk pass there, such as FOB Shenzhen.',
      zh: '请写明港口或地点：费用与风险在该处转移，例如 FOB Shenzhen。',
    },
  },
  'incoterm.place_malformed': {
    status: 422,
    title: { en: 'The named place cannot be used.', zh: '所写地点无法使用。' },
    detail: { en: 'The place is one line of at most {most} characters.', zh: '地点须为一行，最多 {most} 个字符。' },
    advice: { en: 'Write the place in plain words on one line.', zh: '请用一行普通文字书写地点。' },
  },
  'incoterm.charge_unknown': {
    status: 422,
    title: { en: 'This kind of charge is not known.', zh: '未知费用类型。' },
    detail: { en: '“{text}” is not a kind of charge.', zh: '“{text}”不是费用类型。' },
    advice: {
      en: 'Use a charge of the matrix, such as origin_terminal or import_clearance.',
      zh: '请使用费用表中的类型，例如 origin_terminal 或 import_clearance。',
    },
  },
} satisfies Record<IncotermRefusal, Problem>;
