/** How an inspection samples the goods, what that comes to for this order, and whose report counts as agreed. */
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { parseQuantity } from '../../src/contracts/terms.rules.ts';
import { AQLS, LEVELS } from '../../src/inspections/sampling.data.ts';
import { ungrouped } from '../../src/kernel/money.ts';
import { PLANS } from '../../src/printing/words.data.ts';
import { agenciesQuery } from '../api/queries.ts';
import { Choice, Tick } from '../ui/Field.tsx';
import { countryName } from '../ui/figures.ts';
import { useWords } from '../ui/words.ts';
import type { DraftTerms } from './draft.ts';
import { AQL_CLASSES, FIRST_EXTRAS, type SamplingDraft, planOf } from './extras.ts';
import { Fold } from './Fold.tsx';

type InspectionFieldsProps = {
  readonly terms: DraftTerms;
  readonly wrong: ReadonlySet<string>;
  readonly onChange: (terms: DraftTerms) => void;
};

/** 0 accepts none. */
const OFFERED: readonly string[] = ['0', ...AQLS.map(String)];

const isUsualSampling = (sampling: SamplingDraft): boolean => JSON.stringify(sampling) === JSON.stringify(FIRST_EXTRAS.sampling);

export function InspectionFields({ terms, wrong, onChange }: InspectionFieldsProps): ReactNode {
  const { t, lang } = useWords();
  const { sampling, inspectors } = terms;
  const put = (change: Partial<SamplingDraft>): void => onChange({ ...terms, sampling: { ...sampling, ...change } });
  const withOwn = (offered: readonly string[], own: string): readonly (readonly [string, string])[] =>
    (offered.includes(own) ? offered : [own, ...offered]).map((one) => [one, one]);
  return (
    <Fold
      title={t('extras.inspection')}
      isUsual={inspectors.length === 0 && isUsualSampling(sampling)}
      isWrong={AQL_CLASSES.some((of) => wrong.has(`aql ${of}`))}
    >
      <p className="mb-3 max-w-[72ch] text-soft">{t('extras.sampling_help')}</p>
      <div className="grid gap-4 sm:grid-cols-2 lg:grid-cols-5">
        <Choice
          label={t('extras.level')}
          value={sampling.level}
          onChange={(level) => put({ level })}
          options={withOwn(LEVELS, sampling.level)}
        />
        <Choice
          label={t('extras.plan')}
          value={sampling.plan}
          onChange={(plan) => put({ plan: plan === 'tightened' ? plan : 'normal' })}
          options={[
            ['normal', PLANS.normal[lang]],
            ['tightened', PLANS.tightened[lang]],
          ]}
        />
        {AQL_CLASSES.map((of) => (
          <Choice
            key={of}
            label={t(`extras.aql.${of}`)}
            value={sampling.aql[of]}
            onChange={(aql) => put({ aql: { ...sampling.aql, [of]: aql } })}
            options={withOwn(OFFERED, sampling.aql[of])}
            wrong={wrong.has(`aql ${of}`) ? t('extras.wrong.aql') : null}
          />
        ))}
      </div>
      <Drawn terms={terms} />
      <Inspectors chosen={inspectors} onChange={(ids) => onChange({ ...terms, inspectors: ids })} />
    </Fold>
  );
}

/** What the plan comes to for the first line; the inspector does the same for each lot. */
function Drawn({ terms: { lines, sampling } }: { readonly terms: DraftTerms }): ReactNode {
  const { t } = useWords();
  const read = parseQuantity(`${ungrouped(lines[0]?.quantity ?? '')} ${lines[0]?.unit.trim() || 'pcs'}`);
  const units = read.ok ? Math.ceil(read.value.thousandths / 1_000) : 0;
  const plans = units === 0 ? [] : AQL_CLASSES.map((of) => planOf(sampling, of, units));
  const found = plans.filter((plan) => plan !== null);
  if (found.length !== AQL_CLASSES.length) return null;
  const most = Math.max(...found.map(({ sampleSize }) => sampleSize));
  const [critical = 0, major = 0, minor = 0] = found.map(({ accept }) => accept);
  return (
    <p className="mt-3" role="status">
      {t('extras.drawn', { lot: units, n: most, critical, major, minor })}
    </p>
  );
}

/** Agencies of the directory. One that is chosen and no longer listed can still be taken out. */
function Inspectors(props: {
  readonly chosen: readonly string[];
  readonly onChange: (ids: readonly string[]) => void;
}): ReactNode {
  const { chosen, onChange } = props;
  const { t, lang } = useWords();
  const { data } = useQuery(agenciesQuery);
  const listed = (data?.items ?? []).map(({ agencyId, name, country }) => ({
    id: agencyId,
    name: `${name}, ${countryName(country, lang)}`,
  }));
  const gone = chosen.filter((id) => !listed.some((one) => one.id === id)).map((id) => ({ id, name: id }));
  return (
    <fieldset className="mt-4 min-w-0">
      <legend className="font-semibold">{t('extras.inspectors')}</legend>
      <p className="mb-1 max-w-[72ch] text-xs text-soft">{t('extras.inspectors_help')}</p>
      <div className="grid sm:grid-cols-2">
        {[...listed, ...(data ? gone : [])].map(({ id, name }) => (
          <Tick
            key={id}
            label={name}
            checked={chosen.includes(id)}
            onChange={(on) => onChange(on ? [...chosen, id] : chosen.filter((one) => one !== id))}
          />
        ))}
      </div>
    </fieldset>
  );
}
