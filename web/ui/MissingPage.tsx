/** What shows where there is no such page, and where a page broke. */
import type { ReactNode } from 'react';
import { ButtonLink } from './Button.tsx';
import { ErrorNotice } from './Notice.tsx';
import { Page } from './Page.tsx';
import { useWords } from './words.ts';

export function MissingPage(): ReactNode {
  const { t } = useWords();
  return (
    <Page title={t('ui.missing')} lead={t('ui.missing.advice')}>
      <div className="flex flex-wrap gap-3">
        <ButtonLink to="/" look="primary">
          {t('ui.to_home')}
        </ButtonLink>
        <ButtonLink to="/suppliers">{t('nav.suppliers')}</ButtonLink>
      </div>
    </Page>
  );
}

export function BrokenPage({ error }: { readonly error: unknown }): ReactNode {
  const { t } = useWords();
  return (
    <Page title={t('ui.page_broken')}>
      <ErrorNotice error={error} />
    </Page>
  );
}
