/** Reading the cover preview of an order: every bad event decided on the order's own contract and money. */
import type { Answer, Call, Context } from '../context.ts';
import { termsInForce } from '../contracts/rules.ts';
import { type Json, refuse } from '../kernel/result.ts';
import { openOrderFor } from '../orders/read.service.ts';
import { readBookedCredits } from '../payments/refunds.store.ts';
import { wholeDirectory } from './directory.service.ts';
import { policyFor } from './finish.rules.ts';
import { type Reckoned, cheapestDay, previewContract, previewFigures } from './preview.figures.rules.ts';
import { type PreviewLine, previewEvents } from './preview.rules.ts';
import { inWords } from './reasons.rules.ts';
import { claimsStates } from './rules.ts';

/** A line as it is answered; `hash` is that of the determination of the event's case. */
function lineView({ event, determination, refundMinor, coveredBy, upToMinor, because }: PreviewLine) {
  return {
    event: { code: event.code, en: event.en, zh: event.zh, ground: event.ground },
    coveredBy,
    upToMinor,
    refundMinor,
    because,
    fault: determination?.fault ?? null,
    findings: (determination?.findings ?? []).map(({ subject, finding, reasons }) => ({
      subject,
      finding,
      reasons: reasons.map(({ code }) => code),
    })),
    why: determination && { en: inWords(determination, 'en'), zh: inWords(determination, 'zh') },
    award: determination && { lines: determination.award.lines, fee: determination.award.fee },
    hash: determination?.hash ?? null,
  };
}

/**
 * What each bad event would yield on this order. Before anything is paid it is reckoned as if all were, because until then
 * there is nothing that could be refunded. Errors: determination.malformed, where the trade term is none of 2020.
 */
export async function readCoverPreview(ctx: Context, call: Call, orderId: string, asked: Reckoned | null): Promise<Answer> {
  const opened = await openOrderFor(ctx, call.by, 'claim.read', orderId, async (q, { states }) => {
    const { payments } = claimsStates(states);
    const isByCard = payments.credits.some(({ channel }) => channel === 'card');
    return {
      cards: isByCard ? await readBookedCredits(q, orderId) : [],
      agencies: await wholeDirectory(q),
    };
  });
  if (!opened.ok) return { kind: 'refused', refusal: opened };
  const { order, more } = opened.value;
  const states = claimsStates(order.states);
  const policy = policyFor(states, { at: call.receivedAt });
  const contract = previewContract(states, policy);
  if (!contract) return { kind: 'refused', refusal: refuse('determination.malformed', { path: '/contract/rule' }) };
  const { currency } = termsInForce(states.contracts);
  const reckoned = asked ?? (states.payments.paidMinor === 0 ? 'paid_in_full' : 'paid_so_far');
  const inspectionFeeMinor = cheapestDay(currency, more.agencies);
  const figures = previewFigures(states, policy, { reckoned, at: call.receivedAt, cards: more.cards, inspectionFeeMinor });
  const items = previewEvents(contract, policy, figures).map(lineView);
  const answer = { currency, policy: policy.id, reckoned, figures, items } as unknown as Json;
  return { kind: 'done', status: 200, answer, replayed: false };
}
