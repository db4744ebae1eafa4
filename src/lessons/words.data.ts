/** What a gap in the proof means, and which words in the contract would have closed it. */
import type { Advice } from '../contracts/coach.types.ts';
import type { ProofGap } from './types.ts';

/** Source: the determination's rules of evidence (docs/reference/determination.md). */
export const GAPS: Readonly<Record<ProofGap, Advice>> = {
  share_unknown: {
    why: {
      en: 'The goods were off, but nobody knew how many of them, so no share of the price could be given back.',
      zh: '货物不符，但无人知道涉及多少，因此无法按比例退款。',
    },
    add: {
      en: 'Say in the clause which sample is taken and how many may fail: the failing part of the sample is then the share.',
      zh: '请在条款中写明抽样方案和允许的不合格数：样本的不合格比例即为受影响比例。',
    },
  },
  contradicted: {
    why: {
      en: 'Two measurements of the same rank said opposite things.',
      zh: '同级别的两项测量结论相反。',
    },
    add: {
      en: 'Name the test method with its edition, and one agency that both approve: its report then outranks the others.',
      zh: '请写明检测方法及版本，并约定双方认可的检验机构：其报告优先于其他证据。',
    },
  },
  within_uncertainty: {
    why: {
      en: 'The reading was beyond the limit by less than the doubt of the instrument.',
      zh: '读数超出限值的幅度小于仪器的不确定度。',
    },
    add: {
      en: 'Widen the tolerance to what a caliper or a scale can tell apart, or let a laboratory measure it.',
      zh: '请将公差放宽到卡尺或秤能够分辨的程度，或约定由实验室测量。',
    },
  },
  too_few_failures: {
    why: {
      en: 'So few pieces failed that it may be an accident in goods that are as agreed.',
      zh: '不合格件数过少，可能只是合格批中的偶然。',
    },
    add: { en: 'Write the sample size and how many may fail.', zh: '请写明样本量和允许的不合格数。' },
  },
  instrument_unsuited: {
    why: {
      en: 'It was measured with something that does not measure this.',
      zh: '所用仪器不适合测量该特性。',
    },
    add: { en: 'Name the instrument or the test method in the clause.', zh: '请在条款中写明仪器或检测方法。' },
  },
  incomplete_measurement: {
    why: {
      en: 'Instrument, method or uncertainty of the measurement was not told.',
      zh: '测量未说明仪器、方法或不确定度。',
    },
    add: { en: 'Name the instrument or the test method in the clause.', zh: '请在条款中写明仪器或检测方法。' },
  },
  unreadable: {
    why: {
      en: 'What was measured could not be put into the unit of the clause.',
      zh: '测量结果无法换算为条款的单位。',
    },
    add: { en: 'Use the unit in which the trade measures this.', zh: '请使用该行业测量时采用的单位。' },
  },
  photo_no_quantity: {
    why: { en: 'There were only photos, and a photo proves no figure.', zh: '只有照片，而照片不能证明数值。' },
    add: {
      en: 'Say who measures and how, or ask for something that a photo shows: a part that is there, a text that is printed.',
      zh: '请写明由谁、如何测量，或改为照片能够显示的内容：部件存在、文字已印。',
    },
  },
  statement_alone: {
    why: { en: 'There were only words of the parties.', zh: '只有当事方的陈述。' },
    add: {
      en: 'Say who measures and how, and agree an inspection before shipment.',
      zh: '请写明由谁、如何测量，并约定发货前检验。',
    },
  },
  nothing_shown: {
    why: { en: 'Nobody showed anything that tells of it.', zh: '无人出示与其有关的材料。' },
    add: {
      en: 'Say in the clause how it is checked and by whom, and put it on the list of an inspection before shipment.',
      zh: '请在条款中写明如何检查、由谁检查，并列入发货前检验清单。',
    },
  },
};
