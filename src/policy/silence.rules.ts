/** What each side's silence leads to under a policy, as short sentences in English and Chinese for the contract. */
import { SILENCE_TEXTS } from './silence.data.ts';
import type { Days, Policy, SilenceCode, SilenceDefault } from './types.ts';
import { businessDays, calendarDays } from './windows.data.ts';

const UNITS = { calendar: { en: 'calendar day', zh: '个自然日' }, business: { en: 'business day', zh: '个工作日' } } as const;

/** `5 business days`. */
export const daysInEnglish = ({ days, kind }: Days): string => `${days} ${UNITS[kind].en}${days === 1 ? '' : 's'}`;
/** `5 个工作日`. */
export const daysInChinese = ({ days, kind }: Days): string => `${days} ${UNITS[kind].zh}`;

/** A code, and the periods its sentence names: `{days}`, then `{otherDays}`. */
type Entry = readonly [code: SilenceCode, ...periods: readonly Days[]];

function negotiationEntries({ reply, negotiation }: Policy): readonly Entry[] {
  const answer: readonly Entry[] = reply.silence === 'claimant_may_escalate' ? [['claim_unanswered', reply.within]] : [];
  const end: Entry =
    negotiation.atEnd.kind === 'escalates'
      ? ['negotiation_ended', negotiation.lasts]
      : ['claim_not_escalated', negotiation.atEnd.closesAfter];
  return [...answer, end];
}

/**
 * The silence defaults of a policy in the order in which an order meets them. Each is printed in the contract, so that
 * nobody loses by a clock that was not shown. Source: programme rules, section silence.
 */
export function silenceDefaults(policy: Policy): readonly SilenceDefault[] {
  const { life, preShipment } = policy;
  const entries: readonly Entry[] = [
    ['order_unpaid', calendarDays(life.unpaidDays)],
    ['deposit_overdue', businessDays(life.depositOverdueBusinessDays)],
    ['inspection_not_arranged', businessDays(preShipment.inspectOrWaiveBusinessDays)],
    ['arrival_untold', calendarDays(life.presumedArrivalDays.sea), calendarDays(life.presumedArrivalDays.other)],
    ['receipt_unconfirmed', calendarDays(life.receiptConfirmedDays)],
    ...negotiationEntries(policy),
    ['fee_not_prepaid', policy.appointedInspection.prepayWithin],
    ['offer_unanswered'],
    ['remedy_not_performed'],
    ['award_not_appealed', policy.appealWithin],
  ];
  return entries.map(([code, days, otherDays]) => {
    const fill = (text: string, say: (period: Days) => string): string =>
      text.replace('{days}', days ? say(days) : '').replace('{otherDays}', otherDays ? say(otherDays) : '');
    return { code, en: fill(SILENCE_TEXTS[code].en, daysInEnglish), zh: fill(SILENCE_TEXTS[code].zh, daysInChinese) };
  });
}
