/** Claims folded: how each event changes them, which claim is open, and what every act on one asks first. */
import type { Agreed, Side } from '../contracts/types.ts';
import { must, never } from '../kernel/assert.ts';
import type { Instant } from '../kernel/dates.ts';
import type { RecordedEvent, States } from '../kernel/decider.ts';
import { type Result, ok, refuse } from '../kernel/result.ts';
import type {
  Appointment,
  BrokenPromise,
  Claim,
  ClaimStatus,
  ClaimsEvent,
  ClaimsState,
  ClaimsStates,
  Decision,
  Offer,
  Settlement,
} from './types.ts';

export const initialClaims: ClaimsState = { claims: [], files: [] };

/** The slices of an order's stream that an act on its claims reads. */
export const claimsStates = (states: States): ClaimsStates => ({ claims: initialClaims, ...states }) as ClaimsStates;

type Opened = Extract<ClaimsEvent, { type: 'claims.opened' }>;

const opened = ({ data, at }: RecordedEvent<Opened>): Claim => ({
  ...data,
  openedAt: at,
  status: 'negotiating',
  finishedAt: null,
  answered: null,
  escalationAskedBy: [],
  escalatedAt: null,
  closesBy: null,
  offers: [],
  settlement: null,
  brokenPromises: [],
  evidence: [],
  requests: [],
  appointment: null,
  decisions: [],
  sentBack: [],
  appeal: null,
});

/** Folds claim events. */
export function evolveClaims(state: ClaimsState, event: RecordedEvent<ClaimsEvent>): ClaimsState {
  if (event.type === 'claims.opened') return { ...state, claims: [...state.claims, opened(event)] };
  if (event.type === 'claims.file_kept') return { ...state, files: [...state.files, event.data] };
  const changed = (claim: Claim): Claim => (claim.claimId === event.data.claimId ? evolveClaim(claim, event) : claim);
  return { ...state, claims: state.claims.map(changed) };
}

type LaterEvent = Exclude<ClaimsEvent, Opened | Extract<ClaimsEvent, { type: 'claims.file_kept' }>>;

function evolveClaim(claim: Claim, event: RecordedEvent<LaterEvent>): Claim {
  const { at } = event;
  switch (event.type) {
    case 'claims.answered':
      return { ...claim, answered: { at, accepted: event.data.accepted, text: event.data.text } };
    case 'claims.offered': {
      const { claimId: _, ...offer } = event.data;
      return { ...claim, offers: [...claim.offers, { ...offer, madeAt: at, status: 'open', closedAt: null }] };
    }
    case 'claims.offer_closed':
      return { ...claim, offers: claim.offers.map((o) => closeOffer(o, event.data, at)) };
    case 'claims.settled': {
      const { claimId: _, ...settlement } = event.data;
      return { ...claim, status: 'settled', settlement: { ...settlement, at } };
    }
    case 'claims.resumed':
      return { ...claim, status: event.data.to, settlement: null, brokenPromises: broken(claim, at) };
    case 'claims.escalation_asked':
      return { ...claim, escalationAskedBy: [...claim.escalationAskedBy, event.data.by] };
    case 'claims.escalated':
      return { ...claim, status: 'escalated', escalatedAt: at, closesBy: null };
    case 'claims.negotiation_ended':
      return { ...claim, closesBy: event.data.closesBy };
    case 'claims.withdrawn':
      // A decision that waited for its second person never counts.
      return { ...claim, status: 'withdrawn', finishedAt: at, decisions: claim.decisions.filter((d) => d.approved !== null) };
    case 'claims.closed':
      // A remedy that was performed leaves what was agreed as the claim's end.
      return { ...claim, status: event.data.because === 'remedy_performed' ? 'settled' : 'closed', finishedAt: at };
    case 'claims.finished':
      return { ...claim, finishedAt: at };
    case 'claims.evidence_filed':
    case 'claims.evidence_requested':
    case 'claims.request_lapsed':
      return evolveEvidence(claim, event);
    default:
      return evolveCase(claim, event);
  }
}

