/** Cases put together and checked: a contract as the determination reads it, and a file that contradicts itself refused. */
import type { Agreed } from '../contracts/types.ts';
import { RULES, type Rule } from '../incoterms/types.ts';
import { isZone, parseDate, parseInstant } from '../kernel/dates.ts';
import { isCurrency } from '../kernel/currency.ts';
import { MAX_MINOR, type Minor, sumMinor } from '../kernel/money.ts';
import { type Refused, type Result, ok, refuse } from '../kernel/result.ts';
import { contradictsItself } from './evidence.rules.ts';
import { type CaseContract, type CaseInput, type DeterminationRefusal, RULE_SET } from './determination.types.ts';

export type ContractFacts = {
  /** Clauses about how the goods are packed. */
  readonly packing: readonly string[];
  /** Clauses that there is only one of in the lot: a paper, the whole delivery. */
  readonly aboutLot: readonly string[];
  readonly lateFigure: CaseContract['lateFigure'];
};

const isRule = (word: string): word is Rule => (RULES as readonly string[]).includes(word);

/** The confirmed contract as a determination reads it: no names, no free text. null: its trade term is none of 2020. */
export function caseContract({ version, fingerprint, terms, clauses }: Agreed, facts: ContractFacts): CaseContract | null {
  const { rule } = terms.incoterm;
  if (!isRule(rule)) return null;
  const { currency, transport, shipZone, deliverBy, remedy, sampling } = terms;
  return {
    version,
    fingerprint,
    rule,
    currency,
    transport,
    shipZone,
    deliverBy,
    remedy,
    sampling,
    shipBy: terms.shipBy.date,
    lateFigure: facts.lateFigure,
    lines: terms.lines.map(({ lineId, quantity, totalMinor }) => ({ lineId, quantity, totalMinor })),
    clauses: clauses.map(({ clauseId, defectClass, lineId, verdict, problems, parsed }) => ({
      clauseId,
      defectClass,
      lineId,
      verdict,
      problems,
      parsed,
      packing: facts.packing.includes(clauseId),
      scope: facts.aboutLot.includes(clauseId) ? 'lot' : 'units',
    })),
  };
}

type Problem = Refused<DeterminationRefusal>;
const bad = (code: DeterminationRefusal, path: string): Problem => refuse(code, { path });

/** The first id that stands twice. */
function doubled(ids: readonly string[], path: string): readonly Problem[] {
  const at = ids.findIndex((id, index) => ids.indexOf(id) !== index);
  return at < 0 ? [] : [bad('determination.twice', `${path}/${at}`)];
}

/** Ids that nothing in the contract bears. */
const unknown = (known: readonly string[], named: readonly (readonly [string | null, string])[]): readonly Problem[] =>
  named.filter(([id]) => id !== null && !known.includes(id)).map(([, path]) => bad('determination.reference_unknown', path));

function badDates({ contract, claim, facts }: CaseInput): readonly Problem[] {
  const days: readonly (readonly [string | null, string])[] = [
    [contract.shipBy, '/contract/shipBy'],
    [contract.deliverBy, '/contract/deliverBy'],
    ...facts.consignments.flatMap((lot, n): readonly (readonly [string | null, string])[] => [
      [lot.shippedOn, `/facts/consignments/${n}/shippedOn`],
      [lot.arrivedOn, `/facts/consignments/${n}/arrivedOn`],
      [lot.tender?.on ?? null, `/facts/consignments/${n}/tender/on`],
      ...lot.papers.map(({ datedOn }, p) => [datedOn, `/facts/consignments/${n}/papers/${p}/datedOn`] as const),
    ]),
  ];
  // Instants are compared as texts, so only the one form of them will do.
  const instants: readonly (readonly [string | null, string])[] = [
    [claim.openedAt, '/claim/openedAt'],
    ...facts.consignments.map((lot, n) => [lot.shippedAt, `/facts/consignments/${n}/shippedAt`] as const),
  ];
  const isInstant = (text: string): boolean => {
    const read = parseInstant(text);
    return read.ok && read.value === text;
  };
  return [
    ...days.filter(([day]) => day !== null && !parseDate(day).ok),
    ...instants.filter(([instant]) => instant !== null && !isInstant(instant)),
  ].map(([, path]) => bad('determination.malformed', path));
}

function badReferences({ contract, claim, evidence, inspection }: CaseInput): readonly Problem[] {
  const clauses = contract.clauses.map(({ clauseId }) => clauseId);
  const lines = contract.lines.map(({ lineId }) => lineId);
  const tested = inspection?.tested ?? [];
  return [
    ...unknown(
      clauses,
      claim.points.map(({ clauseId }, n) => [clauseId, `/claim/points/${n}/clauseId`]),
    ),
    ...unknown(
      clauses,
      evidence.map(({ clauseId }, n) => [clauseId, `/evidence/${n}/clauseId`]),
    ),
    ...unknown(
      clauses,
      tested.map((clauseId, n) => [clauseId, `/inspection/tested/${n}`]),
    ),
    ...unknown(
      tested,
      (inspection?.addedByClaimant ?? []).map((id, n) => [id, `/inspection/addedByClaimant/${n}`]),
    ),
    ...unknown(
      lines,
      contract.clauses.map(({ lineId }, n) => [lineId, `/contract/clauses/${n}/lineId`]),
    ),
    ...unknown(
      lines,
      claim.points.map(({ lineId }, n) => [lineId, `/claim/points/${n}/lineId`]),
    ),
    ...unknown(
      lines,
      claim.shortages.map(({ lineId }, n) => [lineId, `/claim/shortages/${n}/lineId`]),
    ),
    ...unknown(
      lines,
      evidence.map(({ counted }, n) => [counted?.lineId ?? null, `/evidence/${n}/counted/lineId`]),
    ),
  ];
}

