/** The right column of a case: the finding of the chosen point with every reason, the amount, and what may be done now. */
import type { ReactNode } from 'react';
import type { Determination } from '../../src/claims/determination.types.ts';
import { sentenceOf } from '../../src/claims/reasons.rules.ts';
import { fullWidth } from '../../src/letters/say.rules.ts';
import { FAULTS, SUBJECTS } from '../../src/letters/words.data.ts';
import { FileLink } from '../ui/FileLink.tsx';
import { Chip, Notice, Skeleton } from '../ui/Notice.tsx';
import { day, money } from '../ui/figures.ts';
import { useWords } from '../ui/words.ts';
import type { MessageKey } from '../words.data.ts';
import { AwardTable } from './AwardTable.tsx';
import { type CaseClaim, type Changed, type Subject, type Table, withLabels } from './case.ts';
import { FindingChip } from './FindingChip.tsx';
import { sayOf } from './say.ts';

// biome-ignore format: a table
const TITLES: Readonly<Record<Table['kind'], MessageKey>> = {
  preview: 'desk.ruling.preview',
  pending: 'desk.ruling.pending',
  decision: 'desk.ruling.decision',
  none: 'desk.ruling.none',
};

function Letters({ base }: { readonly base: string }): ReactNode {
  const claimId = base.split('/').at(-1) ?? '';
  const { t } = useWords();
  const links = [
    ['en', 'desk.letter.en'],
    ['zh', 'desk.letter.zh'],
  ] as const;
  return (
    <div className="flex flex-wrap gap-x-4 gap-y-1">
      {links.map(([lang, key]) => (
        <FileLink key={lang} url={`${base}/letter?lang=${lang}&format=pdf`} name={`quayside-letter-${claimId}-${lang}.pdf`}>
          {t(key)}
        </FileLink>
      ))}
      <FileLink url={`${base}/case-file`} name={`quayside-case-${claimId}.zip`}>
        {t('desk.case_file')}
      </FileLink>
    </div>
  );
}

type RulingProps = {
  readonly claim: CaseClaim;
  readonly table: Table;
  readonly loading: boolean;
  /** What the changes made so far would come to; null while there are none. */
  readonly considered: Determination | null;
  readonly subject: Subject | null;
  readonly labels: ReadonlyMap<string, string>;
  readonly base: string;
  readonly children: ReactNode;
};

const changeOf = (changed: readonly Changed[], subject: Subject | null): Changed | null =>
  changed.find((one) => one.subject === subject?.subject) ?? null;

export function Ruling({ claim, table, loading, considered, subject, labels, base, children }: RulingProps): ReactNode {
  const { t, lang } = useWords();
  const { result } = table;
  const spoken = (sentence: string): string => (lang === 'zh' ? fullWidth(sentence) : sentence);
  const judged = subject?.judged ?? null;
  const change = changeOf(table.changed, subject);
  const hasLetter = claim.decision !== null || claim.state === 'settled';
  return (
    <div className="flex flex-col gap-4">
      <p className="text-soft">{t(TITLES[table.kind])}</p>
      {loading ? <Skeleton rows={3} /> : null}
      {judged && subject ? (
        <section aria-label={t('desk.finding')}>
          <h3 className="mb-2 flex flex-wrap items-center gap-2 font-semibold">
            {sayOf(SUBJECTS, subject.kind, lang).replace('{id}', subject.subject)}
            <FindingChip finding={judged.finding} />
          </h3>
          <ul className="flex flex-col gap-2">
            {judged.reasons.map((reason) => (
              <li key={sentenceOf(reason, 'en')} className="break-words">
                {withLabels(spoken(sentenceOf(reason, lang)), labels)}
              </li>
            ))}
          </ul>
          {change ? (
            <div className="mt-3">
              <Notice tone="due" title={t('desk.changed_because')}>
                <p className="break-words">{change.reason ?? t('ui.erased')}</p>
              </Notice>
            </div>
          ) : null}
        </section>
      ) : null}
      {children}
      {result ? (
        <section aria-label={t('desk.amount')}>
          <h3 className="mb-2 font-semibold">{t('desk.amount')}</h3>
          {considered ? (
            <p className="mb-2">
              <Chip tone="due">
                {t('desk.with_changes', { computed: money(result.award.refundMinor, result.award.currency) })}
              </Chip>
            </p>
          ) : null}
          <AwardTable award={(considered ?? result).award} />
          <p className="mt-2 text-soft">{sayOf(FAULTS, (considered ?? result).fault, lang)}</p>
          <p className="mt-2 text-xs break-all text-soft">
            {t('desk.hash')} {(considered ?? result).hash}
          </p>
        </section>
      ) : null}
      {table.kind === 'decision' ? (
        <div>
          {claim.award?.refundDue && claim.award.refundMinor > 0 ? (
            <p>{t('desk.pay_by', { on: day(claim.award.refundDue, lang) })}</p>
          ) : null}
          {claim.decision?.appealBy ? <p>{t('desk.appeal_by', { on: day(claim.decision.appealBy.lastDay, lang) })}</p> : null}
        </div>
      ) : null}
      {hasLetter ? <Letters base={base} /> : null}
    </div>
  );
}
