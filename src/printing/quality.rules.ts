/** What the goods must be: inspectors, the sampling plan of each class, every clause as written and as it is read, papers and files. */
import type { Clause, DefectClass } from '../contracts/types.ts';
import type { Operator } from '../contracts/lint.types.ts';
import { render } from '../contracts/render.rules.ts';
import type { JsonObject } from '../kernel/result.ts';
import { CLASSES_OF_DEFECT, SIDES } from '../letters/words.data.ts';
import { lotOf, planVisit } from '../shipments/visits.rules.ts';
import { problemsSay, withTakers } from './delivery.rules.ts';
import { type Voice, plain, quote, rows, table } from './say.rules.ts';
import type { ContractFacts, PrintBlock } from './types.ts';
import { FORMS, PLANS, PRECEDENCES, SENTENCES } from './words.data.ts';

const CLASSES: readonly DefectClass[] = ['critical', 'major', 'minor'];

/** Who may inspect, and how many units of the lot decide for each class. */
export function samplingBlocks(v: Voice, { names, terms }: ContractFacts): readonly PrintBlock[] {
  const { level, plan, aql } = terms.sampling;
  const visit = planVisit(terms, { kind: 'pre_shipment', level: null, aql: {}, lotSize: null });
  const byLot = v.say(SENTENCES.plan_by_lot);
  const cells = CLASSES.map((name) => {
    const label = v.say(CLASSES_OF_DEFECT[name]);
    if (!visit.ok) return [label, String(aql[name]), byLot, byLot, byLot];
    const { sampleSize: size, inspectAll, accept, reject, counting } = visit.value.classes[name];
    return [
      label,
      counting === 'defects' ? v.say(SENTENCES.defects_counted, { aql: aql[name] }) : String(aql[name]),
      inspectAll ? v.say(SENTENCES.sample_all, { size }) : String(size),
      String(accept),
      String(reject),
    ];
  });
  return [
    rows(
      v.row(
        'inspectors',
        names.inspectors.length === 0 ? v.say(SENTENCES.inspectors_none) : names.inspectors.map(v.party).join('; '),
      ),
      v.row('plan', v.say(SENTENCES.plan, { level, plan: v.say(PLANS[plan]), lot: lotOf(terms) })),
    ),
    table(
      [
        [v.label('class'), 3],
        [v.label('aql'), 2, 'right'],
        [v.label('sample'), 2, 'right'],
        [v.label('accept'), 2, 'right'],
        [v.label('reject'), 2, 'right'],
      ],
      cells,
    ),
    ...(visit.ok ? [plain(v.say(SENTENCES.plan_draw, { draw: visit.value.draw }))] : []),
  ];
}

const OPERATORS: readonly string[] = ['>=', '<=', '=', 'between', 'in'] satisfies readonly Operator[];

const asNumbers = (value: unknown): readonly number[] =>
  (Array.isArray(value) ? value : [value]).filter((each): each is number => typeof each === 'number');

/** The clause as it is judged, from the structure that stands under the fingerprint; null where that names no figure. */
function readingOf(v: Voice, parsed: JsonObject): string | null {
  const { characteristic, operator, value, unit, method, nominal } = parsed;
  const values = asNumbers(value);
  if (
    typeof characteristic !== 'string' ||
    typeof operator !== 'string' ||
    !OPERATORS.includes(operator) ||
    values.length === 0
  ) {
    return null;
  }
  const statement = render(
    {
      characteristic,
      relation: operator as Operator,
      values,
      unit: typeof unit === 'string' ? unit : '1',
      nominal: typeof nominal === 'number' ? nominal : null,
      standards: [],
      instruments: [],
    },
    v.lang,
  );
  return typeof method === 'string'
    ? v.say(SENTENCES.reading_method, { statement, method })
    : v.say(SENTENCES.reading, { statement });
}

function judgedSays(v: Voice, facts: ContractFacts, { clauseId, verdict, problems, parsed }: Clause): string {
  if (verdict === 'measurable') {
    return (parsed && readingOf(v, parsed)) ?? v.say(SENTENCES.reading_none);
  }
  return withTakers(v, facts, clauseId, v.say(SENTENCES.not_measurable, { problems: problemsSay(v, problems) }));
}

/** Every clause under its number: its words, and how they are read. */
export function clausesBlocks(v: Voice, facts: ContractFacts, chapter: number): readonly PrintBlock[] {
  if (facts.clauses.length === 0) return [plain(v.say(SENTENCES.no_clauses))];
  return facts.clauses.flatMap((clause, index): readonly PrintBlock[] => {
    const says = { n: `${chapter}.${index + 1}`, id: clause.clauseId, class: v.say(CLASSES_OF_DEFECT[clause.defectClass]) };
    const text =
      clause.lineId === null ? v.say(SENTENCES.clause, says) : v.say(SENTENCES.clause_line, { ...says, line: clause.lineId });
    return [{ kind: 'heading', level: 3, text }, quote(v.words(clause.text)), plain(judgedSays(v, facts, clause))];
  });
}

/** Papers that money or acceptance hangs on, and the files that are part of the contract. */
export function papersBlocks(v: Voice, { terms }: ContractFacts): readonly PrintBlock[] {
  const { documents, attachments } = terms;
  if (documents.length + attachments.length === 0) return [plain(v.say(SENTENCES.no_papers))];
  const papers = table(
    [
      [v.label('paper'), 4],
      [v.label('issuer'), 3],
      [v.label('latest'), 2],
    ],
    documents.map(({ type, form, issuer, latestOn }) => [
      form ? v.say(SENTENCES.paper_form, { paper: v.paper(type), form: v.say(FORMS[form]) }) : v.paper(type),
      issuer ? v.words(issuer) : v.say(SENTENCES.not_stated),
      latestOn ?? v.say(SENTENCES.not_stated),
    ]),
  );
  const files = table(
    [
      [v.label('file'), 3],
      [v.label('hash'), 5],
      [v.label('added_by'), 2],
      [v.label('precedence'), 3],
    ],
    attachments.map(({ name, sha256, by, precedence }) => [
      v.words(name),
      sha256,
      v.say(SIDES[by]),
      v.say(PRECEDENCES[precedence]),
    ]),
  );
  return [...(documents.length > 0 ? [papers] : []), ...(attachments.length > 0 ? [files] : [])];
}
