/** The order's grade: how much of it could be judged in a dispute, with each point explained. */
import type { Verdict } from '../contracts/lint.types.ts';
import { limitOf } from '../inspections/readings.rules.ts';
import type { Policy } from '../policy/types.ts';
import type { CaseClause, CaseContract } from './determination.types.ts';
import type { BadEvent } from './events.data.ts';
import type { ClauseWorth, Grade, GradeItem, Proof } from './grade.types.ts';
import { INSTRUMENTS } from './instruments.data.ts';
import { instrumentOf, uncertaintyOf } from './measurement.rules.ts';
import type { PreviewFigures } from './preview.cases.rules.ts';
import { previewOne } from './preview.rules.ts';

export type GradeFacts = {
  readonly contract: CaseContract;
  readonly policy: Policy;
  readonly figures: PreviewFigures;
  readonly clauses: readonly { readonly clauseId: string; readonly verdict: Verdict; readonly defectClass: string }[];
  /** Topics of the category's checklist, and those that no clause mentions. */
  readonly topics: number;
  readonly absent: readonly string[];
  readonly hasDate: boolean;
  /** Share due before the risk passes, basis points. */
  readonly dueBeforeRisk: number;
  readonly hasApprovedInspector: boolean;
};

const WEIGHTS: Readonly<Record<string, number>> = { critical: 4, major: 2, minor: 1 };
const LETTERS: readonly (readonly [number, Grade['letter']])[] = [
  [85, 'A'],
  [70, 'B'],
  [55, 'C'],
  [40, 'D'],
];

/** Three times the uncertainty, as the determination asks. Source: programme rules, own measurement. */
const CERTAIN = 3;

const ratio = (part: number, whole: number): number => (whole === 0 ? 0 : part / whole);
const tidy = (value: number): number => Number(value.toPrecision(6));

function clauseItem({ clauses }: GradeFacts): GradeItem {
  const weight = (list: GradeFacts['clauses']): number => list.reduce((sum, c) => sum + (WEIGHTS[c.defectClass] ?? 1), 0);
  const open = clauses.filter(({ verdict }) => verdict !== 'measurable');
  const most = 40;
  const points = Math.round(most * ratio(weight(clauses) - weight(open), weight(clauses)));
  const names = open.map(({ clauseId }) => clauseId).join(', ');
  return {
    code: 'clauses',
    points,
    most,
    says: {
      en: `${clauses.length - open.length} of ${clauses.length} clauses can be judged.`,
      zh: `${clauses.length} 个条款中有 ${clauses.length - open.length} 个可以判定。`,
    },
    raise:
      clauses.length === 0
        ? {
            en: 'Write what the goods must be: without a clause there is no quality claim.',
            zh: '请写明货物要求:没有条款就没有质量索赔。',
          }
        : open.length > 0
          ? { en: `Make these measurable: ${names}.`, zh: `请使以下条款可衡量:${names}。` }
          : null,
  };
}

function absentItem({ topics, absent }: GradeFacts): GradeItem {
  const most = 20;
  return {
    code: 'absent',
    points: topics === 0 ? most / 2 : Math.round(most * ratio(topics - absent.length, topics)),
    most,
    says: {
      en: `${topics - absent.length} of ${topics} topics of the category are covered.`,
      zh: `该品类 ${topics} 个要点中已覆盖 ${topics - absent.length} 个。`,
    },
    raise:
      topics === 0
        ? { en: 'Choose a category, and the checklist shows what others forgot.', zh: '请选择品类,清单会提示常被遗漏的要点。' }
        : absent.length > 0
          ? { en: `Nobody wrote about: ${absent.join(', ')}.`, zh: `尚未提及:${absent.join('、')}。` }
          : null,
  };
}

/** A point that is there or not. */
const either = (
  code: GradeItem['code'],
  most: number,
  held: boolean,
  yes: GradeItem['says'],
  no: GradeItem['says'],
  raise: GradeItem['says'],
): GradeItem => ({
  code,
  points: held ? most : 0,
  most,
  says: held ? yes : no,
  raise: held ? null : raise,
});

function paymentItem({ dueBeforeRisk }: GradeFacts): GradeItem {
  const most = 15;
  // Nothing is lost up to a usual deposit of 30 %, everything at 100 %.
  const points = Math.round(most * Math.min(1, Math.max(0, (10_000 - dueBeforeRisk) / 7_000)));
  const percent = dueBeforeRisk / 100;
  return {
    code: 'payment',
    points,
    most,
    says: { en: `${percent} % falls due before the goods are shipped.`, zh: `${percent}% 在发运前到期。` },
    raise:
      points < most
        ? { en: 'Let more hang on a shipping document or on arrival.', zh: '请将更多款项与运输单据或到货挂钩。' }
        : null,
  };
}

/** Some instruments' doubt grows with the reading, and so the edge moves a little with it. */
const STEPS = 6;