function doubles({ contract, claim, facts, evidence, inspection }: CaseInput): readonly Problem[] {
  return [
    ...doubled(
      contract.lines.map(({ lineId }) => lineId),
      '/contract/lines',
    ),
    ...doubled(
      contract.clauses.map(({ clauseId }) => clauseId),
      '/contract/clauses',
    ),
    ...doubled(
      claim.points.map(({ clauseId }) => clauseId),
      '/claim/points',
    ),
    ...doubled(
      claim.shortages.map(({ lineId }) => lineId),
      '/claim/shortages',
    ),
    ...doubled(
      facts.consignments.map(({ consignmentId }) => consignmentId),
      '/facts/consignments',
    ),
    ...doubled(
      evidence.map(({ evidenceId }) => evidenceId),
      '/evidence',
    ),
    ...doubled(inspection?.tested ?? [], '/inspection/tested'),
    ...doubled(inspection?.addedByClaimant ?? [], '/inspection/addedByClaimant'),
  ];
}

/** Items that say two things at once. */
function doubleTongued({ contract, evidence }: CaseInput): readonly Problem[] {
  const clauseOf = (id: string | null) => contract.clauses.find(({ clauseId }) => clauseId === id) ?? null;
  return evidence.flatMap((item, n) =>
    contradictsItself(clauseOf(item.clauseId), item) ? [bad('determination.evidence_contradicts', `/evidence/${n}/fact`)] : [],
  );
}

/** Figures that no case can have: more goods shipped or claimed than sold, more failures than units. */
function contradictions({ contract, claim, facts, evidence }: CaseInput): readonly Problem[] {
  const goods: Minor = sumMinor(contract.lines.map(({ totalMinor }) => totalMinor));
  const shipped = sumMinor(facts.consignments.map(({ goodsMinor }) => goodsMinor));
  const at = (wrong: boolean, path: string): readonly Problem[] => (wrong ? [bad('determination.figures_contradict', path)] : []);
  const [only = null, ...others] = contract.lines;
  const sold = (lineId: string | null): number => {
    const line = lineId === null && others.length === 0 ? only : contract.lines.find((each) => each.lineId === lineId);
    return line?.quantity.thousandths ?? Number.POSITIVE_INFINITY;
  };
  const lineOf = (clauseId: string): string | null => contract.clauses.find((each) => each.clauseId === clauseId)?.lineId ?? null;
  return [
    ...at(goods > MAX_MINOR, '/contract/lines'),
    ...at(shipped > goods, '/facts/consignments'),
    ...at(facts.usedMinor > goods, '/facts/usedMinor'),
    ...at(facts.returnedMinor > facts.paidMinor, '/facts/returnedMinor'),
    ...at(facts.retainedMinor > facts.paidMinor, '/facts/retainedMinor'),
    ...claim.points.flatMap(({ clauseId, lineId, claimedThousandths: claimed }, n) =>
      at((claimed ?? 0) > sold(lineOf(clauseId) ?? lineId), `/claim/points/${n}/claimedThousandths`),
    ),
    ...claim.shortages.flatMap(({ lineId, claimedThousandths }, n) =>
      at(claimedThousandths > sold(lineId), `/claim/shortages/${n}/claimedThousandths`),
    ),
    ...evidence.flatMap(({ units }, n) => at(units !== null && units.failing > units.tested, `/evidence/${n}/units/failing`)),
  ];
}

/**
 * Lets a case of the right shape pass, or says what in it no case can be.
 * Errors: determination.rule_set_unknown, malformed (dates, zone, currency), reference_unknown, twice, figures_contradict,
 * evidence_contradicts (an item that says two things at once);
 * each with the JSON pointer `path`.
 */
export function checkCase(input: CaseInput): Result<CaseInput, DeterminationRefusal> {
  if (input.ruleSet !== RULE_SET) return bad('determination.rule_set_unknown', '/ruleSet');
  const { currency, shipZone } = input.contract;
  const [problem] = [
    ...(isCurrency(currency) ? [] : [bad('determination.malformed', '/contract/currency')]),
    ...(isZone(shipZone) ? [] : [bad('determination.malformed', '/contract/shipZone')]),
    ...badDates(input),
    ...badReferences(input),
    ...doubles(input),
    ...contradictions(input),
    ...doubleTongued(input),
  ];
  return problem ?? ok(input);
}
