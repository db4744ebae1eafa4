/** What was found, subject by subject: the clause's words, the reasons, the evidence of each side, and what a person changed. */
import type { Determination, Reason, SubjectFinding } from '../claims/determination.types.ts';
import { FINDINGS } from '../claims/reasons.data.ts';
import { inWords } from '../claims/reasons.rules.ts';
import type { Override } from '../claims/types.ts';
import type { Json, JsonObject } from '../kernel/result.ts';
import type { Exhibit } from './evidence.rules.ts';
import { type Voice, fullWidth, plain } from './say.rules.ts';
import type { LetterFacts, PrintBlock } from './types.ts';
import { CHARGES, CLASSES_OF_DEFECT, FAULTS, NATURES, PROBLEMS, SENTENCES, SUBJECTS } from './words.data.ts';

/** Words for the codes in a reason's data, by the name under which they stand. */
const TABLES: Readonly<Record<string, Readonly<Record<string, { readonly en: string; readonly zh: string }>>>> = {
  nature: NATURES,
  charge: CHARGES,
  missing: PROBLEMS,
  computed: FINDINGS,
};

function inWord(v: Voice, name: string, value: Json): Json {
  const table = TABLES[name];
  if (Array.isArray(value)) return value.map((each: Json) => inWord(v, name, each));
  const saying = table && typeof value === 'string' && Object.hasOwn(table, value) ? table[value] : undefined;
  return saying ? v.say(saying) : value;
}

/** The labels of evidence in place of its ids; an id that stands for nothing on the list stays. */
type LabelOf = (id: string) => string;

const labelsOf =
  (exhibits: readonly Exhibit[]): LabelOf =>
  (id) =>
    exhibits.find((exhibit) => exhibit.id === id)?.label ?? id;

function relabelled(v: Voice, { code, data, reliedOn }: Reason, labelOf: LabelOf): Reason {
  const worded: JsonObject = Object.fromEntries(Object.entries(data).map(([name, value]) => [name, inWord(v, name, value)]));
  const evidence = data['evidence'];
  return {
    code,
    data: typeof evidence === 'string' ? { ...worded, evidence: labelOf(evidence) } : worded,
    reliedOn: {
      buyer: reliedOn.buyer.map(labelOf),
      supplier: reliedOn.supplier.map(labelOf),
      platform: reliedOn.platform.map(labelOf),
    },
  };
}

/** Reasons as sentences that name the evidence by its label. */
function sentences(v: Voice, result: Determination, finding: SubjectFinding, reasons: readonly Reason[], labelOf: LabelOf) {
  const [worded] = inWords(
    { ...result, findings: [{ ...finding, reasons: reasons.map((r) => relabelled(v, r, labelOf)) }] },
    v.lang,
  );
  return (worded?.reasons ?? []).map((text) => (v.lang === 'zh' ? fullWidth(text) : text));
}

/** What a finding is about, in words. */
export const subjectName = (v: Voice, { kind, subject }: Pick<SubjectFinding, 'kind' | 'subject'>): string =>
  v.say(SUBJECTS[kind], { id: subject });

function titleOf(v: Voice, finding: SubjectFinding): string {
  const told = { subject: subjectName(v, finding), finding: v.say(FINDINGS[finding.finding]) };
  return finding.defectClass === null
    ? v.say(SENTENCES.finding, told)
    : v.say(SENTENCES.finding_class, { ...told, class: v.say(CLASSES_OF_DEFECT[finding.defectClass]) });
}

function overrideBlocks(v: Voice, overrides: readonly Override[], finding: SubjectFinding): readonly PrintBlock[] {
  const override = overrides.find(({ subject }) => subject === finding.subject);
  const computed = finding.reasons.find(({ code }) => code === 'overridden')?.data['computed'];
  if (!override || typeof computed !== 'string') return [];
  return [
    plain(v.say(SENTENCES.override, { computed: String(inWord(v, 'computed', computed)) })),
    { kind: 'paragraph', tone: 'quote', text: v.words(override.reason) },
  ];
}

function findingBlocks(
  v: Voice,
  facts: LetterFacts,
  exhibits: readonly Exhibit[],
  finding: SubjectFinding,
): readonly PrintBlock[] {
  const { decision, contract } = facts;
  if (!decision) return [];
  const { result, overrides } = decision;
  const labelOf = labelsOf(exhibits);
  const clause = contract.clauses.find(({ clauseId }) => clauseId === finding.subject);
  const decisive = finding.reasons.filter(({ code }) => code !== 'set_aside' && code !== 'overridden');
  const aside = finding.reasons.filter(({ code }) => code === 'set_aside');
  const relied = (side: keyof Reason['reliedOn']): string => {
    const ids = [...new Set(decisive.flatMap(({ reliedOn }) => reliedOn[side]))];
    return v.list(ids.map((id) => describe(v, exhibits, id)));
  };
  return [
    { kind: 'heading', level: 3, text: titleOf(v, finding) },
    ...(clause ? [{ kind: 'paragraph', tone: 'quote', text: v.words(clause.text) } as const] : []),
    ...overrideBlocks(v, overrides, finding),
    { kind: 'list', items: sentences(v, result, finding, decisive, labelOf) },
    {
      kind: 'rows',
      rows: [
        v.row('relied_buyer', relied('buyer')),
        v.row('relied_supplier', relied('supplier')),
        v.row('relied_platform', relied('platform')),
      ],
    },
    ...(aside.length > 0 ? [{ kind: 'list', items: sentences(v, result, finding, aside, labelOf) } as const] : []),
  ];
}

function describe(v: Voice, exhibits: readonly Exhibit[], id: string): string {
  const exhibit = exhibits.find((each) => each.id === id);
  return exhibit ? v.say(SENTENCES.relied, { label: exhibit.label, what: exhibit.what }) : id;
}

/** The findings of the decision, in the order of the contract, and whose fault they show. */
export function findingsBlocks(v: Voice, facts: LetterFacts, exhibits: readonly Exhibit[]): readonly PrintBlock[] {
  const { decision } = facts;
  if (!decision) return [];
  const { findings, fault } = decision.result;
  const none = plain(v.say(SENTENCES.nothing_found));
  return [
    { kind: 'heading', level: 2, text: v.heading('findings') },
    ...(findings.length === 0 ? [none] : findings.flatMap((finding) => findingBlocks(v, facts, exhibits, finding))),
    plain(v.say(FAULTS[fault])),
  ];
}
