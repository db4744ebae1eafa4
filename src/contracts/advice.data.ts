/** What a problem means for a claim, and what to add: the words of the coach, in English and Chinese. */
import type { Advice } from './coach.types.ts';
import type { Problem } from './lint.types.ts';

/** Source: the programme's rules of determination; what importers lost claims on. */
export const ADVICE: Readonly<Record<Problem, Advice>> = {
  subjective_term: {
    why: {
      en: 'Two honest inspectors read this word differently, so in a claim the point is excluded and decides nothing.',
      zh: '两名诚实的检验员对该词会有不同理解,因此索赔时该点被排除,不起任何作用。',
    },
    add: {
      en: 'Say what can be seen, counted or measured, with its limit.',
      zh: '请写明可以看见、计数或测量的内容及其限值。',
    },
  },
  escape_clause: {
    why: {
      en: 'The sentence lets the supplier out of its promise, so nothing can be broken.',
      zh: '该句给了供应商免责的出口,因此无从谈起违约。',
    },
    add: { en: 'Strike the way out, or say what is owed in either case.', zh: '删去免责措辞,或写明两种情况下各应履行的内容。' },
  },
  open_ended: {
    why: {
      en: 'The list has no end or allows something else, so what came instead was allowed, too.',
      zh: '清单没有终点或允许替代,因此交付的替代品也算符合。',
    },
    add: { en: 'Close the list, or name each brand and model that is allowed.', zh: '请封闭清单,或列明允许的每个品牌和型号。' },
  },
  undefined_reference: {
    why: {
      en: 'In a claim nobody can prove which sample, picture or talk was meant.',
      zh: '索赔时无人能证明所指的是哪个样品、图片或谈话。',
    },
    add: {
      en: 'Give the reference a number and a date, and attach or seal it.',
      zh: '请为参照物编号、注明日期,并附上或封存。',
    },
  },
  relative_date: {
    why: {
      en: 'The day hangs on an event, so no day can be missed: a late claim is refused.',
      zh: '日期取决于某一事件,因此不存在错过的日期:迟延索赔会被拒绝。',
    },
    add: { en: 'Write the calendar day, or two days with a window between them.', zh: '请写明日历日期,或写明起止两个日期。' },
  },
  vague_quantity: {
    why: {
      en: 'An amount that is only about right is never wrong.',
      zh: '大约的数量永远不会算错。',
    },
    add: { en: 'Give the amount with its tolerance.', zh: '请写明数量及其公差。' },
  },
  no_limit: {
    why: {
      en: 'It names what to look at and not how much is enough, so every result conforms.',
      zh: '只写了看什么,没有写多少算合格,因此任何结果都算符合。',
    },
    add: { en: 'Add the figure or grade that must be reached.', zh: '请补充须达到的数值或等级。' },
  },
  no_unit: {
    why: {
      en: 'The figure has no unit; the other side will read it in the one that suits it.',
      zh: '数值没有单位,对方会按对自己有利的单位理解。',
    },
    add: { en: 'Write the unit behind the figure.', zh: '请在数值后写明单位。' },
  },
  no_tolerance: {
    why: {
      en: 'No product measures exactly this, and nobody agreed how far off is too far.',
      zh: '没有产品会恰好等于该值,而双方未约定允许偏差。',
    },
    add: { en: 'Say at least, at most, or plus and minus how much.', zh: '请写明至少、至多或正负多少。' },
  },
  no_method: {
    why: {
      en: 'The result depends on how it is tested; two laboratories would disagree, and neither report decides.',
      zh: '结果取决于测试方法;两家实验室结论会不同,任何一份报告都无法定案。',
    },
    add: { en: 'Name the standard, or describe the test.', zh: '请写明标准,或描述测试方法。' },
  },
  multiple_requirements: {
    why: {
      en: 'Several requirements stand in one clause and some cannot be decided; they pull the others down.',
      zh: '一个条款包含多项要求,其中有的无法判定,会连累其他要求。',
    },
    add: { en: 'Make each requirement a clause of its own.', zh: '请将每项要求单列为一个条款。' },
  },
};
