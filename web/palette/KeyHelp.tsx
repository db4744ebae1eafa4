/** Every key that does something, and the way to turn single letters off. */
import { type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { Button } from '../ui/Button.tsx';
import { Tick } from '../ui/Field.tsx';
import { lettersAct, setLettersAct } from '../ui/keys.ts';
import { useWords } from '../ui/words.ts';
import type { MessageKey } from '../words.data.ts';

const KEYS: readonly (readonly [keys: readonly string[], key: MessageKey])[] = [
  [['Ctrl K', '⌘K'], 'keys.search'],
  [['j', 'k'], 'keys.rows'],
  [['Enter'], 'keys.open'],
  [['e'], 'keys.evidence'],
  [['o'], 'keys.override'],
  [['Esc'], 'keys.close'],
  [['?'], 'keys.these'],
];

export function KeyHelp({ onClose }: { readonly onClose: () => void }): ReactNode {
  const { t } = useWords();
  const title = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  const [on, setOn] = useState(lettersAct());
  useEffect(() => {
    if (dialog.current?.open === false) dialog.current.showModal();
  }, []);
  const change = (next: boolean): void => {
    setLettersAct(next);
    setOn(next);
  };
  return (
    <dialog
      ref={dialog}
      aria-labelledby={title}
      onClose={onClose}
      className="m-auto w-[min(28rem,calc(100vw-2rem))] rounded-md border border-line bg-raised p-5 text-ink shadow-menu backdrop:bg-ink/40"
    >
      <div className="flex flex-col gap-4">
        <h2 id={title} className="text-base">
          {t('keys.title')}
        </h2>
        <dl className="grid grid-cols-[auto_1fr] gap-x-6 gap-y-2">
          {KEYS.map(([keys, key]) => (
            <div key={key} className="contents">
              <dt className="flex gap-1">
                {keys.map((one) => (
                  <kbd key={one} className="rounded-md border border-edge px-2 text-xs leading-5">
                    {one}
                  </kbd>
                ))}
              </dt>
              <dd>{t(key)}</dd>
            </div>
          ))}
        </dl>
        <Tick label={t('keys.letters')} checked={on} onChange={change} />
        <div>
          <Button onPress={onClose}>{t('ui.close')}</Button>
        </div>
      </div>
    </dialog>
  );
}
