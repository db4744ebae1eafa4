/** The order page, the list row and the contract document, made from one row that was read at one moment. */
import { MAX_DAYS, businessDaysBetween } from '../calendar/rules.ts';
import type { CalendarBook } from '../calendar/types.ts';
import { claimStep } from '../claims/next.rules.ts';
import { claimsStates } from '../claims/rules.ts';
import { claimRow } from '../claims/view.rules.ts';
import { ruleWords } from '../contracts/date-rule.rules.ts';
import { clausesInForce, contractDocument, termsInForce } from '../contracts/rules.ts';
import type { Amendment, Clause, ContractState, Terms } from '../contracts/types.ts';
import { fingerprint } from '../kernel/canonical.ts';
import { type PlainDate, daysBetween } from '../kernel/dates.ts';
import type { States, Warning } from '../kernel/decider.ts';
import type { Json, JsonObject } from '../kernel/result.ts';
import { messageCount, standingMessageWarnings } from '../messages/rules.ts';
import { policyOf } from '../orders/rules.ts';
import { textPrint } from '../orders/seen.rules.ts';
import type { Person } from '../parties/types.ts';
import { initialPayments } from '../payments/fold.rules.ts';
import type { PaymentsStates } from '../payments/types.ts';
import { absentOf } from './lint.rules.ts';
import { goodsWarnings, inspectionsView, shipmentView, visitOpen } from './parts.rules.ts';
import { dueOf, figuresOf, instalmentsOf, nextStep, standingWarnings } from './rules.ts';
import { joinTexts, refsIn, wordsOf } from './texts.rules.ts';
import type { CompanyRow, Counted, Due, DueRow, PageRow, Reading, Step, Texts } from './types.ts';

/** What a page needs besides the row. */
export type PageFacts = { readonly by: Person; readonly calendars: CalendarBook; readonly today: PlainDate };

/** The states of an order's stream; a slice that has not spoken yet stands as it begins. */
export const pageStates = (states: States): PaymentsStates => ({ payments: initialPayments, ...states }) as PaymentsStates;

/** As whom the person reads: a side of the order, an inspector booked for it, or the programme's operator. */
export function readingOf(by: Person, contract: ContractState, relations: readonly string[]): Reading {
  if (by.companyId === contract.buyerId) return 'buyer';
  if (by.companyId === contract.supplierId) return 'supplier';
  return relations.includes('inspector') ? 'inspector' : 'operator';
}

/** The step of the order; the step of an open claim would stand in its place. */
const stepOf = (states: PaymentsStates): Step =>
  nextStep(states, { visitOpen: visitOpen(states), claim: claimStep(claimsStates(states)) });

/** One order, composed. An inspector sees the contract and the inspections, and none of the money. */
export function orderView(row: PageRow, facts: PageFacts): JsonObject {
  const states = pageStates(row.states);
  const { contracts, orders } = states;
  const you = readingOf(facts.by, contracts, row.relations);
  const figures = figuresOf(states, policyOf(orders, facts.today));
  const next = stepOf(states);
  const seesMoney = you !== 'inspector';
  return json({
    orderId: row.orderId,
    state: orders.status,
    version: contracts.version,
    mode: orders.mode,
    policy: orders.policy,
    strict: orders.strict,
    contested: orders.contested,
    frozen: row.frozen,
    openedAt: orders.openedAt,
    confirmedAt: orders.confirmedAt,
    endedAt: orders.endedAt,
    zone: contracts.zone,
    you,
    buyer: partyOf(contracts.buyerId, contracts.buyerCountry, row.companies),
    supplier: partyOf(contracts.supplierId, contracts.supplierCountry, row.companies),
    next,
    due: dueCounted(states, dueOf(states, next, row.deadlines), facts),
    shipBy: shipByView(termsInForce(contracts), row.texts),
    money: seesMoney ? figures : null,
    instalments: seesMoney ? instalmentsOf(states) : null,
    warnings: [
      ...standingWarnings(states, figures, facts.calendars).filter((w) => seesMoney || !isAboutMoney(w)),
      ...goodsWarnings(states),
      ...(seesMoney ? standingMessageWarnings(states, row.remarks) : []),
      ...absentWarning(contracts, row.texts),
    ],
    contract: contractView(row.orderId, contracts, row.texts),
    amendment: contracts.amendment && amendmentView(contracts.amendment, row.texts),
    inspections: inspectionsView(states, row.texts),
    shipment: shipmentView(states, row.texts),
    claims: seesMoney ? claimsStates(row.states).claims.claims.map(claimRow) : [],
    messages: seesMoney ? messageCount(row.states) : 0,
  });
}

/** The date with the business days of both countries that are left to it. */
function dueCounted({ contracts }: PaymentsStates, due: Due | null, facts: PageFacts): (Due & Counted) | null {
  if (due === null) return null;
  const span = daysBetween(facts.today, due.on);
  const countries = [...new Set([contracts.buyerCountry, contracts.supplierCountry])];
  const counts = span >= 0 && span < MAX_DAYS;
  return { ...due, businessDaysLeft: counts ? businessDaysBetween(facts.calendars, countries, facts.today, due.on) : null };
}

const json = (value: unknown): Json & JsonObject => value as Json & JsonObject;

