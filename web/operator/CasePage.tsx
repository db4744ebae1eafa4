/** A case at the desk: clauses on the left, both sides' evidence in the middle, what is computed of it on the right. */
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import type { ReactNode, Ref } from 'react';
import type { GetV1Me200, GetV1OrdersOrderId200 } from '../../sdk/openapi.ts';
import { GROUNDS, SUBJECTS } from '../../src/letters/words.data.ts';
import { money } from '../ui/figures.ts';
import { Chip, ErrorNotice, Notice, Skeleton } from '../ui/Notice.tsx';
import { useWords } from '../ui/words.ts';
import { Decide, DecisionWarnings, SecondPerson } from './CaseActs.tsx';
import { CaseWays } from './CaseWays.tsx';
import { type CaseClaim, isDecidable, labelsOf } from './case.ts';
import { Desk } from './Desk.tsx';
import { EvidenceColumns } from './EvidenceColumns.tsx';
import { Override } from './Override.tsx';
import { type ClaimPath, caseOrderQuery, caseQuery } from './queries.ts';
import { Ruling } from './Ruling.tsx';
import { sayAll, sayOf } from './say.ts';
import { Subjects } from './Subjects.tsx';
import { type Tab, Tabs } from './Tabs.tsx';
import { useCase } from './useCase.ts';

type CaseProps = {
  readonly me: GetV1Me200;
  readonly path: ClaimPath;
  readonly claim: CaseClaim;
  readonly order: GetV1OrdersOrderId200;
};

function Head({ claim, order }: Pick<CaseProps, 'claim' | 'order'>): ReactNode {
  const { t, lang } = useWords();
  const back = claim.pending === null ? claim.sentBack?.at(-1) : undefined;
  const { supplier } = order;
  return (
    <div className="mb-4 flex flex-col gap-3">
      <p className="flex flex-wrap items-center gap-x-4 gap-y-1">
        <Chip tone={isDecidable(claim) || claim.pending ? 'platform' : 'neutral'}>{t(`desk.state.${claim.state}`)}</Chip>
        <span>{sayAll(GROUNDS, claim.grounds, lang)}</span>
        <span>
          {t('desk.claimed')} <span className="figures">{money(claim.amountMinor, order.contract.terms.currency)}</span>
        </span>
        <Link to="/suppliers/$supplierId" params={{ supplierId: supplier.companyId }} className="link">
          {supplier.name ?? supplier.companyId}
        </Link>
        <Link to="/orders/$orderId" params={{ orderId: order.orderId }} className="link">
          {order.orderId}
        </Link>
      </p>
      <p className="hidden text-xs text-soft lg:block">{t('desk.keys')}</p>
      {back && isDecidable(claim) ? (
        <Notice tone="due" title={t('desk.sent_back')}>
          <p className="break-words">{back.reason ?? t('ui.erased')}</p>
        </Notice>
      ) : null}
      {claim.appeal ? (
        <Notice tone="platform" title={t(claim.appeal.by === 'buyer' ? 'desk.appeal.buyer' : 'desk.appeal.supplier')}>
          <p className="break-words">{claim.appeal.text ?? t('ui.erased')}</p>
        </Notice>
      ) : null}
    </div>
  );
}

type ColumnProps = {
  readonly name: Tab;
  readonly tab: Tab;
  readonly title: string;
  readonly titleRef?: Ref<HTMLHeadingElement>;
  readonly children: ReactNode;
};

/** One of the three columns; behind its tab where they do not fit side by side. */
function Column({ name, tab, title, titleRef, children }: ColumnProps): ReactNode {
  return (
    <section
      id={`case-${name}`}
      className={`min-w-0 ${tab === name ? '' : 'max-lg:hidden'}`}
      aria-labelledby={`case-${name}-title`}
    >
      <h2 id={`case-${name}-title`} ref={titleRef} tabIndex={-1} className="mb-3 text-base">
        {title}
      </h2>
      {children}
    </section>
  );
}

function Case({ me, path, claim, order }: CaseProps): ReactNode {
  const { t, lang } = useWords();
  const desk = useCase(me, path, claim);
  const { currency } = order.contract.terms;
  const { table, subjects, subject, may, changed } = desk;
  const base = `/v1/orders/${path.orderId}/claims/${path.claimId}`;
  const labels = labelsOf(claim, order.inspections);
  const textOf = (id: string): string | null => claim.clauses.find(({ clauseId }) => clauseId === id)?.text.text ?? null;
  const name = subject ? sayOf(SUBJECTS, subject.kind, lang).replace('{id}', subject.subject) : null;
  const nameOf = ({ name: called, companyId }: { readonly name: string | null; readonly companyId: string }): string =>
    called ?? companyId;
  return (
    <>
      <Head claim={claim} order={order} />
      <Tabs tab={desk.tab} onTab={desk.setTab} />
      <div className="grid gap-8 lg:grid-cols-[260px_minmax(0,1fr)_320px]">
        <Column name="clauses" tab={desk.tab} title={t('desk.tab.clauses')}>
          <Subjects
            subjects={subjects}
            chosen={subject?.subject ?? ''}
            changed={may ? changed : table.changed}
            textOf={textOf}
            onChoose={desk.choose}
          />
        </Column>
        <Column
          name="evidence"
          tab={desk.tab}
          title={[t('desk.tab.evidence'), name].filter(Boolean).join(': ')}
          titleRef={desk.evidence}
        >
          {subject ? (
            <EvidenceColumns
              claim={claim}
              subject={subject}
              names={{ buyer: nameOf(order.buyer), supplier: nameOf(order.supplier) }}
              inspections={order.inspections}
              labels={labels}
              base={base}
            />
          ) : null}
        </Column>
        <Column name="ruling" tab={desk.tab} title={t('desk.tab.ruling')}>
          <ErrorNotice error={desk.error} />
          <Ruling {...{ claim, table, subject, labels, base }} loading={desk.loading} considered={desk.considered}>
            {may && subject?.judged && name ? (
              <Override
                key={subject.subject}
                subject={subject.subject}
                name={name}
                computed={subject.judged.finding}
                change={changed.find((one) => one.subject === subject.subject) ?? null}
                open={desk.overriding === subject.subject}
                field={desk.field}
                onOpen={desk.toOverride}
                onChange={(to) => desk.change(subject.subject, to)}
              />
            ) : null}
          </Ruling>
          <div className="mt-4">
            {may ? <DecisionWarnings warnings={desk.warnings} labels={labels} /> : null}
            {may ? <Decide path={path} me={me} changed={changed} onDone={desk.clear} /> : null}
            {claim.pending ? <SecondPerson path={path} me={me} decidedBy={claim.pending.by} /> : null}
          </div>
        </Column>
      </div>
      <CaseWays me={me} path={path} claim={claim} currency={currency} />
    </>
  );
}

function Loaded({ me, path }: Pick<CaseProps, 'me' | 'path'>): ReactNode {
  const claim = useQuery(caseQuery(path));
  const order = useQuery(caseOrderQuery(path.orderId));
  if (claim.error || order.error) return <ErrorNotice error={claim.error ?? order.error} />;
  if (!claim.data || !order.data) return <Skeleton rows={8} />;
  return <Case me={me} path={path} claim={claim.data} order={order.data} />;
}

export function CasePage(): ReactNode {
  const { t } = useWords();
  const path = useParams({ from: '/desk/claims/$orderId/$claimId' });
  return (
    <Desk title={t('desk.case', { claim: path.claimId })} verbs={['claim.read']} wide>
      {(me) => <Loaded key={path.claimId} me={me} path={path} />}
    </Desk>
  );
}
