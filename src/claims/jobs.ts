/** What falls due in claims, and what claims take from payments. */
import type { Reactor, View } from '../db/registry.ts';
import type { DueRow, Timer } from '../jobs/types.ts';
import type { Decision } from '../kernel/decider.ts';
import { ok } from '../kernel/result.ts';
import { actFacts } from '../shipments/rules.ts';
import type { ActFacts } from '../shipments/types.ts';
import { prepayLapsed } from './appointment.rules.ts';
import { closeUnescalated, negotiationEnds } from './escalation.rules.ts';
import { DEADLINES } from './finish.rules.ts';
import { requestLapses } from './intake.rules.ts';
import { offerExpires, remedyDue } from './offers.rules.ts';
import { onChargedBack, onDisputeWon, onInstructed, onRefundPaid } from './paid.rules.ts';
import { claimsStates } from './rules.ts';
import type { Claim, ClaimsStates } from './types.ts';

type Due = (claim: Claim, detail: string, states: ClaimsStates, facts: ActFacts) => Decision;

/** A timer of one claim: its id, and perhaps another one's, stand in the deadline's name after the colons. */
const timer = (name: string, due: Due, takesLimit = false): Timer => ({
  name,
  ...(takesLimit ? { takesLimit: true } : {}),
  decide: (view: View, row: DueRow) => {
    const [, claimId = '', detail = ''] = row.name.split(':');
    const states = claimsStates(view.states);
    const claim = states.claims.claims.find((each) => each.claimId === claimId);
    return ok(claim ? due(claim, detail, states, actFacts(view)) : {});
  },
});

export const timers: readonly Timer[] = [
  // The reply day opens the way to the platform by itself; its row is what the two see counting down.
  timer(DEADLINES.reply, () => ({})),
  timer(DEADLINES.negotiation, (claim, _, states, facts) => negotiationEnds(states, claim, facts)),
  timer(DEADLINES.unescalated, (claim, _, states, facts) => closeUnescalated(states, claim, facts), true),
  timer(DEADLINES.offer, (claim, offerId) => offerExpires(claim, offerId)),
  timer(DEADLINES.remedy, (claim, _, states, facts) => remedyDue(states, claim, facts)),
  timer(DEADLINES.request, (claim, requestId) => requestLapses(claim, requestId)),
  timer(DEADLINES.prepay, (claim, _, __, facts) => prepayLapsed(claim, facts)),
  timer(DEADLINES.appeal, () => ({})),
];

export const reactors: readonly Reactor[] = [
  {
    on: ['payments.refund_paid'],
    react: (event, view) => onRefundPaid(claimsStates(view.states), actFacts(view), String(event.data['claimId'])),
  },
  {
    on: ['payments.refund_instructed'],
    react: (event, view) => onInstructed(claimsStates(view.states), String(event.data['claimId'])),
  },
  { on: ['payments.chargeback_returned'], react: (_, view) => onDisputeWon(claimsStates(view.states), actFacts(view)) },
  { on: ['payments.charged_back'], react: (_, view) => onChargedBack(claimsStates(view.states), actFacts(view)) },
];
