/** A supplier's badges in short, as they stand in lists. */
import type { ReactNode } from 'react';
import { Chip } from '../ui/Notice.tsx';
import { useWords } from '../ui/words.ts';

export type BadgeKind = 'gold' | 'onsite_check' | 'assessed';

const BADGE_NAMES = {
  gold: 'suppliers.gold',
  onsite_check: 'suppliers.onsiteCheck',
  assessed: 'suppliers.assessed',
} as const;

export function Badges({ badges }: { readonly badges: readonly { readonly badge: BadgeKind }[] }): ReactNode {
  const { t } = useWords();
  if (badges.length === 0) return <span className="text-soft">{t('suppliers.no_badges')}</span>;
  return (
    <ul className="flex flex-wrap gap-1">
      {badges.map(({ badge }) => (
        <li key={badge}>
          <Chip tone="neutral" icon="check">
            {t(BADGE_NAMES[badge])}
          </Chip>
        </li>
      ))}
    </ul>
  );
}
