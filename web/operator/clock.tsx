/** How long something waits, or how long is left for it: an icon, a word and a colour. */
import type { ReactNode } from 'react';
import { Chip, type Tone } from '../ui/Notice.tsx';
import { day } from '../ui/figures.ts';
import { useWords } from '../ui/words.ts';
import type { PlainDate } from '../../src/kernel/dates.ts';

const DAY_MS = 86_400_000;

/** Whole days between two instants. */
const daysBetween = (from: string, to: number): number => Math.max(0, Math.floor((to - Date.parse(from)) / DAY_MS));

/** Work without a day of its own grows urgent with its age: after three days amber, after seven red. */
const ageTone = (days: number): Tone => (days >= 7 ? 'bad' : days >= 3 ? 'due' : 'neutral');

/** How long it waits, reckoned from when the list was read. */
export function Waiting({ since, readAt }: { readonly since: string; readonly readAt: number }): ReactNode {
  const { t } = useWords();
  const days = daysBetween(since, readAt);
  return (
    <Chip tone={ageTone(days)} icon="clock">
      {t('desk.waits', { days })}
    </Chip>
  );
}

/** Business days until a last day, as the server counted them; below zero it has passed. */
export function Left({ on, daysLeft }: { readonly on: string; readonly daysLeft: number }): ReactNode {
  const { t, lang } = useWords();
  const tone: Tone = daysLeft < 0 ? 'bad' : daysLeft <= 2 ? 'due' : 'neutral';
  return (
    <span className="inline-flex flex-wrap items-center gap-2">
      <Chip tone={tone} icon="clock">
        {daysLeft < 0 ? t('desk.overdue', { days: -daysLeft }) : t('desk.left', { days: daysLeft })}
      </Chip>
      <span className="text-soft">{day(on as PlainDate, lang)}</span>
    </span>
  );
}
