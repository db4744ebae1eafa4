/** From a contract in force to a UBL order or order response, with a list of what UBL has no field for. */
import type { Attachment, Clause, ContractState, Terms, Trigger } from '../contracts/types.ts';
import { clausesInForce, termsInForce } from '../contracts/rules.ts';
import { must } from '../kernel/assert.ts';
import { type PlainDate, dayOf } from '../kernel/dates.ts';
import type { ContentRef } from '../kernel/decider.ts';
import { formatMoney, sumMinor } from '../kernel/money.ts';
import type { Company } from '../parties/types.ts';
import { digitsOf } from './import.rules.ts';
import { CHARGE_CODES } from './money.rules.ts';
import type { NotCarried, UblParty, WrittenOrder, WrittenReference, WrittenResponse } from './types.ts';
import { CODE_BY_WORD, OWN_UNIT } from './units.data.ts';

/** What an export is made from: the contract, and every text it names. */
export type ExportFacts = {
  readonly orderId: string;
  readonly status: string;
  readonly contract: ContractState;
  readonly buyer: Company;
  readonly seller: Company;
  readonly textOf: (ref: ContentRef) => string;
};

/** The scheme of company ids in exported documents. */
const COMPANY_SCHEME = 'quayside';

const partyOf = ({ id, name, country }: Company): UblParty => ({
  name,
  legalName: null,
  ids: [{ scheme: COMPANY_SCHEME, id }],
  taxId: null,
  country,
});

/** The words in which a contract writes when an instalment falls due; `parseTrigger` reads them again. */
const triggerWords = (due: Trigger): string =>
  due.kind === 'on_document' ? `on_document: ${due.document}${due.form === null ? '' : ` ${due.form}`}` : due.kind;

type Said = { readonly field: string; readonly text: string };

/** Terms that only this platform knows, as text; the same lines stand in the document, so that nobody takes it for the whole. */
function ownTerms({ status, contract, textOf }: ExportFacts, terms: Terms, clauses: readonly Clause[]): readonly Said[] {
  const { currency, sampling, warranty, lateFigure, shipBy } = terms;
  const say = (field: string, text: string | null): readonly Said[] => (text === null ? [] : [{ field, text }]);
  const ref = (field: string, content: ContentRef | null) => say(field, content && textOf(content));
  return [
    ...say('state', status),
    ...say('kind', terms.kind === 'sample' ? 'sample order' : null),
    ...say('category', terms.category),
    ...say('assuranceMinor', formatMoney({ amountMinor: terms.assuranceMinor, currency })),
    ...say('cover', terms.cover),
    ...say('remedy', terms.remedy),
    ...say('transport', terms.transport),
    ...ref('shipBy', shipBy.words),
    ...say('shipZone', terms.shipZone),
    ...say('deliverBy', terms.deliverBy !== null && !terms.incoterm.rule.startsWith('D') ? terms.deliverBy : null),
    ...say(
      'sampling',
      `${sampling.level}, ${sampling.plan}, AQL critical ${sampling.aql.critical}, major ${sampling.aql.major}, minor ${sampling.aql.minor}`,
    ),
    ...say('approvedInspectors', terms.approvedInspectors.join(', ') || null),
    ...ref('shipFrom', terms.shipFrom),
    ...ref('composition', terms.composition),
    ...ref('process', terms.process),
    ...say('warranty', warranty && `${warranty.months} months, ${warranty.remedy}${warranty.parts ? ', parts' : ''}`),
    ...say(
      'lateFigure',
      lateFigure && `${lateFigure.basisPointsPerDay / 100} % a day, at most ${lateFigure.capBasisPoints / 100} %`,
    ),
    ...terms.documents.flatMap(({ type, form, issuer, latestOn }) =>
      say('documents', [type, form, issuer && textOf(issuer), latestOn].filter((part) => part !== null).join(', ')),
    ),
    ...say('sampleFreightBy', terms.sampleFreightBy),
    ...terms.charges.flatMap(({ chargeId, covered }) =>
      say(`charges ${chargeId}`, covered ? null : 'not covered by the assurance'),
    ),
    ...terms.lines.flatMap(({ lineId, lot, quantity }) => [
      ...say(`lines ${lineId} lot`, lot),
      ...say(`lines ${lineId} unit`, CODE_BY_WORD.has(quantity.unit) ? null : quantity.unit),
    ]),
    ...clauses.flatMap(({ clauseId, defectClass, verdict, by }) =>
      say(`clauses ${clauseId}`, `${defectClass}, ${verdict}, written by the ${by}`),
    ),
    ...say('amendment', contract.amendment === null ? null : 'an amendment is proposed and not agreed'),
  ];
}

const WHY_NOT = 'UBL has no field for it; it stands as text in the document reference quayside-terms.';

const notCarriedOf = (said: readonly Said[]): readonly NotCarried[] =>
  said.map(({ field, text }) => ({ path: field, why: WHY_NOT, text, times: 1 }));

