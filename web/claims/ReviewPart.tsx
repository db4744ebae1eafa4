/** What is about to be sent, what follows from it, and the button. */
import type { ReactNode } from 'react';
import { Button } from '../ui/Button.tsx';
import { ErrorNotice, Notice } from '../ui/Notice.tsx';
import { Section } from '../ui/Page.tsx';
import { useWords } from '../ui/words.ts';
import { type Asked, type missingOf, restsOnClauses } from './asking.ts';
import type { Filled, Progress } from './filing.ts';
import { hintOf } from './measuring.ts';
import { Bringing } from './PointEditor.tsx';

type Sending = {
  readonly sending: boolean;
  readonly error: Error | null;
  readonly opened: string | null;
  readonly progress: Progress | null;
};

export function ReviewPart(props: {
  readonly asked: Asked;
  readonly currency: string;
  readonly filled: readonly Filled[];
  readonly missing: ReturnType<typeof missingOf>;
  readonly sending: Sending;
}): ReactNode {
  const { asked, currency, filled, missing, sending } = props;
  const { t } = useWords();
  const photos = filled.reduce((sum, { entry }) => sum + entry.photos.length, 0);
  const proven = filled.filter(({ clause, entry }) => clause && hintOf(clause, entry).says === 'proves').length;
  const rows: readonly (readonly [string, string])[] = [
    [t('claims.ground'), t(`claims.ground.${asked.ground}`)],
    ...(restsOnClauses(asked.ground)
      ? [[t('claims.review.which'), t('claims.review.clauses', { n: asked.picked.length, proven })] as const]
      : []),
    [t('claims.photos'), String(photos)],
    [t('claims.asked'), asked.amount.trim() === '' ? t('claims.all_covered') : `${asked.amount} ${currency}`],
  ];
  return (
    <Section title={t('claims.review')}>
      <dl className="grid max-w-xl gap-x-6 gap-y-1 sm:grid-cols-[auto_1fr]">
        {rows.map(([name, value]) => (
          <div key={name} className="contents">
            <dt className="text-soft">{name}</dt>
            <dd className="figures whitespace-normal">{value}</dd>
          </div>
        ))}
      </dl>
      <p className="mt-3 max-w-[72ch] text-soft">{t('claims.then')}</p>
      <div className="mt-3 flex flex-col gap-3">
        {sending.opened !== null && sending.error !== null ? (
          <Notice tone="due" title={t('claims.not_all_filed')}>
            <p>{t('claims.not_all_filed.text')}</p>
          </Notice>
        ) : null}
        <ErrorNotice error={sending.error} />
        <div className="flex flex-wrap items-center gap-4">
          <Button type="submit" look="primary" disabled={missing !== null} busy={sending.sending ? t('ui.sending') : null}>
            {t(sending.opened === null ? 'claims.send' : 'claims.go_on')}
          </Button>
          {missing ? <p className="text-due">{t(`claims.${missing}`)}</p> : null}
          <Bringing progress={sending.progress} />
        </div>
      </div>
    </Section>
  );
}
