/** The way out. Who inspected on this device and has not sent everything is asked first, because signing out leaves nothing here. */
import { Link } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { Button, buttonLook } from '../ui/Button.tsx';
import { Notice } from '../ui/Notice.tsx';
import { useWords } from '../ui/words.ts';

/** Databases and workers exist only where somebody inspected, and their code is fetched only then. */
const isPhone = async (): Promise<boolean> =>
  (await indexedDB.databases?.().catch(() => []))?.some(({ name }) => name === 'quayside-inspector') ?? true;

/** Takes away everything that an inspector's work left on the device. */
export async function clearPhone(): Promise<void> {
  if (!(await isPhone())) return;
  const [{ forgetAll }, { endWorker }] = await Promise.all([
    import('../inspector/store.ts'),
    import('../inspector/worker.start.ts'),
  ]);
  await forgetAll();
  await endWorker();
}

const countUnsent = async (): Promise<number> => ((await isPhone()) ? (await import('../inspector/store.ts')).countUnsent() : 0);

export function LeaveButton({ leave }: { readonly leave: () => Promise<void> }): ReactNode {
  const { t } = useWords();
  const [unsent, setUnsent] = useState(0);
  const ask = async (): Promise<void> => {
    const waiting = await countUnsent().catch(() => 0);
    setUnsent(waiting);
    if (waiting === 0) await leave();
  };
  if (unsent === 0) {
    return (
      <button type="button" className="min-h-10 text-soft hover:text-ink" onClick={() => void ask()}>
        {t('session.sign_out')}
      </button>
    );
  }
  return (
    <div role="alert" className="my-2 max-w-96">
      <Notice tone="due" title={t('leave.unsent', { n: unsent })}>
        <div className="mt-2 flex flex-wrap gap-2">
          <Link to="/jobs" className={buttonLook('primary')} onClick={() => setUnsent(0)}>
            {t('leave.stay')}
          </Link>
          <Button onPress={() => void leave()}>{t('leave.delete')}</Button>
        </div>
      </Notice>
    </div>
  );
}
