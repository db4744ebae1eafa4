/** The dispute room: one claim as both sides see it, with what each may do. */
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { addMillis, dayOf } from '../../src/kernel/dates.ts';
import { useLive } from '../api/live.ts';
import { now } from '../clock.ts';
import { Chip, ErrorNotice, Skeleton } from '../ui/Notice.tsx';
import { money } from '../ui/figures.ts';
import { Page, Section } from '../ui/Page.tsx';
import { useWords } from '../ui/words.ts';
import { AddEvidence } from './AddEvidence.tsx';
import { AnswerPart } from './AnswerPart.tsx';
import { DecisionPart } from './DecisionPart.tsx';
import { EndPart } from './EndPart.tsx';
import { EvidenceTable } from './EvidenceTable.tsx';
import { InspectionPart } from './InspectionPart.tsx';
import { OfferPart } from './OfferPart.tsx';
import { OrderLink } from './OrderLink.tsx';
import { claimQuery } from './queries.ts';
import { DeadlineChip } from '../orders/DeadlineChip.tsx';
import { orderQuery } from '../orders/queries.ts';
import { RequestPart } from './RequestPart.tsx';
import { type Room, mayOf, toneOf } from './room.ts';
import type { ClaimPage as Claim, OrderPageView } from './shapes.ts';

export function ClaimPage(): ReactNode {
  const { t } = useWords();
  const { orderId, claimId } = useParams({ from: '/orders/$orderId/claims/$claimId' });
  const { data: order, error: orderError } = useQuery(orderQuery(orderId));
  const { data: claim, error } = useQuery(claimQuery(orderId, claimId));
  useLive(order ? [orderId] : []);
  const wrong = orderError ?? error;
  if (order && claim) return <TheRoom order={order} claim={claim} />;
  return (
    <Page title={t('claims.claim')} above={<OrderLink orderId={orderId} />}>
      <ErrorNotice error={wrong} />
      {wrong ? null : <Skeleton rows={8} />}
    </Page>
  );
}

function TheRoom({ order, claim }: { readonly order: OrderPageView; readonly claim: Claim }): ReactNode {
  const { t } = useWords();
  const { orderId, contract } = order;
  const { claimId } = claim;
  const side = order.you === 'buyer' || order.you === 'supplier' ? order.you : null;
  const room: Room = { orderId, claimId, claim, side, currency: contract.terms.currency, may: mayOf(claim, side, now()) };
  const title = claim.grounds.map((ground) => t(`claims.ground.${ground}`)).join(', ');
  return (
    <Page
      title={t('claims.claim_on', { title })}
      above={<OrderLink orderId={orderId} />}
      lead={claim.text ?? ''}
      aside={<Chip tone={toneOf(claim.state)}>{t(`claims.state.${claim.state}`)}</Chip>}
    >
      <Next room={room} />
      <Days room={room} />
      <InspectionPart room={room} />
      <Section title={t('claims.evidence')} id="evidence">
        <EvidenceTable
          claim={claim}
          clauses={claim.clauses}
          where={{ orderId, claimId, zone: claim.zone }}
          below={(subject) =>
            room.may.file ? <AddEvidence room={room} subject={subject} label={t('claims.add_evidence')} /> : null
          }
        />
      </Section>
      <AnswerPart room={room} clauses={claim.clauses} />
      {claim.answered ? <Answered claim={claim} /> : null}
      <OfferPart room={room} />
      <RequestPart room={room} />
      <DecisionPart room={room} />
      <EndPart room={room} />
    </Page>
  );
}

/** Whose turn it is and what is claimed, in one line that stays on top. */
function Next({ room }: { readonly room: Room }): ReactNode {
  const { t } = useWords();
  const { claim, side, currency } = room;
  const mine = claim.next?.by === side;
  const step = claim.next?.what;
  const says = step && step in STEPS ? t(STEPS[step as keyof typeof STEPS]) : t('claims.step.over');
  const who = claim.next ? t(mine ? 'claims.side.you' : `claims.side.${claim.next.by}`) : null;
  return (
    <div
      className={`mb-4 flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1 rounded-md p-3 ${mine ? 'bg-due-wash' : 'bg-wash'}`}
    >
      <p>
        {who ? <strong>{who}: </strong> : null}
        {says}
      </p>
      <p>
        {t('claims.asked')} <strong className="figures">{money(claim.amountMinor, currency)}</strong>
      </p>
    </div>
  );
}

const STEPS = {
  claim_answer: 'claims.step.answer',
  claim_answer_offer: 'claims.step.answer_offer',
  claim_escalate_or_offer: 'claims.step.escalate_or_offer',
  claim_inspect: 'claims.step.inspect',
  claim_prepay_fee: 'claims.step.prepay',
  claim_approve: 'claims.step.decide',
  claim_decide: 'claims.step.decide',
  claim_perform: 'claims.step.perform',
  claim_pay_refund: 'claims.step.pay',
  claim_close: 'claims.step.close',
} as const;

/** The days that run now. */
function Days({ room }: { readonly room: Room }): ReactNode {
  const { t } = useWords();
  const { claim } = room;
  const { state, zone, businessDaysLeft: left, decision } = claim;
  const open = claim.finishedAt === null;
  const offer = claim.offers.find(({ offerId }) => offerId === claim.openOffer);
  const days = [
    open && state === 'negotiating' && claim.answered === null ? (['reply', claim.replyDueAt] as const) : null,
    open && state === 'negotiating' ? (['negotiation', claim.negotiationEndsAt] as const) : null,
    open && state === 'negotiating' && claim.escalateByAt ? (['escalate', claim.escalateByAt] as const) : null,
    offer ? (['offer', offer.expires.at] as const) : null,
    decision?.appealBy && room.may.appeal ? (['appeal', decision.appealBy.at] as const) : null,
  ].filter((one) => one !== null);
  if (days.length === 0) return null;
  return (
    <dl className="mb-4 flex flex-col gap-2">
      {days.map(([name, at]) => (
        <div key={name}>
          <dt className="text-soft">{t(`claims.day.${name}`)}</dt>
          <dd>
            <DeadlineChip
              // The instant is the end of the last day.
              due={{ at, on: dayOf(addMillis(at, -1), zone) }}
              zone={zone}
              title={`Quayside: ${t(`claims.day.${name}`)}`}
              businessDays={left[name]}
            />
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Answered({ claim }: { readonly claim: Claim }): ReactNode {
  const { t } = useWords();
  if (!claim.answered) return null;
  return (
    <Section title={t('claims.answered')}>
      <p>{t(claim.answered.accepted ? 'claims.answered.yes' : 'claims.answered.no')}</p>
      {claim.answered.text ? <p className="mt-1 max-w-[72ch] break-words whitespace-pre-line">{claim.answered.text}</p> : null}
    </Section>
  );
}
