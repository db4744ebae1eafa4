/** Evidence about one clause: readings with instrument, doubt and method, what they would prove now, and photos. */
import { type ReactNode, useId } from 'react';
import { Choice, Field } from '../ui/Field.tsx';
import { Icon } from '../ui/Icon.tsx';
import { buttonLook } from '../ui/Button.tsx';
import { useWords } from '../ui/words.ts';
import { unitSign } from '../../src/contracts/signs.rules.ts';
import { type Entry, type Hint, hintOf, instrumentsFor, limitText, unitOf } from './measuring.ts';

/** As many as one item of evidence may name. */
const MOST_PHOTOS = 20;
const KINDS = 'image/jpeg,image/png,image/webp,application/pdf,text/csv,text/plain';

type Side = 'buyer' | 'supplier';
type Measurable = { readonly parsed: unknown };
type EditorProps = {
  /** null: about the order as a whole. */
  readonly clause: Measurable | null;
  readonly entry: Entry;
  readonly onChange: (entry: Entry) => void;
  readonly side: Side;
  /** What the entry is about, for those who hear the page. */
  readonly about: string;
};

// biome-ignore format: a table
const LOOKS: Readonly<Record<Hint['says'], string>> = {
  nothing: 'text-soft', unreadable: 'text-bad', instrument: 'text-due', unsuited: 'text-due',
  keeps: 'text-due', method: 'text-due', doubt: 'text-due', proves: 'text-good',
};

function HintLine({ hint, side }: { readonly hint: Hint; readonly side: Side }): ReactNode {
  const { t } = useWords();
  if (hint.says === 'nothing') return null;
  const values: Readonly<Record<string, string>> =
    'gap' in hint ? { gap: hint.gap, needed: hint.needed, reading: hint.reading } : {};
  const own = side === 'supplier' && hint.says === 'keeps';
  return (
    <p className={`flex items-start gap-2 font-semibold ${own ? 'text-good' : LOOKS[hint.says]}`}>
      <Icon name={hint.says === 'proves' || own ? 'check' : 'alert'} className="mt-0.5" />
      {t(own ? 'claims.hint.keeps_own' : `claims.hint.${hint.says}`, values)}
    </p>
  );
}

function Readings({ clause, entry, onChange, side }: EditorProps & { readonly clause: Measurable }): ReactNode {
  const { t, lang } = useWords();
  const id = useId();
  const set = (change: Partial<Entry>): void => onChange({ ...entry, ...change });
  const unit = unitOf(clause) ?? '';
  return (
    <div className="grid gap-3 sm:grid-cols-2">
      <Field
        label={t('claims.values')}
        help={t('claims.values.help', { limit: limitText(clause) ?? '' })}
        value={entry.values}
        onChange={(values) => set({ values })}
        maxLength={2_000}
      />
      <div>
        <label htmlFor={id} className="mb-1 block font-semibold">
          {t('claims.instrument')}
        </label>
        <input
          id={id}
          className="field"
          list={`${id}-list`}
          maxLength={200}
          value={entry.instrument}
          onChange={(event) => set({ instrument: event.target.value })}
        />
        <datalist id={`${id}-list`}>
          {instrumentsFor(clause).map((name) => (
            <option key={name} value={name} />
          ))}
        </datalist>
      </div>
      <Field
        label={t('claims.uncertainty')}
        help={t('claims.uncertainty.help', { unit: unitSign(unit, lang) })}
        value={entry.uncertainty}
        onChange={(uncertainty) => set({ uncertainty })}
        maxLength={60}
      />
      <Field
        label={t('claims.tested')}
        help={t('claims.tested.help')}
        inputMode="numeric"
        value={entry.tested}
        onChange={(tested) => set({ tested })}
        maxLength={8}
      />
      <div className="sm:col-span-2">
        <Field
          label={t('claims.method')}
          help={t('claims.method.help')}
          value={entry.method}
          onChange={(method) => set({ method })}
          maxLength={2_000}
        />
      </div>
      <div className="sm:col-span-2" aria-live="polite">
        <HintLine hint={hintOf(clause, entry)} side={side} />
      </div>
    </div>
  );
}

export function Photos({ entry, onChange, about }: Pick<EditorProps, 'entry' | 'onChange' | 'about'>): ReactNode {
  const { t } = useWords();
  const id = useId();
  const add = (list: FileList | null): void =>
    onChange({ ...entry, photos: [...entry.photos, ...(list ?? [])].slice(0, MOST_PHOTOS) });
  return (
    <div>
      <label htmlFor={id} className={`${buttonLook('plain')} cursor-pointer focus-within:outline-2`}>
        <Icon name="plus" />
        {t('claims.add_photos')}
        <span className="sr-only">{about}</span>
        <input
          id={id}
          type="file"
          multiple
          accept={KINDS}
          className="sr-only"
          onChange={(event) => {
            add(event.target.files);
            event.target.value = '';
          }}
        />
      </label>
      {entry.photos.length > 0 ? (
        <ul className="mt-2 flex flex-wrap gap-2">
          {entry.photos.map((photo) => (
            <li key={`${photo.name}${photo.size}`} className="flex items-center gap-1 rounded-md bg-wash pl-2">
              <span className="max-w-48 truncate">{photo.name}</span>
              <button
                type="button"
                className="grid size-8 place-items-center rounded-md text-soft hover:text-ink"
                aria-label={t('claims.take_out', { name: photo.name })}
                onClick={() => onChange({ ...entry, photos: entry.photos.filter((one) => one !== photo) })}
              >
                <Icon name="cross" />
              </button>
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  );
}

export function PointEditor(props: EditorProps): ReactNode {
  const { t } = useWords();
  const { clause, entry, onChange, side, about } = props;
  const measured = clause !== null && unitOf(clause) !== null;
  const photosOnly = measured && entry.photos.length > 0 && entry.values.trim() === '';
  return (
    <fieldset className="flex flex-col gap-3">
      <legend className="sr-only">{about}</legend>
      <Photos entry={entry} onChange={onChange} about={about} />
      {photosOnly ? <p className="text-due">{t('claims.photo_no_figure')}</p> : null}
      {measured ? <Readings {...props} clause={clause} /> : null}
      {clause !== null && !measured ? (
        <Choice
          label={t('claims.shows')}
          value={entry.fact}
          onChange={(fact) => onChange({ ...entry, fact: fact === 'pass' ? 'pass' : 'fail' })}
          options={[
            ['fail', t('claims.shows.fail')],
            ['pass', t('claims.shows.pass')],
          ]}
        />
      ) : null}
      <Field
        label={t('claims.words')}
        help={side === 'buyer' ? t('claims.words.help') : t('claims.words.help_supplier')}
        value={entry.text}
        onChange={(text) => onChange({ ...entry, text })}
        maxLength={4_000}
      />
    </fieldset>
  );
}

/** How far the photos are, in words and as a bar. */
export function Bringing({
  progress,
}: {
  readonly progress: { readonly done: number; readonly of: number; readonly share: number } | null;
}): ReactNode {
  const { t } = useWords();
  if (progress === null) return null;
  const { done, of, share } = progress;
  return (
    <div role="status">
      <p>{t('claims.bringing', { n: done + 1, of })}</p>
      <progress
        className="mt-1 h-2 w-full max-w-sm accent-action"
        max={of}
        value={done + share}
        aria-label={t('claims.bringing', { n: done + 1, of })}
      />
    </div>
  );
}