type EvidenceEvent = Extract<
  ClaimsEvent,
  { type: 'claims.evidence_filed' | 'claims.evidence_requested' | 'claims.request_lapsed' }
>;

function evolveEvidence(claim: Claim, event: RecordedEvent<EvidenceEvent>): Claim {
  const mark = (requestId: string | null, status: 'answered' | 'lapsed') =>
    claim.requests.map((r) => (r.requestId === requestId && r.status === 'open' ? { ...r, status } : r));
  switch (event.type) {
    case 'claims.evidence_filed': {
      const { claimId: _, ...item } = event.data;
      return {
        ...claim,
        evidence: [...claim.evidence, { ...item, filedAt: event.at }],
        requests: mark(item.requestId, 'answered'),
      };
    }
    case 'claims.evidence_requested': {
      const { claimId: _, ...request } = event.data;
      return { ...claim, requests: [...claim.requests, { ...request, status: 'open' }] };
    }
    case 'claims.request_lapsed':
      return { ...claim, requests: mark(event.data.requestId, 'lapsed') };
    default:
      return never(event);
  }
}

type CaseEvent = Exclude<LaterEvent, EvidenceEvent | Extract<ClaimsEvent, { type: NegotiationType }>>;
type NegotiationType =
  | 'claims.answered'
  | 'claims.offered'
  | 'claims.offer_closed'
  | 'claims.settled'
  | 'claims.resumed'
  | 'claims.negotiation_ended'
  | 'claims.escalation_asked'
  | 'claims.escalated'
  | 'claims.withdrawn'
  | 'claims.closed'
  | 'claims.finished';

/** With the platform: the appointed inspection, the decision and the appeal. */
function evolveCase(claim: Claim, event: RecordedEvent<CaseEvent>): Claim {
  const { at } = event;
  const appointment = (change: Partial<Appointment>) => claim.appointment && { ...claim.appointment, ...change };
  switch (event.type) {
    case 'claims.appointed': {
      const { claimId: _, ...made } = event.data;
      const open = { prepaid: null, report: null, refusedBy: null, goodsDisposed: false, lapsed: false };
      return { ...claim, status: 'inspecting', appointment: { ...made, ...open, appointedAt: at } };
    }
    case 'claims.fee_prepaid':
      return { ...claim, appointment: appointment({ prepaid: { at, captureId: event.data.captureId } }) };
    case 'claims.fee_lapsed':
      return { ...claim, status: 'escalated', appointment: appointment({ lapsed: true }) };
    case 'claims.inspection_hindered': {
      const { refusedBy, goodsDisposed } = event.data;
      return { ...claim, status: 'escalated', appointment: appointment({ refusedBy, goodsDisposed }) };
    }
    case 'claims.appointed_reported': {
      const { claimId: _, ...report } = event.data;
      return { ...claim, status: 'escalated', appointment: appointment({ report: { ...report, reportedAt: at } }) };
    }
    case 'claims.determined': {
      const { claimId: _, ...made } = event.data;
      return { ...claim, status: 'determined', decisions: [...claim.decisions, { ...made, at, approved: null }] };
    }
    case 'claims.sent_back': {
      const { claimId: _, ...back } = event.data;
      const sentBack = [...claim.sentBack, { ...back, at }];
      return { ...claim, status: claim.appeal ? 'appealed' : 'escalated', decisions: claim.decisions.slice(0, -1), sentBack };
    }
    case 'claims.approved': {
      const { claimId: _, decisionId, ...approved } = event.data;
      const decisions = claim.decisions.map((d) => (d.decisionId === decisionId ? { ...d, approved: { ...approved, at } } : d));
      return { ...claim, decisions };
    }
    case 'claims.appealed': {
      const { claimId: _, ...appeal } = event.data;
      return { ...claim, status: 'appealed', finishedAt: null, appeal: { ...appeal, at } };
    }
    default:
      return never(event);
  }
}

