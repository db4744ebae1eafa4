/**
 * A file of the API as something to press. Not a plain link: a link cannot say for which company it asks, and who belongs to
 * several would be refused. A company in the address would do, but addresses are kept and passed on, and what one may read
 * must not hang on them.
 */
import { useMutation } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { saveFile } from '../api/files.ts';
import { Icon } from './Icon.tsx';
import { ErrorNotice } from './Notice.tsx';
import { useWords } from './words.ts';

type FileLinkProps = {
  readonly url: string;
  /** What it is saved under. */
  readonly name: string;
  readonly children: ReactNode;
};

export function FileLink({ url, name, children }: FileLinkProps): ReactNode {
  const { t } = useWords();
  const act = useMutation({ mutationFn: () => saveFile(url, name) });
  return (
    <>
      <button
        type="button"
        className="link inline-flex min-h-6 min-w-0 items-center gap-1 text-left break-all"
        aria-busy={act.isPending}
        disabled={act.isPending}
        onClick={() => act.mutate()}
      >
        <Icon name="file" />
        {act.isPending ? t('ui.loading') : children}
      </button>
      <ErrorNotice error={act.error} />
    </>
  );
}