/** Where a reading is certain: the edge, and three times the instrument's doubt at the reading itself. */
function beyondOf(instrument: string, unit: string, edge: number, below: boolean): number | null {
  const stated = unit === '1' || unit === 'pcs' ? '0' : `0 ${unit}`;
  let beyond = edge;
  for (let n = 0; n < STEPS; n += 1) {
    const doubt = uncertaintyOf({ instrument, uncertainty: stated }, unit, beyond);
    if (doubt === null) return null;
    beyond = tidy(below ? edge - CERTAIN * doubt : edge + CERTAIN * doubt);
  }
  return beyond;
}

/** The reading from which a party's own instrument proves that the clause was broken. */
function ownProof({ parsed }: CaseClause): Proof | null {
  const limit = limitOf(parsed);
  if (!limit || limit.operator === 'in') return null;
  const low = Math.min(...limit.values);
  const high = Math.max(...limit.values);
  const below = limit.operator === '>=' || limit.operator === 'between' || limit.operator === '=';
  const edge = below ? low : high;
  // What the clause names comes first: nobody holds a caliper to a door.
  const named = instrumentOf(typeof parsed?.['method'] === 'string' ? parsed['method'] : null);
  for (const { words } of named ? [named, ...INSTRUMENTS] : INSTRUMENTS) {
    const instrument = words[0] ?? '';
    const beyond = beyondOf(instrument, limit.unit, edge, below);
    if (beyond === null) continue;
    return { by: 'own_measurement', instrument, beyond, side: below ? 'below' : 'above', unit: limit.unit };
  }
  return null;
}

function proofsOf(clause: CaseClause): readonly Proof[] {
  if (clause.verdict !== 'measurable') return [];
  const own = ownProof(clause);
  const method = clause.parsed?.['method'];
  const laboratory: Proof = { by: 'laboratory', method: typeof method === 'string' ? method : null };
  return limitOf(clause.parsed) ? [...(own ? [own] : []), laboratory] : [{ by: 'photo' }, laboratory];
}

/** A clause broken and shown by an appointed laboratory: the plainest case that there is. */
const BROKEN: BadEvent = {
  code: 'clause_broken',
  ground: 'quality',
  when: 'before_shipment',
  happening: { kind: 'clause', topic: 'any', proof: 'appointed', nature: 'material', packingFailed: false },
  fallbacks: [],
  en: '',
  zh: '',
};

/** What the order gives back if this clause alone is broken: decided by the determination itself. */
function worthOf({ contract, policy, figures }: GradeFacts, clause: CaseClause): ClauseWorth {
  const { clauseId, verdict } = clause;
  const alone: CaseContract = { ...contract, clauses: [{ ...clause, packing: false }] };
  const refundMinor = verdict === 'measurable' ? previewOne(alone, policy, figures, BROKEN).refundMinor : 0;
  return { clauseId, verdict, refundMinor, proofs: proofsOf(clause) };
}

/** The grade of an order as its text stands. The same text and figures give the same grade. */
export function gradeOf(facts: GradeFacts): Grade {
  const { contract, figures } = facts;
  const items: readonly GradeItem[] = [
    clauseItem(facts),
    absentItem(facts),
    either(
      'date',
      15,
      facts.hasDate,
      { en: 'The shipping date is an exact day.', zh: '发运日期是确定的日期。' },
      { en: 'There is no exact shipping date: no late claim.', zh: '没有确定的发运日期:不能就迟延索赔。' },
      { en: 'Write the calendar day.', zh: '请写明日历日期。' },
    ),
    paymentItem(facts),
    either(
      'cover',
      7,
      figures.cover === 'post_delivery' || facts.hasApprovedInspector,
      { en: 'Somebody can look at the goods in time to claim.', zh: '可在索赔期内查验货物。' },
      { en: 'Cover ends with shipment and no inspector is agreed.', zh: '保障随发运结束,且未约定检验机构。' },
      { en: 'Agree post-delivery cover, or approve an inspector.', zh: '请约定收货后保障,或认可检验机构。' },
    ),
    either(
      'sampling',
      3,
      facts.hasApprovedInspector,
      { en: 'Both approved whose report counts.', zh: '双方已认可其报告有效的检验机构。' },
      { en: 'Nobody agreed whose report counts.', zh: '未约定以谁的报告为准。' },
      {
        en: 'Name an agency that both approve: its report then ranks next to an appointed laboratory’s.',
        zh: '请约定双方认可的机构:其报告的效力仅次于指定实验室。',
      },
    ),
  ];
  const score = items.reduce((sum, { points }) => sum + points, 0);
  return {
    score,
    letter: LETTERS.find(([from]) => score >= from)?.[1] ?? 'E',
    items,
    clauses: contract.clauses.map((clause) => worthOf(facts, clause)),
  };
}
