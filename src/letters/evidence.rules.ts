/** The evidence that was before the programme, numbered by who filed it, so that reasons can name it. */
import type { EvidenceBody, FiledEvidence } from '../claims/evidence.types.ts';
import type { Side } from '../contracts/types.ts';
import type { Report } from '../inspections/types.ts';
import { paperKind } from '../shipments/lateness.rules.ts';
import type { Paper } from '../shipments/types.ts';
import { type Voice, inUnits, plain } from './say.rules.ts';
import type { LetterFacts, PrintBlock } from './types.ts';
import { EVIDENCE_KINDS, FILERS, ISSUERS, LABELS, OFFERS, PAPERS, SENTENCES } from './words.data.ts';

export type Exhibit = {
  /** The id by which reasons name it. */
  readonly id: string;
  /** `B1`, `S2`, `P1`. */
  readonly label: string;
  readonly what: string;
  readonly says: string;
};
type Unnumbered = Omit<Exhibit, 'label'> & { readonly side: Side | 'platform' };

const LETTERS: Readonly<Record<Side | 'platform', string>> = { buyer: 'B', supplier: 'S', platform: 'P' };

const joined = (v: Voice, parts: readonly (string | null)[]): string =>
  parts.filter((part) => part !== null).join(v.lang === 'zh' ? '；' : '; ');

/** The unit of the goods an item is about: of its line, or of the only one. */
function unitOf({ contract }: LetterFacts, lineId: string | null): string {
  const { lines } = contract.terms;
  return (lines.find((line) => line.lineId === lineId) ?? lines[0])?.quantity.unit ?? '';
}

/** What a letter quotes of an item: enough to know it by. The case file has the whole, and nobody buries a letter in words. */
const MOST_READINGS = 20;
const MOST_SIGNS = 400;

function readingsSay(v: Voice, values: readonly string[]): string {
  const more = values.length - MOST_READINGS;
  return more > 0
    ? v.say(SENTENCES.readings_cut, { values: v.list(values.slice(0, MOST_READINGS)), more })
    : v.say(SENTENCES.readings, { values: v.list(values) });
}

function wordsSay(v: Voice, text: string): string {
  const signs = Array.from(text);
  if (signs.length <= MOST_SIGNS) return v.say(SENTENCES.words, { text });
  return v.say(SENTENCES.words_cut, { text: signs.slice(0, MOST_SIGNS).join('') });
}

function bodySays(v: Voice, facts: LetterFacts, body: EvidenceBody): readonly (string | null)[] {
  const { values, fact, units, affectedThousandths, counted, instrument, method, uncertainty, text } = body;
  const quantity = (thousandths: number, lineId: string | null): string =>
    v.say(SENTENCES.quantity, { quantity: inUnits(thousandths), unit: unitOf(facts, lineId) });
  return [
    values.length === 0 ? null : readingsSay(v, values),
    fact === null ? null : v.say(fact === 'pass' ? SENTENCES.fact_pass : SENTENCES.fact_fail),
    units && v.say(SENTENCES.units, units),
    affectedThousandths === null ? null : v.say(SENTENCES.affected, { quantity: quantity(affectedThousandths, null) }),
    counted && v.say(SENTENCES.counted, { quantity: quantity(counted.thousandths, counted.lineId) }),
    instrument && v.say(SENTENCES.instrument, { instrument }),
    method && v.say(SENTENCES.method, { method }),
    uncertainty && v.say(SENTENCES.uncertainty, { uncertainty }),
    text && wordsSay(v, text),
  ];
}

function agencyName(v: Voice, { names }: LetterFacts, agencyId: string | null, issuer: keyof typeof ISSUERS): string {
  const agency = names.agencies.find(({ companyId }) => companyId === agencyId)?.name ?? v.say(SENTENCES.no_name);
  return v.say(SENTENCES.by_agency, { agency, issuer: v.say(ISSUERS[issuer]) });
}

/** What a side, or the appointed agency, filed in the claim. */
function filedExhibit(v: Voice, facts: LetterFacts, item: FiledEvidence): Unnumbered {
  const { evidenceId, by, kind, issuer, clauseId, body, files, filedAt, late } = item;
  const stored = facts.textOf(body) as unknown as EvidenceBody | null;
  const filing = { kind: v.say(EVIDENCE_KINDS[kind]), side: v.say(FILERS[by]), on: v.day(filedAt) };
  const agencyId = issuer === 'appointed' ? (facts.claim.appointment?.agencyId ?? null) : null;
  return {
    id: evidenceId,
    side: by,
    what: joined(v, [
      v.say(late ? SENTENCES.filed_late : SENTENCES.filed, filing),
      agencyId === null ? null : agencyName(v, facts, agencyId, 'appointed'),
      clauseId === null ? null : v.say(SENTENCES.of_clause, { id: clauseId }),
    ]),
    says: joined(v, [
      ...(stored === null ? [v.say(SENTENCES.erased, { hash: body.hash })] : bodySays(v, facts, stored)),
      ...files.map(({ name, sha256 }) => v.say(SENTENCES.file, { name: v.words(name), hash: `${sha256.slice(0, 16)}…` })),
    ]),
  };
}

