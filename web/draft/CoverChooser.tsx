/** Choosing the cover: two columns with what each gives and until when, and the boundary drawn by bad events. */
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useDeferredValue, useMemo } from 'react';
import { cheapestDay } from '../../src/claims/preview.figures.rules.ts';
import type { PreviewLine } from '../../src/claims/preview.rules.ts';
import type { Cover } from '../../src/contracts/types.ts';
import type { MoneyMode, Policy } from '../../src/policy/types.ts';
import { agenciesQuery } from '../api/queries.ts';
import { money } from '../ui/figures.ts';
import { Icon } from '../ui/Icon.tsx';
import { Section } from '../ui/Page.tsx';
import { tickedIn, useTyped } from '../ui/standing.ts';
import { useWords } from '../ui/words.ts';
import type { DraftText } from './change.ts';
import { type Boundary, COVER_KINDS, boundaryOf, coverSays } from './cover.ts';

/** Under which settings a text is written. */
export type Setting = { readonly policy: Policy; readonly mode: MoneyMode };

type CoverChooserProps = {
  readonly text: DraftText;
  readonly setting: Setting;
  readonly onChange: (cover: Cover) => void;
};

export function CoverChooser({ text, setting, onChange }: CoverChooserProps): ReactNode {
  const { t } = useWords();
  const { data: agencies } = useQuery(agenciesQuery);
  const settled = useDeferredValue(text);
  const facts = useMemo(
    () => ({ ...setting, inspectionFeeMinor: cheapestDay(settled.terms.currency, agencies?.items ?? []) }),
    [setting, agencies, settled.terms.currency],
  );
  const boundary = useMemo(() => boundaryOf(settled, facts), [settled, facts]);
  const { cover, warranty } = text.terms;
  return (
    <Section title={t('draft.cover')}>
      <fieldset className="grid min-w-0 gap-4 sm:grid-cols-2">
        <legend className="sr-only">{t('draft.cover')}</legend>
        {COVER_KINDS.map((kind) => (
          <Column
            key={kind}
            kind={kind}
            chosen={cover === kind}
            onChoose={() => onChange(kind)}
            setting={setting}
            warranty={warranty.trim() !== ''}
            boundary={boundary}
          />
        ))}
      </fieldset>
      {boundary ? <Events boundary={boundary} chosen={cover} /> : <p className="mt-3 text-soft">{t('cover.missing')}</p>}
    </Section>
  );
}

type ColumnProps = {
  readonly kind: Cover;
  readonly chosen: boolean;
  readonly onChoose: () => void;
  readonly setting: Setting;
  readonly warranty: boolean;
  readonly boundary: Boundary | null;
};

function Column({ kind, chosen, onChoose, setting, warranty, boundary }: ColumnProps): ReactNode {
  const { t, lang } = useWords();
  const field = useTyped(chosen, (is) => void (is && onChoose()), tickedIn);
  const { what, counts, until } = coverSays(kind, { ...setting, inspectionFeeMinor: 0 }, warranty, lang);
  const all = boundary?.events ?? [];
  const nothing = all.filter(({ by }) => by[kind].coveredBy === 'nobody').length;
  return (
    <label className={`block min-w-0 rounded-md border p-4 ${chosen ? 'border-action bg-action-wash' : 'border-edge'}`}>
      <span className="flex items-start gap-2">
        <input
          ref={field}
          type="radio"
          name="cover"
          className="mt-1 size-4 shrink-0 accent-action"
          checked={chosen}
          onChange={onChoose}
        />
        <span className="min-w-0 font-semibold">{what}</span>
      </span>
      <span className="mt-2 block text-soft">{counts.join(lang === 'zh' ? '' : ' ')}</span>
      <span className="mt-3 block font-semibold">{t('cover.until')}</span>
      {until.map(([ground, closes]) => (
        <span key={ground} className="block py-0.5">
          {ground}: <span className="text-soft">{closes}</span>
        </span>
      ))}
      {all.length > 0 ? (
        <span className="mt-3 flex gap-2">
          <Icon name={nothing === 0 ? 'shield' : 'cross'} className={`mt-0.5 ${nothing === 0 ? 'text-good' : 'text-bad'}`} />
          <span className="min-w-0">{t('cover.nothing', { n: nothing, all: all.length })}</span>
        </span>
      ) : null}
    </label>
  );
}

/** Who covers an event. Source: src/claims/preview.rules.ts. */
const COVERED_BY = {
  assurance: 'coveredby.assurance',
  cargo_insurance: 'coveredby.cargo_insurance',
  warranty: 'coveredby.warranty',
  card: 'coveredby.card',
  nobody: 'coveredby.nobody',
} as const satisfies Record<PreviewLine['coveredBy'], string>;

function Events({ boundary, chosen }: { readonly boundary: Boundary; readonly chosen: Cover }): ReactNode {
  const { t, lang } = useWords();
  const { currency, events } = boundary;
  return (
    <details className="mt-4">
      <summary className="min-h-8 cursor-pointer font-semibold">{t('cover.events')}</summary>
      <p className="mb-3 max-w-[80ch] text-soft">{t('cover.events_lead')}</p>
      <table className="w-full text-left max-sm:block">
        <thead className="max-sm:hidden">
          <tr>
            <th scope="col" className="py-2 pr-4">
              {t('whatif.event')}
            </th>
            {COVER_KINDS.map((kind) => (
              <th key={kind} scope="col" className={`px-3 py-2 ${kind === chosen ? 'bg-action-wash' : ''}`}>
                {t(`cover.${kind}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="max-sm:block">
          {events.map((event) => (
            <tr key={event.code} className="border-t border-line align-top max-sm:block max-sm:py-2">
              <th scope="row" className="py-2 pr-4 font-normal! max-sm:block max-sm:py-1">
                {event[lang]}
              </th>
              {COVER_KINDS.map((kind) => (
                <Cell key={kind} kind={kind} line={event.by[kind]} currency={currency} chosen={kind === chosen} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}

type CellProps = { readonly kind: Cover; readonly line: PreviewLine; readonly currency: string; readonly chosen: boolean };

function Cell({ kind, line, currency, chosen }: CellProps): ReactNode {
  const { t } = useWords();
  const { coveredBy, upToMinor, because } = line;
  const isCovered = coveredBy !== 'nobody';
  return (
    <td className={`px-3 py-2 max-sm:flex max-sm:justify-between max-sm:gap-3 max-sm:py-0.5 ${chosen ? 'bg-action-wash' : ''}`}>
      <span className="text-soft sm:hidden">{t(`cover.${kind}`)}</span>
      <span className={`inline-flex items-start gap-1.5 ${isCovered ? 'text-good' : 'text-bad'}`}>
        <Icon name={isCovered ? 'shield' : 'cross'} className="mt-0.5" />
        <span>
          {t(COVERED_BY[coveredBy])}
          {isCovered ? (
            <span className="figures"> {money(upToMinor, currency)}</span>
          ) : because === 'decided' ? null : (
            <span className="block text-soft">{t(`cover.because.${because}`)}</span>
          )}
        </span>
      </span>
    </td>
  );
}
