/** Below a case: what was asked of the two sides, and the inspection that an operator appoints. */
import type { ReactNode } from 'react';
import type { GetV1Me200 } from '../../sdk/openapi.ts';
import { Hindrance } from '../claims/Hindrance.tsx';
import { InspectionFacts, StatusChip, statusOf } from '../claims/InspectionFacts.tsx';
import { Ask, Requests } from '../claims/RequestPart.tsx';
import { Section } from '../ui/Page.tsx';
import { useWords } from '../ui/words.ts';
import { Appoint } from './Appoint.tsx';
import type { CaseClaim } from './case.ts';
import type { ClaimPath } from './queries.ts';
import { mayAtDesk } from './standing.ts';

export type WaysProps = {
  readonly me: GetV1Me200;
  readonly path: ClaimPath;
  readonly claim: CaseClaim;
  readonly currency: string;
};

/** States in which evidence is still taken. Source: the first refusals of claims/intake.rules. */
const TAKES_EVIDENCE: ReadonlySet<CaseClaim['state']> = new Set(['negotiating', 'escalated', 'inspecting', 'appealed']);

export function CaseWays(props: WaysProps): ReactNode {
  const { me, path, claim } = props;
  const { t } = useWords();
  const asks = claim.finishedAt === null && TAKES_EVIDENCE.has(claim.state) && mayAtDesk(me, 'claim.request');
  return (
    <div className="mt-8 grid gap-x-8 lg:grid-cols-2">
      <Inspection {...props} />
      <Section title={t('claims.requests')} id="requests">
        <Requests claim={claim} />
        {asks ? <Ask path={path} of={null} /> : null}
      </Section>
    </div>
  );
}

function Inspection(props: WaysProps): ReactNode {
  const { me, path, claim, currency } = props;
  const { t } = useWords();
  const { appointment } = claim;
  if (!appointment) {
    return (
      <Section title={t('inspection.title')} id="inspection">
        <p className="text-soft">{t('desk.inspection.none')}</p>
        {claim.state === 'escalated' && mayAtDesk(me, 'claim.appoint') ? <Appoint {...props} /> : null}
      </Section>
    );
  }
  const status = statusOf(claim, appointment);
  return (
    <Section title={t('inspection.title')} id="inspection" aside={<StatusChip status={status} />}>
      <InspectionFacts claim={claim} appointment={appointment} currency={currency} />
      {claim.state === 'inspecting' && mayAtDesk(me, 'claim.hinder') ? <Hindrance path={path} /> : null}
    </Section>
  );
}
