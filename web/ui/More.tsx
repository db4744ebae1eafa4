/** Reads the next rows of a list; nothing once all were read. */
import type { ReactNode } from 'react';
import { Button } from './Button.tsx';
import { useWords } from './words.ts';

export type Listed = {
  readonly hasNextPage: boolean;
  readonly isFetchingNextPage: boolean;
  readonly fetchNextPage: () => Promise<unknown>;
};

export function More({ list, quiet = false }: { readonly list: Listed; readonly quiet?: boolean }): ReactNode {
  const { t } = useWords();
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = list;
  if (!hasNextPage) return null;
  return (
    <Button
      look={quiet ? 'quiet' : 'plain'}
      onPress={() => void fetchNextPage()}
      busy={isFetchingNextPage ? t('ui.loading') : null}
    >
      {t('ui.more')}
    </Button>
  );
}
