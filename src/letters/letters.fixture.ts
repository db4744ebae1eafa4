/** Letters' facts made from cases, for tests: the golden ones as if each had been claimed, decided and approved here. */
import type { CaseInput, Evidence } from '../claims/determination.types.ts';
import { type FindingOverride, determineWith } from '../claims/override.rules.ts';
import { GOLDEN } from '../claims/golden.data.ts';
import type { EvidenceBody, FiledEvidence } from '../claims/evidence.types.ts';
import type { Appointment, Claim, Decision, Offer, OfferKind, Settlement } from '../claims/types.ts';
import type { Agreed } from '../contracts/types.ts';
import { dayOf, endOfDay } from '../kernel/dates.ts';
import type { ContentRef } from '../kernel/decider.ts';
import type { Json } from '../kernel/result.ts';
import { BUYER, SUPPLIER, terms } from '../orders/orders.fixture.ts';
import { letterOf } from './letter.rules.ts';
import { plainText } from './text.rules.ts';
import type { LetterFacts, LetterLang } from './types.ts';

export const ORDER = `${SUPPLIER}-0rder00000`;
export const CLAIM = 'claim00001';
export const AGENCY = 'sgs0000000';

/** What people wrote, by content id; the hash is the id again, which is all that a letter says of an erased one. */
const ref = (contentId: string): ContentRef => ({ contentId, hash: `hash-of-${contentId}` });

export const deadline = (lastDay: string) => ({ lastDay, at: endOfDay(lastDay, 'Asia/Shanghai') });

const WRITTEN: Readonly<Record<string, string>> = {
  claim: 'The goods are not what was agreed: 你好, “quoted”, 3 of them.\nSecond line.',
  answer: 'They were not assembled properly.',
  'reason-door': 'The photo of 2 May shows the drawing’s own scale.',
  appeal: 'The tape was read from the wrong end.',
  note: 'Without admitting anything.',
  product: 'Display tent 3 x 6 m',
};

function bodyOf(item: Evidence): EvidenceBody {
  const { values, fact, units, affectedThousandths, counted, instrument, method, uncertainty } = item;
  return {
    values,
    fact,
    units,
    affectedThousandths,
    counted,
    instrument,
    method,
    uncertainty,
    text: `words of ${item.evidenceId}`,
  };
}

const filed = (item: Evidence, filedAt: string): FiledEvidence => ({
  evidenceId: item.evidenceId,
  by: item.side,
  kind: item.kind,
  issuer: item.issuer,
  clauseId: item.clauseId,
  body: ref(`body-${item.evidenceId}`),
  files: Array.from({ length: item.photos }, (_, n) => ({
    documentId: `doc-${n}`,
    sha256: `${n}`.repeat(64),
    sharedId: `doc-${n}`,
    sharedSha256: `${n}`.repeat(64),
    mediaType: 'image/jpeg',
    sizeBytes: 10,
    name: ref(`name-${n}`),
  })),
  filedAt,
  late: item.late,
  answerBy: null,
  requestId: null,
});

function contractOf({ contract }: CaseInput): Agreed {
  const base = terms();
  const lines = contract.lines.map((line) => ({ ...line, product: ref('product'), sku: null, unitPriceMinor: 1, lot: null }));
  const clauses = contract.clauses.map(({ packing: _, scope: __, ...clause }) => ({
    ...clause,
    text: ref(`clause-${clause.clauseId}`),
    by: 'buyer' as const,
  }));
  const { version, fingerprint, currency, shipZone, remedy } = contract;
  return { version, fingerprint, at: '2026-01-13T01:00:00.000Z', terms: { ...base, currency, shipZone, remedy, lines }, clauses };
}

const appointmentOf = ({ inspection, evidence }: CaseInput): Appointment | null =>
  inspection && {
    appointmentId: 'apt0000001',
    agencyId: AGENCY,
    firm: 'SGS',
    feeMinor: inspection.feeMinor,
    appointedAt: '2026-07-16T01:00:00.000Z',
    insisted: false,
    tested: inspection.tested,
    addedByClaimant: inspection.addedByClaimant,
    prepayBy: deadline('2026-07-23'),
    prepaid: { at: '2026-07-17T01:00:00.000Z', captureId: 'cap1' },
    report: {
      dated: '2026-07-18',
      reportedAt: '2026-07-18T01:00:00.000Z',
      evidenceIds: evidence.filter(({ issuer }) => issuer === 'appointed').map(({ evidenceId }) => evidenceId),
    },
    refusedBy: inspection.refusedBy,
    goodsDisposed: inspection.goodsDisposed,
    lapsed: false,
  };

const DECIDED = '2026-08-03T02:00:00.000Z';
const APPROVED = '2026-08-04T02:00:00.000Z';

/** A claim as far as its case tells, still between the two. */
export function claimFrom(input: CaseInput): Claim {
  const { grounds, openedAt, points, shortages, charges, keepsGoods } = input.claim;
  return {
    claimId: CLAIM,
    contractVersion: 1,
    ...{ grounds, openedAt, points, shortages, charges, keepsGoods },
    usedMinor: input.facts.usedMinor,
    amountMinor: input.facts.coveredMinor,
    coveredMinor: input.facts.coveredMinor,
    text: ref('claim'),
    status: 'negotiating',
    finishedAt: null,
    replyBy: deadline(dayOf(openedAt, 'UTC')),
    negotiation: deadline(dayOf(openedAt, 'UTC')),
    closesBy: null,
    answered: { at: openedAt, accepted: false, text: ref('answer') },
    escalationAskedBy: [],
    escalatedAt: null,
    offers: [],
    settlement: null,
    brokenPromises: [],
    evidence: input.evidence.map((item) => filed(item, openedAt)),
    requests: [],
    appointment: appointmentOf(input),
    decisions: [],
    sentBack: [],
    appeal: null,
  };
}

