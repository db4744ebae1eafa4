/** What each side filed on the chosen point, in two equal columns, and what inspections say of it below both. */
import type { ReactNode } from 'react';
import { withSigns } from '../../src/contracts/signs.rules.ts';
import { day } from '../ui/figures.ts';
import { useWords } from '../ui/words.ts';
import { type CaseClaim, type CaseItem, type Subject, earlierOn, isAbout, madeOf } from './case.ts';
import { EvidenceCard, UseChip } from './EvidenceCard.tsx';
import { FindingChip } from './FindingChip.tsx';

type ColumnsProps = {
  readonly claim: CaseClaim;
  readonly subject: Subject;
  readonly names: { readonly buyer: string; readonly supplier: string };
  readonly inspections: unknown;
  readonly labels: ReadonlyMap<string, string>;
  readonly base: string;
};

export function EvidenceColumns({ claim, subject, names, inspections, labels, base }: ColumnsProps): ReactNode {
  const { t, lang } = useWords();
  const about = claim.evidence.filter((item) => isAbout(item, subject));
  const of = (side: CaseItem['by']): readonly CaseItem[] => about.filter(({ by }) => by === side);
  const earlier = subject.kind === 'clause' ? earlierOn(inspections, subject.subject) : [];
  const list = (items: readonly CaseItem[]): ReactNode => (
    <ul>
      {items.map((item) => (
        <EvidenceCard
          key={item.evidenceId}
          base={base}
          item={item}
          label={labels.get(item.evidenceId) ?? item.evidenceId}
          use={madeOf(subject.judged, item.evidenceId)}
          zone={claim.zone}
        />
      ))}
    </ul>
  );
  const words = { buyer: claim.text, supplier: claim.answered?.text ?? null };
  return (
    <>
      <div className="grid gap-6 md:grid-cols-2">
        {(['buyer', 'supplier'] as const).map((side) => (
          <section key={side} className="min-w-0" aria-label={t(`desk.side.${side}`)}>
            <h3 className="border-b border-line pb-2 break-words">
              <span className="font-semibold">{t(`desk.side.${side}`)}</span>{' '}
              <span className="font-normal text-soft">{names[side]}</span>
            </h3>
            {words[side] ? <blockquote className="border-b border-line py-3 break-words">{words[side]}</blockquote> : null}
            {of(side).length > 0 ? list(of(side)) : <p className="py-3 text-soft">{t('desk.nothing_filed')}</p>}
          </section>
        ))}
      </div>
      {of('platform').length + earlier.length > 0 ? (
        <section className="mt-6" aria-label={t('desk.side.platform')}>
          <h3 className="border-b border-line pb-2 font-semibold">{t('desk.side.platform')}</h3>
          {list(of('platform'))}
          <ul>
            {earlier.map(({ evidenceId, dated, verdict, values }) => (
              <li key={evidenceId} className="border-t border-line py-3 first:border-t-0">
                <p className="flex flex-wrap items-center gap-2">
                  <span className="figures font-semibold">{labels.get(evidenceId) ?? evidenceId}</span>
                  <span className="font-semibold">{t('desk.earlier_report', { on: day(dated, lang) })}</span>
                  <FindingChip finding={verdict} />
                  <UseChip use={madeOf(subject.judged, evidenceId)} />
                </p>
                <p className="break-words">{withSigns(values.join(' · '))}</p>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
    </>
  );
}
