/** Saves a file of an order as the acting company reads it; says so where it cannot be had. */
import { useMutation } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { saveFile } from '../claims/files.ts';
import { Icon } from '../ui/Icon.tsx';
import { ErrorNotice } from '../ui/Notice.tsx';
import { useWords } from '../ui/words.ts';

export function SaveLink(props: { readonly url: string; readonly name: string; readonly children: ReactNode }): ReactNode {
  const { url, name, children } = props;
  const { t } = useWords();
  const save = useMutation({ mutationFn: () => saveFile(url, name) });
  return (
    <>
      <button type="button" className="link inline-flex min-h-6 items-center gap-1 text-left" onClick={() => save.mutate()}>
        <Icon name="file" />
        {save.isPending ? t('ui.loading') : children}
      </button>
      <ErrorNotice error={save.error} />
    </>
  );
}
