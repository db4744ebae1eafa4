/** What the printed contract is made from: the version in force or on the table, and the events by which each side is bound. */
import { clausesInForce, contractDocument, termsInForce } from '../contracts/rules.ts';
import type { Agreed, ContractEvent, ContractState } from '../contracts/types.ts';
import { otherSide } from '../contracts/types.ts';
import { provingDocuments, parseRule } from '../incoterms/rules.ts';
import { must } from '../kernel/assert.ts';
import { fingerprint } from '../kernel/canonical.ts';
import type { PlainDate } from '../kernel/dates.ts';
import type { RecordedEvent } from '../kernel/decider.ts';
import { policyOf } from '../orders/rules.ts';
import type { Policy } from '../policy/types.ts';
import { shippingOf, shippingZone } from '../shipments/lateness.rules.ts';
import type { ShipmentsStates } from '../shipments/types.ts';
import { acknowledgedIn } from './acknowledged.rules.ts';
import type { Consent, ContractFacts, EventMark, ShippedBy } from './types.ts';

/** An event of a contract as its row holds it. */
export type HashedEvent = RecordedEvent<ContractEvent> & { readonly hash: string };

const markOf = ({ seq, at, hash }: HashedEvent): EventMark => ({ seq, at, hash });

type Bound = Pick<ContractFacts, 'consents' | 'agreed' | 'fixed'>;

/**
 * What binds both to the version in force: the confirmations of the first text, the two steps of the last amendment, or
 * either of them and the event that gave its shipping date a day.
 */
function boundBy(events: readonly HashedEvent[], contract: ContractState): Bound {
  const text = contract.agreed ?? contract.sent;
  if (!text) return { consents: [], agreed: null, fixed: null };
  if (!contract.agreed) return { consents: confirmedOf(events, text), agreed: null, fixed: null };
  return agreedBy(events, text);
}

type Text = Pick<Agreed, 'version' | 'fingerprint'>;

function agreedBy(events: readonly HashedEvent[], text: Text): Bound {
  const { version } = text;
  const first = events.find((event) => event.type === 'contracts.agreed' && event.data.version === version);
  if (first) return { consents: confirmedOf(events, text), agreed: markOf(first), fixed: null };
  for (const [at, event] of events.entries()) {
    if (event.type !== 'contracts.date_fixed' || event.data.version !== version) continue;
    const { trigger, happenedOn } = event.data;
    const before = agreedBy(events, must(bindingIn(events.slice(0, at)), 'a day is fixed in a contract'));
    return { consents: before.consents, agreed: markOf(event), fixed: { trigger, happenedOn } };
  }
  return { ...amendedBy(events, text), fixed: null };
}

/** The text that the last binding event before put in force. */
function bindingIn(events: readonly HashedEvent[]): Text | null {
  const binding = events.findLast(({ type }) => BINDING.has(type));
  return binding ? (binding.data as Text) : null;
}

const BINDING: ReadonlySet<string> = new Set(['contracts.agreed', 'contracts.amendment_confirmed', 'contracts.date_fixed']);

function confirmedOf(events: readonly HashedEvent[], text: Text): readonly Consent[] {
  const { version } = text;
  return events.flatMap((event): readonly Consent[] =>
    event.type === 'contracts.confirmed' && event.data.version === version && event.data.fingerprint === text.fingerprint
      ? [{ ...markOf(event), side: event.data.side, how: 'confirmed', version, fingerprint: event.data.fingerprint }]
      : [],
  );
}

/** The two steps of the amendment that made a version: one side proposed it, the other confirmed. */
function amendedBy(
  events: readonly HashedEvent[],
  { version, fingerprint: hash }: Text,
): Pick<ContractFacts, 'consents' | 'agreed'> {
  const steps = events.flatMap((event): readonly Consent[] => {
    if (event.type !== 'contracts.amendment_confirmed' || event.data.version !== version) return [];
    const { amendmentId, by } = event.data;
    const proposed = events.find((e) => e.type === 'contracts.amendment_proposed' && e.data.amendmentId === amendmentId);
    const text = { version, fingerprint: hash };
    return [
      { ...markOf(must(proposed, 'an amendment was proposed')), ...text, side: otherSide(by), how: 'proposed' },
      { ...markOf(event), ...text, side: by, how: 'accepted' },
    ];
  });
  return { consents: steps, agreed: must(steps[1], 'a version in force was agreed or amended') };
}

/** The shipped event with the mark that each paper must bear to prove it. */
function shippedBy(states: ShipmentsStates, policy: Policy): ShippedBy {
  const { event, papers, buyerNominates } = shippingOf(states, policy);
  const { incoterm, transport } = termsInForce(states.contracts);
  const rule = parseRule(incoterm.rule);
  const proofs = rule.ok ? provingDocuments(rule.value, transport) : [];
  return {
    event,
    buyerNominates,
    papers: papers.map((document) => ({
      document,
      // Where the programme asks for the export clearance, a carrier's paper needs no more than its date.
      mark: event === 'export_cleared' ? null : (proofs.find((proof) => proof.document === document)?.mark ?? null),
    })),
  };
}

export type PaperSource = Pick<ContractFacts, 'orderId' | 'names' | 'textOf'> & {
  readonly states: ShipmentsStates;
  /** All contract events of the order, oldest first. */
  readonly events: readonly HashedEvent[];
  /** By which a draft's programme is chosen. */
  readonly today: PlainDate;
};

/** The contract in force; before there is one, the text on the table. Everything but where it can be verified. */
export function contractFacts(source: PaperSource): Omit<ContractFacts, 'verify'> {
  const { orderId, names, textOf, states, events, today } = source;
  const { contracts, orders } = states;
  const policy = policyOf(orders, today);
  const terms = termsInForce(contracts);
  const clauses = clausesInForce(contracts);
  const { version } = contracts.agreed ?? contracts;
  const document = contractDocument(contracts, { orderId, version, terms, clauses });
  const bound = boundBy(events, contracts);
  return {
    orderId,
    names,
    version,
    fingerprint: contracts.agreed?.fingerprint ?? contracts.sent?.fingerprint ?? fingerprint(document),
    terms,
    clauses,
    shipByZone: shippingZone(states, policy),
    shipping: shippedBy(states, policy),
    policy,
    mode: orders.mode,
    ...bound,
    acknowledged: acknowledgedIn(events),
    madeAt: contracts.agreed?.at ?? events.at(-1)?.at ?? `${today}T00:00:00.000Z`,
    textOf,
  };
}