const fileReference = (
  { attachmentId, name, sha256, precedence }: Attachment,
  textOf: ExportFacts['textOf'],
): WrittenReference => ({
  id: attachmentId,
  type: 'Contract file',
  descriptions: [textOf(name), `SHA-256 ${sha256}`, `read first where they differ: ${precedence}`],
});

const fingerprints = (contract: ContractState): readonly string[] => {
  const { agreed } = contract;
  return agreed ? [`SHA-256 ${agreed.fingerprint} (RFC 8785)`] : [];
};

/** The order that both confirmed. Only for a contract that is agreed; the caller refuses others. */
export function orderDocument(facts: ExportFacts): { readonly order: WrittenOrder; readonly notCarried: readonly NotCarried[] } {
  const { orderId, contract, buyer, seller, textOf } = facts;
  const agreed = must(contract.agreed, 'only an agreed contract is exported');
  const { terms, clauses } = agreed;
  const said = ownTerms(facts, terms, clauses);
  const byArrival = terms.incoterm.rule.startsWith('D');
  const order: WrittenOrder = {
    id: orderId,
    issuedOn: dayOf(agreed.at, contract.zone),
    notes: clauses.filter(({ lineId }) => lineId === null).map(({ text }) => textOf(text)),
    currency: terms.currency,
    contract: {
      id: orderId,
      type: 'Quayside contract',
      version: String(agreed.version),
      descriptions: fingerprints(contract),
    },
    references: [
      {
        id: 'quayside-terms',
        type: 'Terms without a field in UBL',
        descriptions: said.map(({ field, text }) => `${field}: ${text}`),
      },
      ...terms.attachments.map((file) => fileReference(file, textOf)),
    ],
    buyer: partyOf(buyer),
    seller: partyOf(seller),
    despatchOn: terms.shipBy.date,
    // Outside the D rules the goods are delivered when they are shipped: both elements name that day.
    deliverOn: byArrival ? terms.deliverBy : terms.shipBy.date,
    consignee: terms.consignee && textOf(terms.consignee),
    consigneeCountry: terms.consigneeCountry,
    terms: terms.incoterm,
    payments: terms.instalments.map(({ name, shareBasisPoints, due, amountMinor }) => ({
      id: name,
      note: triggerWords(due),
      percent: String(shareBasisPoints / 100),
      amountMinor,
    })),
    charges: terms.charges.map(({ chargeId, kind, label, amountMinor }) => ({
      id: chargeId,
      code: kind,
      codeList: CHARGE_CODES,
      reason: textOf(label),
      amountMinor,
    })),
    lines: terms.lines.map(({ lineId, product, sku, quantity, unitPriceMinor, totalMinor }) => ({
      id: lineId,
      notes: clauses.filter((clause) => clause.lineId === lineId).map(({ text }) => textOf(text)),
      name: textOf(product),
      sellersId: sku,
      quantity: digitsOf(quantity.thousandths),
      unitCode: CODE_BY_WORD.get(quantity.unit) ?? CODE_BY_WORD.get(quantity.unit.toLowerCase()) ?? OWN_UNIT,
      unitPriceMinor,
      totalMinor,
    })),
    totals: {
      linesMinor: sumMinor(terms.lines.map(({ totalMinor }) => totalMinor)),
      chargesMinor: sumMinor(terms.charges.map(({ amountMinor }) => amountMinor)),
      payableMinor: terms.totalMinor,
    },
  };
  return { order, notCarried: notCarriedOf(said) };
}

/** How an order was answered: confirmed by both, or declined. */
export type Answered =
  | { readonly code: 'AP'; readonly on: PlainDate; readonly version: number }
  | { readonly code: 'RE'; readonly on: PlainDate; readonly version: number; readonly reason: string | null };

/** The supplier's answer: accepted, or rejected with the reason that was given. */
export function responseDocument(facts: ExportFacts, answered: Answered): WrittenResponse {
  const { orderId, contract, buyer, seller } = facts;
  return {
    id: `${orderId}-v${answered.version}`,
    issuedOn: answered.on,
    code: answered.code,
    notes: answered.code === 'RE' && answered.reason !== null ? [answered.reason] : [],
    currency: termsInForce(contract).currency,
    orderId,
    references: fingerprints(contract).map((each) => ({ id: orderId, type: 'Quayside contract', descriptions: [each] })),
    buyer: partyOf(buyer),
    seller: partyOf(seller),
  };
}

/** Every text that an export of the contract in force needs. */
export function refsOf(contract: ContractState): readonly ContentRef[] {
  const { lines, charges, documents, attachments, consignee, shipFrom, composition, process, shipBy } = termsInForce(contract);
  const some = [consignee, shipFrom, composition, process, shipBy.words, ...documents.map(({ issuer }) => issuer)];
  return [
    ...lines.map(({ product }) => product),
    ...charges.map(({ label }) => label),
    ...attachments.map(({ name }) => name),
    ...clausesInForce(contract).map(({ text }) => text),
    ...some.flatMap((ref) => (ref ? [ref] : [])),
  ];
}
