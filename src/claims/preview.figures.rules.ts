/** The figures of a cover preview, taken from the order as it stands or as it would stand paid in full. */
import { clausesInForce, termsInForce } from '../contracts/rules.ts';
import type { Agency } from '../inspections/types.ts';
import { type Instant, addMillis } from '../kernel/dates.ts';
import { type Minor, shareOf, sumMinor } from '../kernel/money.ts';
import { isEnded } from '../orders/rules.ts';
import { coveredBefore, heldMinor, setOffElsewhere } from '../payments/rules.ts';
import type { PaymentsState } from '../payments/types.ts';
import { reservesLimit } from '../policy/rules.ts';
import type { Policy } from '../policy/types.ts';
import { shippingZone } from '../shipments/lateness.rules.ts';
import { caseContract } from './case.rules.ts';
import { packingClauses, wholeLotClauses } from './casefacts.rules.ts';
import type { CaseContract } from './determination.types.ts';
import type { PreviewFigures } from './preview.cases.rules.ts';
import type { ClaimsStates } from './types.ts';

/** Paid so far, or as if every instalment were in. */
export type Reckoned = 'paid_so_far' | 'paid_in_full';

export type CardCredit = { readonly captureId: string; readonly at: Instant };

/** Card schemes let a cardholder dispute a payment for 120 days. Source: dispute time limits of the card schemes. */
const CHARGE_BACK_DAYS = 120;

/** What a seller under CIF or CIP insures: the price and a tenth. Source: Incoterms 2020, CIF and CIP, A5. */
const INSURED_BASIS_POINTS = 11_000;
const INSURED_RULES: readonly string[] = ['CIF', 'CIP'];

/** No text was agreed yet, so nothing has its fingerprint. */
const NOT_AGREED = '0'.repeat(64);

/** The contract in force, or the one on the table; null: its trade term is none of 2020. */
export function previewContract(states: ClaimsStates, policy: Policy): CaseContract | null {
  const { contracts } = states;
  const terms = termsInForce(contracts);
  const clauses = clausesInForce(contracts);
  const { version, fingerprint } = contracts.agreed ?? { version: contracts.version, fingerprint: NOT_AGREED };
  const flags = { packing: packingClauses(clauses), aboutLot: wholeLotClauses(clauses), lateFigure: terms.lateFigure };
  const contract = caseContract({ version, fingerprint, at: '', terms, clauses }, flags);
  return contract && { ...contract, shipZone: shippingZone(states, policy) };
}

/** What an appointed inspection may cost, minor units: the cheapest day of any agency in the currency; 0 where there is none. */
export function cheapestDay(currency: string, agencies: readonly Pick<Agency, 'prices'>[]): Minor {
  const days = agencies.flatMap(({ prices }) => prices).filter((price) => price.currency === currency);
  return days.reduce((least, { perDayMinor }) => Math.min(least, perDayMinor), days[0]?.perDayMinor ?? 0);
}

/** The order as it would stand once all of it is paid. Before it is confirmed it also reserves what it will. */
function paidInFull(states: ClaimsStates, policy: Policy): ClaimsStates {
  const { contracts, orders, payments } = states;
  const terms = termsInForce(contracts);
  const isReserved = contracts.agreed !== null || !reservesLimit(policy, orders.mode);
  return {
    ...states,
    orders: { ...orders, reservedMinor: isReserved ? orders.reservedMinor : terms.assuranceMinor },
    payments: {
      ...payments,
      paidMinor: Math.max(payments.paidMinor, terms.totalMinor),
      initialPaidMinor: Math.max(payments.initialPaidMinor, terms.instalments[0]?.amountMinor ?? 0),
    },
  };
}

/** What was paid by card and can still be charged back. */
function cardPaid({ credits, chargebacks }: PaymentsState, cards: readonly CardCredit[], at: Instant): Minor {
  const from = addMillis(at, -CHARGE_BACK_DAYS * 86_400_000);
  const recent = new Set(cards.filter((card) => card.at > from).map(({ captureId }) => captureId));
  const taken = (creditId: string) => sumMinor(chargebacks.filter((c) => c.captureId === creditId).map((c) => c.amountMinor));
  return sumMinor(
    credits
      .filter(({ channel, creditId }) => channel === 'card' && recent.has(creditId))
      .map(({ creditId, amountMinor }) => Math.max(0, amountMinor - taken(creditId))),
  );
}

/**
 * The figures that the events are decided on. Amounts in minor units of the contract's currency.
 * @param inspectionFeeMinor of an appointed inspection, as the directory has it
 */
export function previewFigures(
  states: ClaimsStates,
  policy: Policy,
  {
    reckoned,
    at,
    cards,
    inspectionFeeMinor,
  }: {
    readonly reckoned: Reckoned;
    readonly at: Instant;
    readonly cards: readonly CardCredit[];
    readonly inspectionFeeMinor: Minor;
  },
): PreviewFigures {
  const read = reckoned === 'paid_in_full' ? paidInFull(states, policy) : states;
  const { payments, orders, shipments } = read;
  const terms = termsInForce(read.contracts);
  const { rule } = terms.incoterm;
  return {
    cover: shipments.coverBreach ? policy.preShipment.breachGives : terms.cover,
    paidMinor: payments.paidMinor,
    coveredMinor: coveredBefore(read, policy),
    returnedMinor: payments.refundedMinor + payments.chargedBackMinor,
    unpaidMinor: Math.max(0, terms.totalMinor - payments.paidMinor - setOffElsewhere(payments, null)),
    retainedMinor: isEnded(orders.status) ? Math.max(0, heldMinor(payments)) : 0,
    inspectionFeeMinor,
    cargoInsuredMinor: INSURED_RULES.includes(rule) ? shareOf(terms.totalMinor, INSURED_BASIS_POINTS) : null,
    cardPaidMinor: cardPaid(states.payments, cards, at),
    hasWarranty: terms.warranty !== null,
  };
}
