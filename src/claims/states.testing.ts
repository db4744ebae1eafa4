/** Every act on a claim in every situation, played on the real rules: the table that docs/reference/states.md publishes. */
import { must } from '../kernel/assert.ts';
import { type Decided, type Decision, isRefused } from '../kernel/decider.ts';
import { ok, refuse } from '../kernel/result.ts';
import { BUYER, ORDER, SUPPLIER, apply } from '../orders/orders.fixture.ts';
import { VERBS, type Verb } from '../parties/access.ts';
import { type Person, STAFF_PERMISSIONS, type StaffPermission } from '../parties/types.ts';
import type { VerbRule } from '../parties/verbs.data.ts';
import { openRefunds, payRefunds, seenOf, sendRefunds } from '../payments/pay.rules.ts';
import { type Goods, act, factsOf } from '../shipments/goods.fixture.ts';
import type { ActFacts } from '../shipments/types.ts';
import { type AppointedFindings, reportAppointed, reportItems } from './appointed-report.rules.ts';
import { CLAIM, LAB, appoints, claimsOf, delivered, openedClaim, record } from './appointment.fixture.ts';
import { hinder, prepay, prepayLapsed } from './appointment.rules.ts';
import { caseInput } from './casefacts.rules.ts';
import { appeal, approve, determineClaim, sendBack } from './decide.rules.ts';
import { fileEvidence, requestEvidence } from './intake.rules.ts';
import { closeUnescalated, escalate, negotiationEnds } from './escalation.rules.ts';
import { answer, perform, withdraw } from './negotiation.rules.ts';
import { type OfferInput, acceptOffer, declineOffer, makeOffer, offerExpires, remedyDue } from './offers.rules.ts';
import { claimById } from './rules.ts';
import type { Claim, ClaimsStates } from './types.ts';

const ref = (text: string) => ({ contentId: text, hash: text });
type Decide = (states: ClaimsStates, claim: Claim, facts: ActFacts) => Decided;

const claimOf = (g: Goods): Claim => {
  const claim = claimById(claimsOf(g).claims, CLAIM);
  if (!claim.ok) throw new Error(claim.code);
  return claim.value;
};

/** Acts on the claim, finished or not; the refusal's code, `nothing` where a timer had nothing to do, or null. */
function run(g: Goods, decide: Decide): string | null {
  const seq = g.seq;
  const refused = act(g, () => decide(claimsOf(g), claimOf(g), factsOf(g)));
  return refused ?? (g.seq === seq ? 'nothing' : null);
}

const timer =
  (due: (states: ClaimsStates, claim: Claim, facts: ActFacts) => Decision): Decide =>
  (states, claim, facts) =>
    ok(due(states, claim, facts));

/** Noon of a day in July 2026, without what falls due on the way. */
const on = (g: Goods, day: string): Goods => {
  g.at = `2026-${day}T04:00:00.000Z`;
  return g;
};

const offer: OfferInput = {
  offerId: 'ofr0000001',
  kind: 'refund',
  amountMinor: 50_000,
  performBy: null,
  note: null,
  expiresInDays: null,
};
const repair: OfferInput = { ...offer, kind: 'repair', amountMinor: null, performBy: '2026-07-20' };
const offers =
  (input: OfferInput): Decide =>
  (states, claim, facts) =>
    makeOffer(states, claim, facts, 'supplier', input);
const accepts: Decide = (states, claim, facts) =>
  acceptOffer(states, claim, facts, 'buyer', { offerId: offer.offerId, refundId: 'rfd0000001' });

const pays: Decide = (states, claim, facts) =>
  prepay(states, claim, facts, { captureId: 'cap1', amountMinor: 30_000, currency: 'USD' });

const official = (userId: string) => ({ userId, companies: [] });

const decides =
  (finding: 'met' | 'not_met', by: string): Decide =>
  (states, claim, facts) => {
    const input = must(caseInput(states, claim, new Map(), facts), 'a case');
    const overrides = [{ subject: 'power', finding, reason: ref('seen') }];
    const make = { decisionId: `dec-${by}`, by: official(by), case: ref('case'), overrides };
    return determineClaim(states, claim, input, input, make);
  };
const approves =
  (by: string): Decide =>
  (states, claim, facts) =>
    approve(states, claim, facts, { by: official(by), refundId: `rfd-${by}` });
const appeals: Decide = (states, claim, facts) =>
  appeal(states, claim, facts, 'supplier', { ground: 'named_error', text: ref('wrong'), drafts: [] });

const paysOut: Decide = ({ payments, ...states }) => {
  const open = openRefunds(payments);
  return open.ok ? payRefunds({ payments, ...states }, ORDER, open.value.map(seenOf)) : open;
};
const sends: Decide = (states) => {
  const open = openRefunds(states.payments);
  return open.ok ? sendRefunds(states, open.value.map(seenOf)) : open;
};