/** What an agency of the order reported before the claim, clause by clause. */
function reportExhibits(v: Voice, facts: LetterFacts, report: Report): readonly Unnumbered[] {
  const { bookingId, agencyId, dated, clauses } = report;
  const judged = new Set(facts.decision?.result.findings.map(({ subject }) => subject));
  const approved = facts.contract.terms.approvedInspectors.includes(agencyId);
  return clauses
    .filter(({ clauseId, verdict }) => verdict !== 'excluded' && judged.has(clauseId))
    .map(({ clauseId, values, unit, fact }) => ({
      id: `${bookingId}:${clauseId}`,
      side: 'platform',
      what: joined(v, [
        v.say(SENTENCES.filed, { kind: v.say(EVIDENCE_KINDS.report), side: v.say(FILERS.platform), on: dated }),
        agencyName(v, facts, agencyId, approved ? 'approved' : 'directory'),
        v.say(SENTENCES.of_clause, { id: clauseId }),
      ]),
      says: joined(v, [
        values.length === 0
          ? null
          : readingsSay(
              v,
              values.map((value) => (unit === null ? `${value}` : `${value} ${unit}`)),
            ),
        fact === null ? null : v.say(fact === 'pass' ? SENTENCES.fact_pass : SENTENCES.fact_fail),
      ]),
    }));
}

/** A paper of the shipment that a reason rests on. */
const paperExhibit = (v: Voice, { paperId, type, datedOn }: Paper): Unnumbered => ({
  id: paperId,
  side: 'supplier',
  what: v.say(SENTENCES.paper, { side: v.say(FILERS.supplier), on: datedOn ?? v.say(SENTENCES.undated) }),
  says: paperName(v, type),
});

function paperName(v: Voice, type: string): string {
  const kind = paperKind(type);
  const known = Object.hasOwn(PAPERS, kind) ? PAPERS[kind] : undefined;
  return known ? v.say(known) : type;
}

/** A remedy that was promised and not performed. */
const promiseExhibits = (v: Voice, { claim, decision }: LetterFacts): readonly Unnumbered[] =>
  claim.brokenPromises
    .filter(({ failedAt }) => decision !== null && failedAt <= decision.at)
    .map(({ kind, performBy, failedAt }, index) => ({
      id: `promise-${index + 1}`,
      side: 'supplier',
      what: v.say(SENTENCES.promise, { side: v.say(FILERS.supplier), on: v.day(failedAt) }),
      says: v.say(SENTENCES.promised, { kind: v.say(OFFERS[kind]), on: performBy ?? v.say(SENTENCES.undated) }),
    }));

/** Everything that the decision weighed, numbered. Empty where nothing was decided. */
export function exhibitsOf(v: Voice, facts: LetterFacts): readonly Exhibit[] {
  const { decision, claim, reports, papers } = facts;
  if (!decision) return [];
  const named = new Set(decision.result.findings.flatMap(({ reasons }) => reasons.flatMap(({ reliedOn }) => reliedOn.supplier)));
  const all: readonly Unnumbered[] = [
    ...reports.flatMap((report) => reportExhibits(v, facts, report)),
    ...papers.filter(({ paperId }) => named.has(paperId)).map((paper) => paperExhibit(v, paper)),
    ...claim.evidence.filter(({ filedAt }) => filedAt <= decision.at).map((item) => filedExhibit(v, facts, item)),
    ...promiseExhibits(v, facts),
  ];
  const counts = { buyer: 0, supplier: 0, platform: 0 };
  return all.map(({ side, ...exhibit }) => {
    counts[side] += 1;
    return { ...exhibit, label: `${LETTERS[side]}${counts[side]}` };
  });
}

/** The list of it, for whoever reads a label in a reason. */
export function evidenceBlocks(v: Voice, exhibits: readonly Exhibit[]): readonly PrintBlock[] {
  const head: PrintBlock = { kind: 'heading', level: 2, text: v.heading('evidence') };
  if (exhibits.length === 0) return [head, plain(v.say(SENTENCES.no_evidence))];
  return [
    head,
    {
      kind: 'table',
      columns: [
        { title: v.say(LABELS.number), share: 1, align: 'left' },
        { title: v.say(LABELS.what), share: 5, align: 'left' },
        { title: v.say(LABELS.says), share: 8, align: 'left' },
      ],
      rows: exhibits.map(({ label, what, says }) => [label, what, says]),
      total: null,
    },
    { kind: 'paragraph', tone: 'quiet', text: v.say(SENTENCES.labels_of_evidence) },
  ];
}
