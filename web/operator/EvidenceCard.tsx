/** One item of evidence at the desk: what it says, how it was measured, its files, and what the determination made of it. */
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { ASIDE } from '../../src/claims/reasons.data.ts';
import { withSigns } from '../../src/contracts/signs.rules.ts';
import type { Instant } from '../../src/kernel/dates.ts';
import { EVIDENCE_KINDS, ISSUERS } from '../../src/letters/words.data.ts';
import { FileLink } from '../ui/FileLink.tsx';
import { instantIn } from '../ui/figures.ts';
import { Chip, Skeleton } from '../ui/Notice.tsx';
import { useWords } from '../ui/words.ts';
import type { CaseFile, CaseItem, Use } from './case.ts';
import { pictureQuery } from './queries.ts';
import { sayOf } from './say.ts';

/** The claim's own address, under which its files are. */
type Base = { readonly base: string };

/** Drawn from what was read as the acting company; a plain address would be asked for as no company. */
function Picture({ url, title }: { readonly url: string; readonly title: string }): ReactNode {
  const { data } = useQuery(pictureQuery(url));
  return data ? (
    <img src={data} alt={title} className="max-h-64 w-full rounded-md bg-wash object-contain" />
  ) : (
    <Skeleton rows={3} />
  );
}

function File({ base, file }: Base & { readonly file: CaseFile }): ReactNode {
  const { t } = useWords();
  const { fileId, sharedFileId, sha256, mediaType, name } = file;
  const title = name ?? t('ui.erased');
  const shared = `${base}/files/${sharedFileId}`;
  return (
    <li className="min-w-0">
      {mediaType.startsWith('image/') ? <Picture url={shared} title={title} /> : null}
      <div className="mt-1 flex flex-wrap items-center gap-x-3 gap-y-1">
        <FileLink url={shared} name={name ?? fileId}>
          {title}
        </FileLink>
        <FileLink url={`${base}/files/${fileId}/original`} name={name ?? fileId}>
          {t('desk.original')}
        </FileLink>
      </div>
      <p className="text-xs break-all text-soft">SHA-256 {sha256}</p>
    </li>
  );
}

/** Readings in a row; past a dozen only how many more there are, as a lot may have thousands. */
const SHOWN = 12;

function Says({ item }: { readonly item: CaseItem }): ReactNode {
  const { t } = useWords();
  const { says } = item;
  if (says === null) return <p className="text-soft">{t('ui.erased')}</p>;
  const rows = [
    [t('desk.instrument'), says.instrument],
    [t('desk.uncertainty'), says.uncertainty],
    [t('desk.method'), says.method],
    [t('desk.units'), says.units && t('desk.units_of', { failing: says.units.failing, tested: says.units.tested })],
    [t('desk.counted'), says.counted && String(says.counted.thousandths / 1000)],
    [t('desk.affected'), says.affectedThousandths === null ? null : String(says.affectedThousandths / 1000)],
  ].filter((row): row is [string, string] => typeof row[1] === 'string' && row[1] !== '');
  return (
    <>
      {says.values.length > 0 ? (
        <p className="font-semibold break-words">
          {withSigns(says.values.slice(0, SHOWN).join(' · '))}
          {says.values.length > SHOWN ? ` · ${t('desk.more_readings', { n: says.values.length - SHOWN })}` : ''}
        </p>
      ) : null}
      {says.fact ? <p className="font-semibold">{t(says.fact === 'pass' ? 'desk.fact.pass' : 'desk.fact.fail')}</p> : null}
      {says.text ? <p className="break-words whitespace-pre-line">{says.text}</p> : null}
      {rows.length > 0 ? (
        <dl className="mt-1 grid grid-cols-[auto_minmax(0,1fr)] gap-x-3">
          {rows.map(([label, value]) => (
            <div key={label} className="contents">
              <dt className="text-soft">{label}</dt>
              <dd className="break-words">{value}</dd>
            </div>
          ))}
        </dl>
      ) : null}
    </>
  );
}

export function UseChip({ use }: { readonly use: Use | null }): ReactNode {
  const { t, lang } = useWords();
  if (use === null) return null;
  if (use.kind === 'relied_on') return <Chip tone="good">{t('desk.relied_on')}</Chip>;
  return (
    <Chip tone="neutral" icon="cross">
      {t('desk.set_aside', { why: sayOf(ASIDE, use.why, lang) })}
    </Chip>
  );
}

type CardProps = Base & {
  readonly item: CaseItem;
  /** How reasons call it: `B1`. */
  readonly label: string;
  readonly use: Use | null;
  readonly zone: string;
};

export function EvidenceCard({ base, item, label, use, zone }: CardProps): ReactNode {
  const { t, lang } = useWords();
  const { kind, issuer, filedAt, late, answerBy, clauseId, files } = item;
  const from = issuer !== null && issuer !== 'other' ? sayOf(ISSUERS, issuer, lang) : null;
  return (
    <li className="border-t border-line py-3 first:border-t-0">
      <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
        <span className="figures font-semibold">{label}</span>
        <span className="font-semibold">{sayOf(EVIDENCE_KINDS, kind, lang)}</span>
        {from ? <span className="text-soft">{from}</span> : null}
        <UseChip use={use} />
      </p>
      <p className="mb-1 text-xs text-soft">
        {instantIn(filedAt as Instant, zone as Parameters<typeof instantIn>[1], lang)}
        {clauseId === null ? ` · ${t('desk.whole_claim')}` : ''}
        {late ? ` · ${answerBy ? t('desk.late_until', { on: answerBy.lastDay }) : t('desk.late')}` : ''}
      </p>
      <Says item={item} />
      {files.length > 0 ? (
        <ul className="mt-2 flex flex-col gap-3">
          {files.map((file) => (
            <File key={file.fileId} base={base} file={file} />
          ))}
        </ul>
      ) : null}
    </li>
  );
}