const closeOffer = (
  offer: Offer,
  { offerId, because }: { readonly offerId: string; readonly because: Offer['status'] },
  closedAt: Instant,
): Offer => (offer.offerId === offerId ? { ...offer, status: because, closedAt } : offer);

const broken = (claim: Claim, failedAt: Instant): readonly BrokenPromise[] =>
  claim.settlement ? [...claim.brokenPromises, { ...claim.settlement, failedAt }] : claim.brokenPromises;

/** The contract that a claim rests on: as it stood when the claim was opened, whatever was amended once it was over. */
export function contractOf({ contracts }: Pick<ClaimsStates, 'contracts'>, claim: Pick<Claim, 'contractVersion'>): Agreed {
  const then = contracts.replaced.find(({ version }) => version === claim.contractVersion);
  return then ?? must(contracts.agreed, 'a claim rests on a contract');
}

/** The states with that contract in force: what evidence and cases of the claim are read on. Money is as it stands now. */
export const asOpened = (states: ClaimsStates, claim: Pick<Claim, 'contractVersion'>): ClaimsStates => ({
  ...states,
  contracts: { ...states.contracts, agreed: contractOf(states, claim) },
});

/** Claims that something is still to be done about, newest last. One is opened at a time; an appeal takes its own up beside it. */
export const openClaims = (state: ClaimsState): readonly Claim[] => state.claims.filter((c) => c.finishedAt === null);

/** The newest of them. */
export const openClaim = (state: ClaimsState): Claim | null => openClaims(state).at(-1) ?? null;

export const claimById = (state: ClaimsState, claimId: string): Result<Claim, 'claim.not_found'> => {
  const claim = state.claims.find((c) => c.claimId === claimId);
  return claim ? ok(claim) : refuse('claim.not_found');
};

/** Refuses unless the claim is unfinished and in one of the states. */
export function claimIn(claim: Claim, ...allowed: readonly ClaimStatus[]): Result<Claim, 'claim.wrong_state'> {
  return claim.finishedAt === null && allowed.includes(claim.status)
    ? ok(claim)
    : refuse('claim.wrong_state', { state: claim.status, finished: claim.finishedAt !== null, allowed });
}

/** While the two may still agree. */
export const NEGOTIABLE = ['negotiating', 'escalated', 'inspecting'] as const satisfies readonly ClaimStatus[];

/** The offer that its addressee may answer. */
export const openOffer = (claim: Claim): Offer | null =>
  claimIn(claim, ...NEGOTIABLE).ok ? (claim.offers.findLast((o) => o.status === 'open') ?? null) : null;

/** The claimant is the buyer: it is the buyer's money that is protected. */
export const CLAIMANT: Side = 'buyer';

/** When the other side first said anything to the claim: an answer, an offer of its own, or its word on one of the claimant's. */
export function repliedAt({ answered, offers }: Claim): Instant | null {
  const said = offers.map(({ by, status, madeAt, closedAt }) => {
    if (by !== CLAIMANT) return madeAt;
    return status === 'accepted' || status === 'declined' ? closedAt : null;
  });
  const times = [answered?.at ?? null, ...said].filter((at) => at !== null);
  return times.sort()[0] ?? null;
}

/** The newest decision, approved or waiting for its second person. */
export const lastDecision = (claim: Claim): Decision | null => claim.decisions.at(-1) ?? null;

/** The newest decision that a second person approved. */
export const standingDecision = (claim: Claim): Decision | null => claim.decisions.findLast((d) => d.approved !== null) ?? null;

/** With the platform, and no decision of it counts for now: none was made, one waits for its second person, or it was appealed. */
export const isUndecided = (claim: Claim): boolean =>
  claim.finishedAt === null &&
  (claim.status === 'escalated' ||
    claim.status === 'inspecting' ||
    claim.status === 'appealed' ||
    lastDecision(claim)?.approved === null);

/** A promised remedy, as against money. */
export const isRemedy = ({ kind }: Pick<Settlement, 'kind'>): boolean =>
  kind === 'repair' || kind === 'replacement' || kind === 'parts' || kind === 'reinstallation';