/** The case decided with a person's changes, and approved. */
const decisionOf = (
  input: CaseInput,
  overrides: readonly FindingOverride[] = [],
  round: Decision['round'] = 'first',
): Decision => ({
  decisionId: `dec-${round}`,
  round,
  by: 'usr0000001',
  at: DECIDED,
  case: ref('case'),
  result: determineWith(input, overrides),
  overrides: overrides.map((override) => ({ ...override, reason: ref(`reason-${override.subject}`) })),
  approved: { by: 'usr0000002', at: APPROVED, refundDueOn: '2026-08-13', appealBy: deadline('2026-08-11') },
});

/** The texts beside a case; those erased are gone. */
export const textsFor = (input: CaseInput, erased: (contentId: string) => boolean = () => false) => {
  const bodies = new Map(input.evidence.map((item) => [`body-${item.evidenceId}`, bodyOf(item) as unknown as Json]));
  return ({ contentId }: ContentRef): Json => {
    if (erased(contentId)) return null;
    if (contentId === 'case') return input as unknown as Json;
    return bodies.get(contentId) ?? WRITTEN[contentId] ?? `text of ${contentId.replaceAll('_', ' ')}`;
  };
};

/** What a letter is made from: a settlement's until a decision is added. */
function lettersFacts(input: CaseInput, change: Partial<LetterFacts> = {}): LetterFacts {
  const lot = input.facts.consignments.flatMap(({ papers }) => papers);
  return {
    orderId: ORDER,
    names: {
      programme: 'Quayside Programme',
      buyer: { companyId: BUYER, name: 'Łódź Displays Sp. z o.o.', country: 'PL' },
      supplier: { companyId: SUPPLIER, name: '浙江帆布制品有限公司', country: 'CN' },
      agencies: [{ companyId: AGENCY, name: 'SGS Ningbo', country: 'CN' }],
    },
    zone: input.contract.shipZone,
    policy: input.policy.id,
    contract: contractOf(input),
    claim: claimFrom(input),
    decision: null,
    before: null,
    input: null,
    reports: [],
    papers: lot.map((paper) => ({ ...paper, form: null, text: null })),
    settledRefundDueOn: null,
    textOf: textsFor(input),
    ...change,
  };
}

/** The facts of a first decision. */
export function decidedFacts(
  input: CaseInput,
  overrides: readonly FindingOverride[] = [],
  change: Partial<LetterFacts> = {},
): LetterFacts {
  const decision = decisionOf(input, overrides);
  return lettersFacts(input, {
    decision,
    input,
    claim: { ...claimFrom(input), status: 'determined', decisions: [decision] },
    ...change,
  });
}

/** The facts of a decision on appeal, which found otherwise where `overrides` says so. */
export function appealedFacts(input: CaseInput, overrides: readonly FindingOverride[], decided: boolean): LetterFacts {
  const first = decisionOf(input);
  const second = { ...decisionOf(input, overrides, 'appeal'), at: '2026-08-20T02:00:00.000Z' };
  const claim: Claim = {
    ...claimFrom(input),
    status: decided ? 'determined' : 'appealed',
    decisions: decided ? [first, second] : [first],
    appeal: { by: 'supplier', at: '2026-08-06T02:00:00.000Z', ground: 'named_error', text: ref('appeal') },
  };
  return lettersFacts(input, { input, claim, decision: decided ? second : first, before: decided ? first : null });
}

/** A golden case by a part of its name. */
export function golden(part: string): CaseInput {
  const found = GOLDEN.find(({ name }) => name.includes(part));
  if (!found) throw new Error(`no golden decision is called ${part}`);
  return found.input;
}

export const settlement = (kind: OfferKind, change: Partial<Settlement> = {}): Settlement => ({
  offerId: 'ofr0000001',
  kind,
  amountMinor: 60_000,
  performBy: null,
  at: '2026-07-20T02:00:00.000Z',
  from: 'negotiating',
  ...change,
});
const offer: Offer = {
  offerId: 'ofr0000001',
  by: 'supplier',
  kind: 'refund',
  amountMinor: 60_000,
  performBy: null,
  note: { contentId: 'note', hash: 'hash-of-note' },
  madeAt: '2026-07-19T02:00:00.000Z',
  expires: deadline('2026-07-26'),
  status: 'accepted',
  closedAt: '2026-07-20T02:00:00.000Z',
};
/** The facts of a settlement. */
export const settled = (
  input: CaseInput,
  agreed: Settlement,
  change: Partial<Claim> = {},
  due: string | null = '2026-07-29',
): LetterFacts =>
  lettersFacts(input, {
    claim: { ...claimFrom(input), status: 'settled', settlement: agreed, offers: [offer], ...change },
    settledRefundDueOn: due,
  });

/** The appointment of the case before anybody reported. */
export function unreported(input: CaseInput): Appointment {
  const appointment = appointmentOf(input);
  if (!appointment) throw new Error('the case has no appointment');
  return { ...appointment, report: null };
}

/** The letter as plain text. */
export const written = (facts: LetterFacts, lang: LetterLang): string => plainText(letterOf(facts, lang));

/** Words of a code that no reader should see: the platform's own, in lower case with a low line. */
export const codesIn = (text: string): readonly string[] => text.match(/\b[a-z]+(?:_[a-z]+)+\b/g) ?? [];
/** What neither language may show. */
export const gaps = (text: string): readonly string[] => text.match(/undefined|null|NaN|\[object|[{}]/g) ?? [];

/** Every figure of a text: amounts, days, counts, hashes' digits. */
export const figures = (text: string): readonly string[] => [...(text.match(/\d[\d.,:/-]*\d|\d/g) ?? [])].sort();
