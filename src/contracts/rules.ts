/** Versions of a contract: who may write now, what was sent, and when both have confirmed the same text. */
import { must, never } from '../kernel/assert.ts';
import type { PlainDate } from '../kernel/dates.ts';
import type { RecordedEvent } from '../kernel/decider.ts';
import { LIMITS } from '../kernel/limits.ts';
import { type Result, ok, refuse } from '../kernel/result.ts';
import type { JsonObject } from '../kernel/result.ts';
import type { Agreed, Clause, Confirmation, ContractEvent, ContractRefusal, ContractState, Side, Terms } from './types.ts';

/** Before anything was written. Ids and countries come with the first event. */
export const initialContract: ContractState = {
  buyerId: '',
  supplierId: '',
  buyerCountry: '',
  supplierCountry: '',
  zone: 'UTC',
  author: 'buyer',
  version: 1,
  terms: null,
  clauses: [],
  sent: null,
  confirmations: { buyer: null, supplier: null },
  agreed: null,
  replaced: [],
  amendment: null,
  clonedFrom: null,
};

/** The terms in force: agreed if both confirmed, else those on the table; a Fault before the first draft. */
export const termsInForce = (state: ContractState): Terms =>
  state.agreed?.terms ?? must(state.terms, 'a drafted contract has terms');
export const clausesInForce = (state: ContractState): readonly Clause[] => state.agreed?.clauses ?? state.clauses;

/** As what a company stands to the contract. */
export function sideOf(state: ContractState, companyId: string): Side | null {
  return companyId === state.buyerId ? 'buyer' : companyId === state.supplierId ? 'supplier' : null;
}

/** Whether no version was ever offered: until then the text is its author's alone. Versions are counted from the first sending on. */
export const isUnsent = (state: ContractState): boolean => state.sent === null && state.version === 1;

/** The sides that know of the contract: both once a version was sent, until then the one that wrote it. */
export const knownTo = (state: ContractState): readonly Side[] => (isUnsent(state) ? [state.author] : ['buyer', 'supplier']);

/** Folds contract events. */
export function evolveContract(state: ContractState, event: RecordedEvent<ContractEvent>): ContractState {
  switch (event.type) {
    case 'contracts.drafted': {
      const { buyerId, supplierId, buyerCountry, supplierCountry, author, terms, clauses, clonedFrom } = event.data;
      return {
        ...initialContract,
        buyerId,
        supplierId,
        buyerCountry,
        supplierCountry,
        author,
        terms,
        clauses,
        clonedFrom,
        zone: terms.shipZone,
      };
    }
    case 'contracts.terms_set':
      return { ...rewritten(state, event.data), terms: event.data.terms, zone: event.data.terms.shipZone };
    case 'contracts.clause_set':
      return { ...rewritten(state, event.data), clauses: withClause(state.clauses, event.data.clause) };
    case 'contracts.clause_removed':
      return { ...rewritten(state, event.data), clauses: state.clauses.filter((c) => c.clauseId !== event.data.clauseId) };
    case 'contracts.sent':
      return { ...state, sent: event.data, author: event.data.by, confirmations: { buyer: null, supplier: null } };
    case 'contracts.declined':
      // The text is still its author's: who was declined writes the next one, unless the other side does.
      return rewritten(state, { version: event.data.version, by: state.author });
    case 'contracts.confirmed': {
      const { side, version, fingerprint, acknowledged } = event.data;
      const confirmation: Confirmation = { version, fingerprint, acknowledged, at: event.at };
      return { ...state, confirmations: { ...state.confirmations, [side]: confirmation } };
    }
    case 'contracts.agreed':
      return agreedOn(state, { ...event.data, at: event.at });
    case 'contracts.amendment_proposed':
      return { ...state, amendment: event.data };
    case 'contracts.amendment_confirmed':
      return amended(state, { version: event.data.version, fingerprint: event.data.fingerprint, at: event.at });
    case 'contracts.date_fixed':
      return dated(state, { ...event.data, at: event.at });
    case 'contracts.amendment_declined':
      return { ...state, amendment: null };
    default:
      return never(event);
  }
}

/** A text changed after a send is a new version, unsent and unconfirmed. */
const rewritten = (state: ContractState, change: { readonly version: number; readonly by: Side }): ContractState => ({
  ...state,
  version: change.version,
  author: change.by,
  sent: null,
  confirmations: { buyer: null, supplier: null },
});

/** The text moves from the table into what is agreed: it is long, and a state is written at each act. */
const agreedOn = (state: ContractState, at: Pick<Agreed, 'version' | 'fingerprint' | 'at'>): ContractState => ({
  ...state,
  terms: null,
  clauses: [],
  agreed: { ...at, terms: termsInForce(state), clauses: clausesInForce(state) },
});

