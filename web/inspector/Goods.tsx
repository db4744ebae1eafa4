/** What makes the goods these goods: seals, the container, and pictures of them as they stood. */
import { type FormEvent, type ReactNode, useId, useState } from 'react';
import { normaliseContainer } from '../../src/shipments/container.rules.ts';
import { Button } from '../ui/Button.tsx';
import { Icon } from '../ui/Icon.tsx';
import { useWords } from '../ui/words.ts';
import { isContainerOdd, withSeal } from './notes.rules.ts';
import type { JobProps } from './Own.tsx';
import { PhotoStrip } from './PhotoStrip.tsx';
import { enter } from './phone.ts';
import type { Outgoing, Photo } from './types.ts';

/** Four letters and seven digits (ISO 6346): before that, the number is still being typed. */
const CONTAINER_LENGTH = 11;

type GoodsProps = JobProps & { readonly closed: boolean; readonly photos: readonly Photo[]; readonly queue: readonly Outgoing[] };

function Seals({ job, notes, closed }: GoodsProps): ReactNode {
  const { t } = useWords();
  const id = useId();
  const [text, setText] = useState('');
  const [wrong, setWrong] = useState(false);
  const add = (event: FormEvent): void => {
    event.preventDefault();
    const change = withSeal(notes, text);
    setWrong(!change.ok);
    if (!change.ok) return;
    setText('');
    void enter(job, (now) => {
      const again = withSeal(now, text);
      return again.ok ? again.value : {};
    });
  };
  return (
    <div>
      {closed ? null : (
        <form onSubmit={add} noValidate>
          <label htmlFor={id} className="mb-1 block font-semibold">
            {t('visit.seal')}
          </label>
          <div className="flex gap-2">
            <input
              id={id}
              className="field max-w-56"
              autoCapitalize="characters"
              autoComplete="off"
              maxLength={40}
              value={text}
              aria-invalid={wrong}
              aria-describedby={`${id}-wrong`}
              onChange={(event) => setText(event.target.value)}
            />
            <Button type="submit">{t('visit.add')}</Button>
          </div>
          <p id={`${id}-wrong`} aria-live="polite" className="mt-1 text-bad">
            {wrong ? t('visit.seal_wrong') : ''}
          </p>
        </form>
      )}
      <p className="mt-2 text-soft">{t('visit.seals', { n: notes.seals.length })}</p>
      <ul className="flex flex-wrap gap-x-3">
        {notes.seals.map((seal) => (
          <li key={seal} className="flex items-center">
            <span className="figures">{seal}</span>
            {closed ? null : (
              <button
                type="button"
                aria-label={`${t('sync.remove')}: ${seal}`}
                className="grid size-8 place-items-center rounded-md text-soft hover:text-ink"
                onClick={() => void enter(job, (now) => ({ seals: now.seals.filter((each) => each !== seal) }))}
              >
                <Icon name="cross" />
              </button>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}

/** A field whose every stroke is kept on the phone. */
function Line(props: {
  readonly label: string;
  readonly value: string;
  readonly most: number;
  readonly closed: boolean;
  readonly said: string;
  readonly onChange: (value: string) => void;
}): ReactNode {
  const { label, value, most, closed, said, onChange } = props;
  const id = useId();
  // What was typed shows at once; the phone's copy follows.
  const [text, setText] = useState(value);
  return (
    <div>
      <label htmlFor={id} className="mb-1 block font-semibold">
        {label}
      </label>
      <input
        id={id}
        className="field max-w-56"
        autoCapitalize="characters"
        autoComplete="off"
        maxLength={most}
        readOnly={closed}
        value={text}
        aria-describedby={`${id}-said`}
        onChange={(event) => {
          setText(event.target.value);
          onChange(event.target.value);
        }}
      />
      <p id={`${id}-said`} aria-live="polite" className="mt-1 text-due">
        {said}
      </p>
    </div>
  );
}

export function Goods(props: GoodsProps): ReactNode {
  const { job, notes, closed, photos, queue } = props;
  const { t } = useWords();
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <Seals {...props} />
      <div className="flex flex-col gap-3">
        <Line
          label={t('visit.container')}
          value={notes.container}
          most={20}
          closed={closed}
          said={
            normaliseContainer(notes.container).length >= CONTAINER_LENGTH && isContainerOdd(notes.container)
              ? t('visit.container_odd')
              : ''
          }
          onChange={(container) => void enter(job, () => ({ container }))}
        />
        <Line
          label={t('visit.container_seal')}
          value={notes.containerSeal}
          most={40}
          closed={closed}
          said=""
          onChange={(containerSeal) => void enter(job, () => ({ containerSeal }))}
        />
      </div>
      <PhotoStrip {...{ job, photos, queue, closed }} clauseId={null} what={t('visit.goods_photo')} />
    </div>
  );
}
