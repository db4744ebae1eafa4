/** On every page of a demonstration: that nothing here is real, and the next step of who follows the guide. */
import { useQuery } from '@tanstack/react-query';
import { Link, useRouterState } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { isDemonstration } from '../clock.ts';
import { kept } from '../ui/kept.ts';
import { useHere } from '../ui/standing.ts';
import { useWords } from '../ui/words.ts';
import { demonstrationQuery } from './queries.ts';
import { STEPS, stepOf } from './steps.ts';

export function DemoStrip(): ReactNode {
  return isDemonstration() ? <Strip /> : null;
}

const isGuided = (): boolean => kept('guide') !== null;

function Strip(): ReactNode {
  const { t } = useWords();
  const path = useRouterState({ select: ({ location }) => location.pathname });
  const guided = useHere(isGuided, false);
  const follows = guided && path !== '/demo';
  const { data } = useQuery({ ...demonstrationQuery, enabled: follows });
  const step = data ? STEPS[stepOf(data.guided)] : undefined;
  return (
    <div className="bg-platform-wash text-ink">
      <p className="mx-auto flex max-w-page flex-wrap items-baseline gap-x-4 px-4 py-1.5 text-xs sm:px-6">
        <span className="font-semibold text-platform">{t('guide.strip')}</span>
        {follows && step ? <span role="status">{t('guide.strip_next', { step: t(step.title) })}</span> : null}
        <Link to="/demo" className="link">
          {t(follows ? 'guide.back' : 'guide.start')}
        </Link>
      </p>
    </div>
  );
}
