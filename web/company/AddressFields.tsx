/** The fields of an address as its country has them: which, in what order, called what, needed or not. */
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { checkAddress } from '../../src/parties/address.rules.ts';
import type { AddressField, AddressFormat } from '../../src/parties/address.types.ts';
import { Choice, Field } from '../ui/Field.tsx';
import { ErrorNotice, Skeleton } from '../ui/Notice.tsx';
import { useWords } from '../ui/words.ts';
import { type Typed, draftOf, formatQuery, orderOf } from './address.ts';

type FieldsProps = {
  readonly country: string;
  readonly typed: Typed;
  readonly onChange: (typed: Typed) => void;
  /** Where a heading says so already. */
  readonly hideLegend?: boolean;
};

export function AddressFields({ country, typed, onChange, hideLegend = false }: FieldsProps): ReactNode {
  const { t, lang } = useWords();
  const { data: format, error } = useQuery(formatQuery(country));
  if (!format) return error ? <ErrorNotice error={error} /> : <Skeleton rows={4} />;
  return (
    <fieldset className="flex flex-col gap-4">
      <legend className={hideLegend ? 'sr-only' : 'mb-2 font-semibold'}>{t('address.title')}</legend>
      {orderOf(format, lang).map((field) => (
        <Part key={field} field={field} format={format} typed={typed} onChange={onChange} />
      ))}
    </fieldset>
  );
}

type PartProps = {
  readonly field: AddressField;
  readonly format: AddressFormat;
  readonly typed: Typed;
  readonly onChange: (typed: Typed) => void;
};

function Part({ field, format, typed, onChange }: PartProps): ReactNode {
  const { t } = useWords();
  const set = (name: keyof Typed) => (value: string) => onChange({ ...typed, [name]: value });
  const required = format.required.includes(field);
  /** What is not needed says so beside its name. */
  const named = (name: string): string => (required ? name : t('address.optional', { name }));
  const text = { required, maxLength: 200 };
  if (field === 'lines')
    return (
      <>
        <Field
          label={named(t('address.line1'))}
          autoComplete="address-line1"
          {...text}
          value={typed.line1}
          onChange={set('line1')}
        />
        <Field
          label={t('address.optional', { name: t('address.line2') })}
          autoComplete="address-line2"
          maxLength={200}
          value={typed.line2}
          onChange={set('line2')}
        />
      </>
    );
  if (field === 'region')
    return <RegionPart {...{ format, typed, onChange }} label={named(t(`address.region.${format.names.region}`))} />;
  if (field === 'postCode')
    return <PostCodePart {...{ format, typed, onChange }} label={named(t(`address.post_code.${format.names.postCode}`))} />;
  const name = field === 'city' ? t(`address.city.${format.names.city}`) : t(`address.district.${format.names.district}`);
  return (
    <Field
      label={named(name)}
      autoComplete={field === 'city' ? 'address-level2' : 'address-level3'}
      {...text}
      value={typed[field]}
      onChange={set(field)}
    />
  );
}

type NamedProps = Omit<PartProps, 'field'> & { readonly label: string };

function RegionPart({ format, typed, onChange, label }: NamedProps): ReactNode {
  const { t, lang } = useWords();
  const required = format.required.includes('region');
  const set = (region: string): void => onChange({ ...typed, region });
  if (format.regions.length === 0)
    return (
      <Field
        label={label}
        autoComplete="address-level1"
        required={required}
        maxLength={200}
        value={typed.region}
        onChange={set}
      />
    );
  const known = format.regions.some(({ code }) => code === typed.region);
  return (
    <Choice
      label={label}
      required={required}
      value={known ? typed.region : ''}
      onChange={set}
      options={[
        ['', t('address.choose')],
        ...format.regions.map(({ code, name, latin }) => [code, lang === 'en' ? (latin ?? name) : name] as const),
      ]}
    />
  );
}

function PostCodePart({ format, typed, onChange, label }: NamedProps): ReactNode {
  const { t } = useWords();
  const [example = ''] = format.postCode?.examples ?? [];
  // The same rule that the server refuses by, told while one can still see what was typed.
  const checked = checkAddress({ ...format, required: [] }, draftOf(format, typed));
  const wrong = !checked.ok && checked.code === 'address.post_code_malformed';
  return (
    <div>
      <Field
        label={label}
        autoComplete="postal-code"
        required={format.required.includes('postCode')}
        maxLength={20}
        {...(example === '' ? {} : { help: t('address.like', { example }) })}
        value={typed.postCode}
        onChange={(postCode) => onChange({ ...typed, postCode })}
      />
      <p role="status" className="text-xs text-bad">
        {wrong ? t('address.post_code_unlike') : ''}
      </p>
    </div>
  );
}