/** Acts one after the other that must all succeed. */
const play = (g: Goods, ...acts: readonly Decide[]): Goods => {
  for (const decide of acts) {
    const refused = run(g, decide);
    if (refused !== null) throw new Error(refused);
  }
  return g;
};

const negotiating = (policy: string): Goods => {
  const g = delivered({ policy });
  record(g, openedClaim({ points: ['power'] }));
  return on(g, '07-01');
};
const escalated = (policy: string): Goods => {
  const g = negotiating(policy);
  record(g, { type: 'claims.escalated', v: 1, data: { claimId: CLAIM, by: 'buyer', because: 'both_agreed' } });
  return g;
};
const inspecting = (policy: string): Goods => {
  const g = escalated(policy);
  return must(appoints(g) === null ? g : null, 'an appointment');
};
const approved = (policy: string, finding: 'met' | 'not_met'): Goods =>
  play(escalated(policy), decides(finding, 'first'), approves('second'));

/** The columns: each state, told apart where the same act ends differently. */
export const SITUATIONS: Readonly<Record<string, (policy: string) => Goods>> = {
  negotiating: negotiating,
  escalated: escalated,
  'inspecting, fee open': inspecting,
  'inspecting, fee paid': (policy) => play(inspecting(policy), pays),
  determined: (policy) => play(escalated(policy), decides('not_met', 'first')),
  'determined, approved': (policy) => approved(policy, 'not_met'),
  'determined, over': (policy) => play(approved(policy, 'not_met'), paysOut),
  appealed: (policy) => play(approved(policy, 'not_met'), appeals),
  'settled, money': (policy) => play(negotiating(policy), offers(offer), accepts),
  'settled, remedy': (policy) => play(negotiating(policy), offers(repair), accepts),
  withdrawn: (policy) => play(negotiating(policy), (s, c, f) => withdraw(s, c, f, 'rfd0000001')),
  closed: (policy) => play(negotiating(policy), timer(closeUnescalated)),
};

const evidence = {
  evidenceId: 'evd0000001',
  kind: 'statement',
  issuer: null,
  clauseId: null,
  body: ref('body'),
  files: [],
  requestId: null,
} as const;
const found: AppointedFindings = {
  measured: { power: ['31 W', '31 W'] },
  facts: {},
  units: {},
  defects: null,
  seals: [],
  lot: null,
  dated: '2026-07-02',
  method: null,
  text: null,
};
const items = reportItems(found).map(({ clauseId }) => ({ clauseId, evidenceId: 'evd0000002', body: ref('report') }));

type Act = {
  /** By whose right it is done; absent where it happens by itself. */
  readonly verb?: Verb;
  readonly day?: string;
  readonly policy?: string;
  readonly first?: Decide;
  readonly decide: Decide;
};

/** The rows: `first` prepares what the act needs (an open offer), and fails where the act cannot be. */
export const ACTS: Readonly<Record<string, Act>> = {
  'evidence filed': { verb: 'claim.evidence', decide: (s, c, f) => fileEvidence(s, c, f, 'buyer', [evidence]) },
  'evidence asked for': {
    verb: 'claim.request',
    decide: (s, c, f) => requestEvidence(s, c, f, { requestId: 'r1', of: 'buyer', by: 'supplier', what: ref('more'), days: 3 }),
  },
  'answered: no': { verb: 'claim.answer', decide: (s, c, f) => answer(s, c, f, { accept: false, text: null, refundId: 'rfd1' }) },
  'answered: yes': { verb: 'claim.answer', decide: (s, c, f) => answer(s, c, f, { accept: true, text: null, refundId: 'rfd1' }) },
  'offer made': { verb: 'claim.offer', decide: offers(offer) },
  'offer declined': {
    verb: 'claim.offer',
    first: offers(offer),
    decide: (_, c, f) => declineOffer(c, f, 'buyer', offer.offerId),
  },
  'offer lapsed *': { first: offers(offer), decide: timer((_, c) => offerExpires(c, offer.offerId)) },
  'offer of money accepted': { verb: 'claim.offer', first: offers(offer), decide: accepts },
  'offer of a remedy accepted': { verb: 'claim.offer', first: offers(repair), decide: accepts },
  'remedy confirmed': { verb: 'claim.perform', decide: (s, c, f) => perform(s, c, f, 'rfd0000001') },
  'remedy’s day passed *': { day: '07-21', decide: timer(remedyDue) },
  'escalated in time': { verb: 'claim.escalate', day: '08-01', decide: (s, c, f) => escalate(s, c, f, 'buyer', false) },
  'both ask to escalate': {
    verb: 'claim.escalate',
    first: (s, c, f) => escalate(s, c, f, 'supplier', true),
    decide: (s, c, f) => escalate(s, c, f, 'buyer', true),
  },
  'negotiation ended, `rapid` *': { policy: 'rapid', day: '08-01', decide: timer(negotiationEnds) },
  'negotiation ended, others *': { day: '08-01', decide: timer(negotiationEnds) },
  'nobody escalated *': { day: '08-20', decide: timer(closeUnescalated) },
  withdrawn: { verb: 'claim.withdraw', decide: (s, c, f) => withdraw(s, c, f, 'rfd1') },
  'agency appointed': { verb: 'claim.appoint', decide: () => ok({}) },
  'fee prepaid': { verb: 'claim.prepay', decide: pays },
  'fee not prepaid in time *': { day: '07-20', decide: timer((_, c, f) => prepayLapsed(c, f)) },
  'inspection hindered': {
    verb: 'claim.hinder',
    decide: (_, c) => hinder(c, { refusedBy: 'supplier', goodsDisposed: false }, null),
  },
  'agency reports': {
    verb: 'claim.inspect',
    day: '07-02',
    decide: (s, c, f) => reportAppointed(s, c, f, { agencyId: LAB, found, items }),
  },
  decided: { verb: 'claim.determine', decide: decides('not_met', 'other') },
  approved: { verb: 'claim.approve', decide: approves('another') },
  'sent back': { verb: 'claim.approve', decide: (s, c) => sendBack(s, c, official('another'), ref('look again')) },
  appealed: { verb: 'claim.appeal', day: '07-02', decide: appeals },
  'refund paid': { verb: 'refund.pay', first: sends, decide: paysOut },
};

