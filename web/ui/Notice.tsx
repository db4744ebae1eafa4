/** What went wrong and what to do, or something that the reader must know: an icon, a word, a colour, in this order of weight. */
import type { ReactNode } from 'react';
import { ProblemError } from '../api/problem.ts';
import type { MessageKey } from '../words.data.ts';
import { Icon, type IconName } from './Icon.tsx';
import { useWords } from './words.ts';

export type Tone = 'good' | 'due' | 'bad' | 'platform' | 'neutral';

// biome-ignore format: a table
const TONES: Readonly<Record<Tone, readonly [classes: string, icon: IconName]>> = {
  good: ['bg-good-wash text-good', 'check'],
  due: ['bg-due-wash text-due', 'clock'],
  bad: ['bg-bad-wash text-bad', 'alert'],
  platform: ['bg-platform-wash text-platform', 'platform'],
  neutral: ['bg-wash text-soft', 'file'],
};

export function Notice({
  tone,
  title,
  children,
}: {
  readonly tone: Tone;
  readonly title: string;
  readonly children?: ReactNode;
}): ReactNode {
  const [classes, icon] = TONES[tone];
  return (
    <div className={`flex gap-3 rounded-md p-3 ${classes}`}>
      <Icon name={icon} className="mt-0.5" />
      <div className="min-w-0 text-ink">
        <p className={`font-semibold ${classes.split(' ')[1]}`}>{title}</p>
        {children}
      </div>
    </div>
  );
}

/** Why a sign-in or a device refused; nothing while nothing is wrong. */
export function WrongNotice({ wrong }: { readonly wrong: MessageKey | null }): ReactNode {
  const { t } = useWords();
  return wrong ? (
    <div role="alert">
      <Notice tone="bad" title={t(wrong)} />
    </div>
  ) : null;
}

/** A refusal in the reader's language with its advice; for anything else, that it did not work and may be tried again. */
export function ErrorNotice({ error }: { readonly error: unknown }): ReactNode {
  const { t } = useWords();
  if (error === null || error === undefined) return null;
  if (!(error instanceof ProblemError)) {
    return (
      <div role="alert">
        <Notice tone="bad" title={t('ui.broken')}>
          <p>{t('ui.broken.advice')}</p>
        </Notice>
      </div>
    );
  }
  const { title, detail, advice, errors = [] } = error.problem;
  return (
    <div role="alert">
      <Notice tone="bad" title={title}>
        {detail === title ? null : <p>{detail}</p>}
        {errors.length > 0 ? (
          <ul className="list-disc pl-4">
            {errors.map(({ pointer, message }) => (
              <li key={`${pointer}${message}`}>
                {pointer ? <code className="text-xs">{pointer}</code> : null} {message}
              </li>
            ))}
          </ul>
        ) : null}
        <p className="mt-1">{advice}</p>
      </Notice>
    </div>
  );
}

/** A short state: icon and word in a colour. */
export function Chip({
  tone,
  children,
  icon,
}: {
  readonly tone: Tone;
  readonly children: ReactNode;
  readonly icon?: IconName;
}): ReactNode {
  const [classes, own] = TONES[tone];
  return (
    <span className={`inline-flex shrink-0 items-center gap-1 rounded-md px-2 py-0.5 text-xs font-semibold ${classes}`}>
      <Icon name={icon ?? own} className="size-3" />
      {children}
    </span>
  );
}

/** Rows that are still being read, in the place where they will stand. */
export function Skeleton({ rows = 3 }: { readonly rows?: number }): ReactNode {
  const { t } = useWords();
  return (
    <div role="status" data-loading="">
      <span className="sr-only">{t('ui.loading')}</span>
      {Array.from({ length: rows }, (_, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the rows are alike and never move
        <div key={row} className="my-3 h-6 rounded-md bg-wash" />
      ))}
    </div>
  );
}

/** A place where nothing is yet: says what will stand here and how it comes here. */
export function Empty({
  title,
  text,
  children,
}: {
  readonly title: string;
  readonly text: string;
  readonly children?: ReactNode;
}): ReactNode {
  return (
    <div className="rounded-md border border-dashed border-line px-4 py-8 text-center">
      <p className="text-base font-semibold">{title}</p>
      <p className="mx-auto mt-1 max-w-[52ch] text-soft">{text}</p>
      {children ? <div className="mt-4 flex flex-wrap justify-center gap-3">{children}</div> : null}
    </div>
  );
}
