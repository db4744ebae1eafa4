/** What one reader may do in a claim as it stands. The server decides; this only hides buttons that would be refused. */
import type { ClaimStatus } from '../../src/claims/types.ts';
import { NEGOTIABLE, isRemedy } from '../../src/claims/rules.ts';
import type { Side } from '../../src/contracts/types.ts';
import type { Instant } from '../../src/kernel/dates.ts';
import type { Tone } from '../ui/Notice.tsx';
import type { ClaimPage } from './shapes.ts';

export type May = Readonly<
  Record<'answer' | 'acceptAll' | 'offer' | 'file' | 'escalate' | 'withdraw' | 'perform' | 'appeal', boolean>
>;

export type Room = {
  readonly orderId: string;
  readonly claimId: string;
  readonly claim: ClaimPage;
  /** null: the reader is no party (an operator, an inspector). */
  readonly side: Side | null;
  readonly currency: string;
  readonly may: May;
};

const FILING: readonly string[] = ['negotiating', 'escalated', 'inspecting', 'appealed'];

/** Source: the first refusals of each act in claims/negotiation, intake, escalation and decide. */
export function mayOf(claim: ClaimPage, side: Side | null, at: Instant): May {
  const { state, finishedAt, answered, decision, appeal, settlement } = claim;
  const open = finishedAt === null && side !== null;
  const negotiable = open && NEGOTIABLE.some((one) => one === state);
  return {
    answer: negotiable && side === 'supplier' && answered === null,
    acceptAll: negotiable && side === 'supplier',
    offer: negotiable,
    file: open && FILING.includes(state),
    escalate: open && state === 'negotiating',
    withdraw: open && side === 'buyer' && (negotiable || (state === 'determined' && decision === null)),
    perform: open && side === 'buyer' && state === 'settled' && settlement !== null && isRemedy(settlement),
    appeal: side !== null && appeal === null && decision?.appealBy != null && at < decision.appealBy.at,
  };
}

// biome-ignore format: a table
const TONES: Readonly<Record<ClaimStatus, Tone>> = {
  negotiating: 'due', escalated: 'platform', inspecting: 'platform', determined: 'good',
  appealed: 'platform', settled: 'good', withdrawn: 'neutral', closed: 'neutral',
};

/** The colour of a claim's state, in lists as on its page. Violet: the platform acts. */
export const toneOf = (state: ClaimStatus): Tone => TONES[state];
