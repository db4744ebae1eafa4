/** The clauses in dispute with the evidence of both sides beside each other, and what was found: the same table for everybody. */
import type { ReactNode } from 'react';
import type { Finding } from '../../src/claims/determination.types.ts';
import { FINDINGS } from '../../src/claims/reasons.data.ts';
import { type InWords, inWords } from '../../src/claims/reasons.rules.ts';
import { withSigns } from '../../src/contracts/signs.rules.ts';
import { instantIn } from '../ui/figures.ts';
import { Chip, type Tone } from '../ui/Notice.tsx';
import { useWords } from '../ui/words.ts';
import { Gallery, type Where } from './Gallery.tsx';
import { limitText } from './measuring.ts';
import type { ClaimClause as Clause, ClaimPage, ShownEvidence } from './shapes.ts';

/** A row: a clause or another subject, or what is about no clause (null). */
export type Subject = { readonly id: string | null; readonly clause: Clause | null };

// biome-ignore format: a table
const TONES: Readonly<Record<Finding, Tone>> = { met: 'good', not_met: 'bad', unproven: 'neutral', excluded: 'neutral' };

/** What a claim is about: its points first, then what evidence or the decision names besides, then the rest. */
export function subjectsOf(claim: ClaimPage, clauses: readonly Clause[]): readonly Subject[] {
  const named = [
    ...claim.points.map(({ clauseId }) => clauseId),
    ...claim.evidence.flatMap(({ clauseId }) => clauseId ?? []),
    ...(claim.decision?.result.findings.map(({ subject }) => subject) ?? []),
  ];
  const rows: readonly Subject[] = [...new Set(named)].map((id) => ({
    id,
    clause: clauses.find(({ clauseId }) => clauseId === id) ?? null,
  }));
  return claim.evidence.some(({ clauseId }) => clauseId === null) || rows.length === 0
    ? [...rows, { id: null, clause: null }]
    : rows;
}

type TableProps = {
  readonly claim: ClaimPage;
  readonly clauses: readonly Clause[];
  readonly where: Where;
  /** Below a row, such as the way to add to it. */
  readonly below?: (subject: Subject) => ReactNode;
};

export function EvidenceTable({ claim, clauses, where, below }: TableProps): ReactNode {
  const { lang } = useWords();
  const words = claim.decision ? inWords(claim.decision.result, lang) : [];
  return (
    <ul>
      {subjectsOf(claim, clauses).map((subject) => (
        <li key={subject.id ?? ''} className="border-t border-line py-4 first:border-t-0">
          <Row claim={claim} subject={subject} where={where} found={words.find((each) => each.subject === subject.id) ?? null} />
          {below?.(subject)}
        </li>
      ))}
    </ul>
  );
}

function Row(props: {
  readonly claim: ClaimPage;
  readonly subject: Subject;
  readonly where: Where;
  readonly found: InWords | null;
}): ReactNode {
  const { claim, subject, where, found } = props;
  const { t, lang } = useWords();
  const { clause, id } = subject;
  const items = claim.evidence.filter(({ clauseId }) => clauseId === id);
  const limit = clause && limitText(clause);
  const finding = id === null ? undefined : claim.decision?.findings[id];
  return (
    <>
      <div className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
        <h3 className="min-w-0 break-words">{clause ? (clause.text.text ?? t('ui.erased')) : (id ?? t('claims.general'))}</h3>
        {clause ? <Chip tone="neutral">{t(`claims.class.${clause.defectClass as 'critical' | 'major' | 'minor'}`)}</Chip> : null}
        {limit ? <span className="figures text-soft">{t('claims.agreed', { limit })}</span> : null}
        {finding ? <Chip tone={TONES[finding]}>{FINDINGS[finding][lang]}</Chip> : null}
      </div>
      <div className="mt-2 grid gap-x-6 gap-y-3 sm:grid-cols-2">
        {(['buyer', 'supplier'] as const).map((side) => (
          <Column key={side} title={t(`claims.of.${side}`)} items={items.filter(({ by }) => by === side)} where={where} />
        ))}
      </div>
      {items.some(({ by }) => by === 'platform') ? (
        <div className="mt-3">
          <Column title={t('claims.of.platform')} items={items.filter(({ by }) => by === 'platform')} where={where} />
        </div>
      ) : null}
      {found ? (
        <ul className="mt-3 list-disc pl-5">
          {found.reasons.map((reason) => (
            <li key={reason} className="break-words">
              {reason}
            </li>
          ))}
        </ul>
      ) : null}
    </>
  );
}

function Column(props: { readonly title: string; readonly items: readonly ShownEvidence[]; readonly where: Where }): ReactNode {
  const { title, items, where } = props;
  const { t } = useWords();
  return (
    <div className="min-w-0">
      <h4 className="text-soft">{title}</h4>
      {items.length === 0 ? <p className="text-soft">{t('claims.nothing_filed')}</p> : null}
      <ul>
        {items.map((item) => (
          <li key={item.evidenceId} className="mt-2 border-l-2 border-line pl-3">
            <Item item={item} where={where} />
          </li>
        ))}
      </ul>
    </div>
  );
}

function Item({ item, where }: { readonly item: ShownEvidence; readonly where: Where }): ReactNode {
  const { t, lang } = useWords();
  const { says, late, answerBy } = item;
  const facts = says
    ? [
        withSigns(says.values.join(', ')),
        [says.instrument, says.uncertainty && `± ${withSigns(says.uncertainty)}`].filter(Boolean).join(' '),
        says.units ? t('claims.units', { ...says.units }) : '',
        says.fact ? t(`claims.shows.${says.fact}`) : '',
      ].filter((text) => text !== '')
    : [];
  return (
    <>
      <p className="flex flex-wrap items-baseline gap-x-2">
        <strong>{t(`claims.kind.${item.kind}`)}</strong>
        {late ? <Chip tone="due">{t('claims.late')}</Chip> : null}
      </p>
      {says === null ? <p className="text-soft">{t('ui.erased')}</p> : null}
      {facts.map((fact) => (
        <p key={fact} className="break-words">
          {fact}
        </p>
      ))}
      {says?.method ? <p className="break-words text-soft">{says.method}</p> : null}
      {says?.text ? <p className="break-words whitespace-pre-line">{says.text}</p> : null}
      <p className="text-xs text-soft">
        {instantIn(item.filedAt, where.zone, lang)} · <code>{item.evidenceId}</code>
        {late && answerBy ? ` · ${t('claims.counts_from', { at: instantIn(answerBy.at, where.zone, lang) })}` : ''}
      </p>
      <Gallery where={where} item={item} />
    </>
  );
}