function amended(state: ContractState, at: Pick<Agreed, 'version' | 'fingerprint' | 'at'>): ContractState {
  const { terms, clauses } = must(state.amendment, 'an amendment was proposed');
  return {
    ...state,
    version: at.version,
    zone: terms.shipZone,
    agreed: { ...at, terms, clauses },
    // A claim is judged by the text that was in force when it was opened.
    replaced: state.agreed ? [...state.replaced, state.agreed] : state.replaced,
    amendment: null,
  };
}

/** The agreed text with its day. An amendment that was open changes a text that is no longer in force. */
function dated(
  state: ContractState,
  { shipBy, version, fingerprint, at }: Pick<Agreed, 'version' | 'fingerprint' | 'at'> & { readonly shipBy: PlainDate },
): ContractState {
  const agreed = must(state.agreed, 'a day is fixed in a contract');
  const terms: Terms = { ...agreed.terms, shipBy: { date: shipBy, words: null, problems: [] } };
  return {
    ...state,
    version,
    agreed: { ...agreed, version, fingerprint, at, terms },
    replaced: [...state.replaced, agreed],
    amendment: null,
  };
}

/** A clause added, or changed in its place. */
export const withClause = (clauses: readonly Clause[], clause: Clause): readonly Clause[] =>
  clauses.some((c) => c.clauseId === clause.clauseId)
    ? clauses.map((c) => (c.clauseId === clause.clauseId ? clause : c))
    : [...clauses, clause];

/** The version that a change of the text now would write: the same while unsent, the next one after a send. */
export const nextVersion = (state: ContractState): number => (state.sent ? state.version + 1 : state.version);

/** The first clause that a list names a second time, or null: one request says one thing of each. */
export const repeatedClause = <C extends { readonly clauseId: string }>(clauses: readonly C[]): C | null =>
  clauses.find(({ clauseId }, index) => clauses.findIndex((other) => other.clauseId === clauseId) < index) ?? null;

/** Whether a clause may be added, changed or removed under this id. */
export function checkClause(
  clauses: readonly Clause[],
  clauseId: string,
  how: 'add' | 'change' | 'remove',
): Result<null, ContractRefusal> {
  const exists = clauses.some((c) => c.clauseId === clauseId);
  if (how === 'add' && exists) return refuse('contract.clause_exists', { clauseId });
  if (how !== 'add' && !exists) return refuse('contract.clause_unknown', { clauseId });
  if (how === 'add' && clauses.length >= LIMITS.clausesPerOrder)
    return refuse('contract.too_many', { what: 'clauses', most: LIMITS.clausesPerOrder });
  return ok(null);
}

/** Refuses a clause about a line that the contract does not have (any more). */
export function checkLines(terms: Pick<Terms, 'lines'>, clauses: readonly Clause[]): Result<null, ContractRefusal> {
  const lost = clauses.find(({ lineId }) => lineId !== null && !terms.lines.some((line) => line.lineId === lineId));
  return lost ? refuse('contract.line_unknown', { clauseId: lost.clauseId, lineId: lost.lineId }) : ok(null);
}

/**
 * The document that both sides confirm: its RFC 8785 SHA-256 is the contract's fingerprint. Texts stand in it by their
 * salted hashes, so that a text can be erased later and the fingerprint still verifies.
 */
export function contractDocument(
  state: Pick<ContractState, 'buyerId' | 'supplierId' | 'buyerCountry' | 'supplierCountry'>,
  content: { readonly orderId: string; readonly version: number; readonly terms: Terms; readonly clauses: readonly Clause[] },
): JsonObject {
  return {
    format: 'quayside-contract-1',
    buyer: { companyId: state.buyerId, country: state.buyerCountry },
    supplier: { companyId: state.supplierId, country: state.supplierCountry },
    orderId: content.orderId,
    version: content.version,
    terms: content.terms as unknown as JsonObject,
    clauses: content.clauses as unknown as readonly JsonObject[],
  };
}

export type Acknowledgement = { readonly acknowledged: readonly string[]; readonly strict: boolean };

/** Clauses that cannot be judged and that the confirming side has not acknowledged (in strict mode: all such). */
export function unmeasurable(clauses: readonly Clause[], { acknowledged, strict }: Acknowledgement): readonly Clause[] {
  return clauses.filter((c) => c.verdict !== 'measurable' && (strict || !acknowledged.includes(c.clauseId)));
}

/** Whether the shipping date is exact, or its vagueness acknowledged as `ship_by`. Source: programme rule R8: no exact date, no late claim. */
export function dateAccepted(terms: Terms, { acknowledged, strict }: Acknowledgement): boolean {
  return terms.shipBy.date !== null || (!strict && acknowledged.includes('ship_by'));
}