/** What an act makes of a claim: its next state, `stays`, or `-` where it is refused or does nothing. */
export function outcome(situation: string, name: string): string {
  const { day, policy = 'classic', first, decide } = must(ACTS[name], 'an act');
  const g = must(SITUATIONS[situation], 'a situation')(policy);
  const before = claimOf(g);
  if (day) on(g, day);
  if (first) {
    const prepared = first(claimsOf(g), claimOf(g), factsOf(g));
    if (isRefused(prepared)) return '-';
    apply(g, prepared.value);
  }
  const refused = name === 'agency appointed' ? appointing(g) : run(g, decide);
  if (refused !== null) return '-';
  const { status, finishedAt } = claimOf(g);
  const state = status === before.status ? 'stays' : status;
  return finishedAt !== null && before.finishedAt === null ? `${state}, over` : state;
}

/** The fixture's own act finds an open claim only. */
const appointing = (g: Goods): string | null => (claimOf(g).finishedAt === null ? appoints(g) : refuse('claim.wrong_state').code);

/** Who may do an act, by the table of verbs: sides, agencies, and operators by the permission they need. */
export function whoMay(verb: Verb | undefined): string {
  if (verb === undefined) return 'the clock';
  const rule: VerbRule = VERBS[verb];
  const who = rule.who.map((one) => (one.startsWith('staff:') ? `\`${one.slice('staff:'.length)}\`` : one));
  return who.join(', ') + (rule.stepUp ? ' °' : '');
}

/** An order of two sides and an agency, for asking who may. */
export const SIDES = { kind: 'order', buyerId: BUYER, supplierId: SUPPLIER, agencyIds: ['gnc0000000'] } as const;

const ROLE_PEOPLE: Readonly<
  Record<string, readonly [companyId: string, kind: Person['companyKind'], ...may: StaffPermission[]]>
> = {
  buyer: [BUYER, 'trader'],
  supplier: [SUPPLIER, 'trader'],
  inspector: ['gnc0000000', 'agency'],
  stranger: ['byr1111111', 'trader'],
  ...Object.fromEntries(STAFF_PERMISSIONS.map((one) => [`\`${one}\``, ['prg0000000', 'programme', one]])),
};
/** Everyone who could ask, by the word that the tables use. */
export const ROLE_NAMES = Object.keys(ROLE_PEOPLE);

/** A member of that role who signed in just now. */
export function asked(role: string): Person {
  const [companyId, companyKind, ...permissions] = must(ROLE_PEOPLE[role], role);
  return { kind: 'person', userId: 'u', companyId, companyKind, role: 'member', permissions, scopes: null, steppedUp: true };
}

export const byOf = (name: string): string => whoMay(must(ACTS[name], 'an act').verb);

/** A table as Markdown: acts down, who does them and situations across. */
export function actsTable(
  corner: string,
  columns: readonly string[],
  rows: readonly (readonly [name: string, by: string])[],
  cell: (situation: string, name: string) => string,
): string {
  const head = [corner, 'by', ...columns.map((c) => `\`${c.split(', ')[0]}\`${c.includes(', ') ? `, ${c.split(', ')[1]}` : ''}`)];
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  const body = rows.map(([name, by]) => line([name, by, ...columns.map((column) => cell(column, name))]));
  return [line(head), `|${head.map(() => '---').join('|')}|`, ...body].join('\n');
}

/** The table of a claim's states. */
export const statesTable = (): string =>
  actsTable(
    'act',
    Object.keys(SITUATIONS),
    Object.keys(ACTS).map((name) => [name, byOf(name)]),
    outcome,
  );
