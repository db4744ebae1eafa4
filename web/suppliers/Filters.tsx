/** The filters of the search. Every choice says how many suppliers it would show beside the other choices as they are. */
import { type FormEvent, type ReactNode, useState } from 'react';
import type { GetV1Suppliers200 } from '../../sdk/openapi.ts';
import { parseAmount, ungrouped } from '../../src/kernel/money.ts';
import { Button, buttonLook } from '../ui/Button.tsx';
import { Choice, Field, Tick } from '../ui/Field.tsx';
import { countryName } from '../ui/figures.ts';
import { Icon } from '../ui/Icon.tsx';
import { useWords } from '../ui/words.ts';
import { FLAGS, type SupplierSearch } from './search.ts';
import { categoryName } from './category.ts';

type Facets = GetV1Suppliers200['facets'];
type FiltersProps = {
  readonly search: SupplierSearch;
  readonly facets: Facets | null;
  readonly onChange: (search: SupplierSearch) => void;
};

/** The search with a filter set, or without it where the value says nothing. */
function withFilter(
  search: SupplierSearch,
  name: keyof SupplierSearch,
  value: string | number | true | undefined,
): SupplierSearch {
  const { [name]: _before, ...rest } = search;
  return value === undefined || value === '' ? rest : { ...rest, [name]: value };
}

function Words({ search, onChange }: Omit<FiltersProps, 'facets'>): ReactNode {
  const { t } = useWords();
  const [words, setWords] = useState(search.query ?? '');
  const [least, setLeast] = useState(search.minCoverMinor === undefined ? '' : String(search.minCoverMinor / 100));
  const send = (event: FormEvent): void => {
    event.preventDefault();
    const { minCoverMinor: _least, currency: _currency, ...rest } = search;
    const parsed = parseAmount(ungrouped(least), 'USD');
    const cover = parsed.ok && parsed.value > 0 ? { minCoverMinor: parsed.value, currency: 'USD' } : {};
    onChange({ ...withFilter(rest, 'query', words.trim()), ...cover });
  };
  return (
    <form className="flex flex-col gap-3" onSubmit={send}>
      <Field label={t('suppliers.search')} type="search" maxLength={100} value={words} onChange={setWords} />
      <Field label={t('suppliers.min_cover')} inputMode="decimal" maxLength={16} value={least} onChange={setLeast} />
      <Button type="submit">{t('suppliers.go')}</Button>
    </form>
  );
}

export function Filters({ search, facets, onChange }: FiltersProps): ReactNode {
  const { t, lang } = useWords();
  const countries = Object.entries(facets?.countries ?? {});
  const categories = Object.entries(facets?.categories ?? {});
  const options = (entries: readonly (readonly [string, number])[], chosen: string | undefined, say: (one: string) => string) => [
    ['', t('suppliers.any')] as const,
    ...entries.map(([one, n]) => [one, `${say(one)} (${n})`] as const),
    ...(chosen !== undefined && !entries.some(([one]) => one === chosen) ? [[chosen, `${say(chosen)} (0)`] as const] : []),
  ];
  // On a phone what was found comes first; the filters unfold.
  const [open, setOpen] = useState(false);
  return (
    <search aria-label={t('suppliers.filters')}>
      <div className="lg:hidden">
        <button
          type="button"
          aria-expanded={open}
          aria-controls="filters"
          className={`${buttonLook('plain')} w-full`}
          onClick={() => setOpen(!open)}
        >
          <Icon name={open ? 'cross' : 'menu'} />
          {t('suppliers.filters')}
        </button>
      </div>
      <div id="filters" className={`${open ? 'flex max-lg:pt-4' : 'hidden lg:flex'} flex-col gap-4`}>
        <Words key={`${search.query} ${search.minCoverMinor}`} search={search} onChange={onChange} />
        <fieldset>
          <legend className="sr-only">{t('suppliers.badges')}</legend>
          {FLAGS.map((flag) => (
            <Tick
              key={flag}
              label={
                <span className="flex justify-between gap-2">
                  {t(`suppliers.${flag}`)} <span className="figures text-soft">{facets?.[flag] ?? ''}</span>
                </span>
              }
              checked={search[flag] === true}
              onChange={(on) => onChange(withFilter(search, flag, on ? true : undefined))}
            />
          ))}
        </fieldset>
        <Choice
          label={t('suppliers.country')}
          value={search.country ?? ''}
          onChange={(value) => onChange(withFilter(search, 'country', value))}
          options={options(countries, search.country, (code) => countryName(code, lang))}
        />
        <Choice
          label={t('suppliers.category')}
          value={search.category ?? ''}
          onChange={(value) => onChange(withFilter(search, 'category', value))}
          options={options(categories, search.category, (slug) => categoryName(t, slug))}
        />
      </div>
    </search>
  );
}