const isAboutMoney = ({ code }: Warning): boolean => ['cover.deposit_only', 'payment.short', 'payer.third_party'].includes(code);

/** The shipping date with its words, and what a rule in them comes to. */
function shipByView({ shipBy, shipZone }: Terms, texts: Texts): JsonObject {
  const told = joinTexts(json(shipBy), texts) as JsonObject;
  return shipBy.rule ? { ...told, says: ruleWords(shipBy.rule, shipZone) } : told;
}

function partyOf(companyId: string, country: string, companies: readonly CompanyRow[]): JsonObject {
  return { companyId, country, name: companies.find((c) => c.id === companyId)?.name ?? null };
}

/** While the text is being written: what orders of this category usually say and this one does not. */
function absentWarning(contract: ContractState, texts: Texts): readonly Warning[] {
  const topics = contract.agreed ? [] : absentOf(contract, texts);
  return topics.length > 0 ? [{ code: 'clause.absent', data: { topics } }] : [];
}

function contractView(orderId: string, contract: ContractState, texts: Texts): JsonObject {
  return {
    version: contract.version,
    author: contract.author,
    sentBy: contract.sent?.by ?? null,
    fingerprint: contract.agreed?.fingerprint ?? contract.sent?.fingerprint ?? null,
    textPrint: textPrint(orderId, contract),
    agreedAt: contract.agreed?.at ?? null,
    confirmations: json(contract.confirmations),
    terms: joinTexts(json(termsInForce(contract)), texts),
    clauses: joinTexts(clausesInForce(contract) as unknown as Json, texts),
    clonedFrom: contract.clonedFrom,
  };
}

const amendmentView = (amendment: Amendment, texts: Texts): JsonObject => joinTexts(json(amendment), texts) as JsonObject;

/** One row of a list of orders. */
export function summaryView(
  row: Pick<PageRow, 'orderId' | 'states' | 'texts' | 'companies'> & {
    readonly deadlines: readonly DueRow[];
    readonly relations: readonly string[];
  },
  facts: Pick<PageFacts, 'by' | 'today'>,
): JsonObject {
  const states = pageStates(row.states);
  const { contracts, orders } = states;
  const you = readingOf(facts.by, contracts, row.relations);
  const terms = termsInForce(contracts);
  const next = stepOf(states);
  return json({
    orderId: row.orderId,
    state: orders.status,
    version: contracts.version,
    you,
    buyer: partyOf(contracts.buyerId, contracts.buyerCountry, row.companies),
    supplier: partyOf(contracts.supplierId, contracts.supplierCountry, row.companies),
    title: wordsOf(terms.lines[0]?.product ?? null, row.texts),
    next,
    due: dueOf(states, next, row.deadlines),
    shipByDate: terms.shipBy.date,
    money: you === 'inspector' ? null : figuresOf(states, policyOf(orders, facts.today)),
    openMinor:
      you === 'inspector' ? null : (instalmentsOf(states).find(({ name }) => name === next.instalment)?.openMinor ?? null),
    openedAt: orders.openedAt,
    messages: you === 'inspector' ? 0 : messageCount(row.states),
  });
}

export type WhichContract = 'agreed' | 'sent' | 'draft' | 'amendment';

type Text = {
  readonly version: number;
  readonly terms: Terms;
  readonly clauses: readonly Clause[];
  readonly fingerprint: string | null;
};

/** The text asked for; null where there is none of that kind. Unasked: the agreed one, else the sent one, else the draft. */
function textOf(
  contract: ContractState,
  asked: WhichContract | null,
): { readonly of: WhichContract; readonly text: Text } | null {
  const { agreed, sent, amendment, version } = contract;
  const of = asked ?? (agreed ? 'agreed' : sent ? 'sent' : 'draft');
  // What was sent stands on the table, or among the texts that were agreed since.
  const asSent = [agreed, ...contract.replaced].find((text) => text?.version === sent?.version) ?? null;
  const table = { version, terms: termsInForce(contract), clauses: clausesInForce(contract) };
  switch (of) {
    case 'agreed':
      return agreed && { of, text: agreed };
    case 'sent':
      return sent && { of, text: asSent ?? { ...table, fingerprint: sent.fingerprint } };
    case 'amendment':
      return amendment && { of, text: { ...amendment, version: version + 1 } };
    case 'draft':
      return agreed ? null : { of, text: { ...table, fingerprint: null } };
  }
}

/** The contract as it is hashed, with its fingerprint and every text it names, so that anybody can compute it again. */
export function contractAnswer(row: PageRow, asked: WhichContract | null): JsonObject | null {
  const { contracts } = pageStates(row.states);
  const found = textOf(contracts, asked);
  if (!found) return null;
  const { version, terms, clauses } = found.text;
  const document = contractDocument(contracts, { orderId: row.orderId, version, terms, clauses });
  const texts = refsIn(document).flatMap(({ contentId }) => {
    const text = row.texts.get(contentId);
    return text ? [[contentId, { kind: text.kind, salt: text.salt, body: text.body, hash: text.hash, erased: text.erased }]] : [];
  });
  return {
    orderId: row.orderId,
    of: found.of,
    version,
    fingerprint: found.text.fingerprint ?? fingerprint(document),
    document,
    texts: Object.fromEntries(texts),
  };
}
