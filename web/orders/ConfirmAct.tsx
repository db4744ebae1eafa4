/** Confirming the version that was sent: exactly the one that was read, with every point acknowledged that cannot be measured. */
import { useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { useAct } from '../api/act.ts';
import { api, told } from '../api/client.ts';
import { Button, buttonLook } from '../ui/Button.tsx';
import { ErrorNotice, Notice } from '../ui/Notice.tsx';
import { useWords } from '../ui/words.ts';
import { OpenPoints, isOpenPoint, refusedIn } from './OpenPoints.tsx';
import { DeclineAct } from './OrderActs.tsx';
import type { Order } from './OrderPage.tsx';

type ConfirmActProps = {
  readonly order: Order;
  /** The version that stood here when the page was opened: no other takes its place under somebody's finger. */
  readonly read: number;
  readonly onRead: (version: number) => void;
};

export function ConfirmAct({ order, read, onRead }: ConfirmActProps): ReactNode {
  const { t } = useWords();
  const { version, contract, you } = order;
  // One's own version needs no reading.
  if (read !== version && contract.sentBy !== you) {
    return (
      <div className="mt-3" role="status">
        <Notice tone="due" title={t('contract.moved', { was: read, n: version })}>
          <p className="my-2">
            <a className="link" href="#changes">
              {t('contract.moved_see')}
            </a>
          </p>
          <Button onPress={() => onRead(version)}>{t('contract.moved_read', { n: version })}</Button>
        </Notice>
      </div>
    );
  }
  return <ConfirmRead key={version} order={order} />;
}

function ConfirmRead({ order }: { readonly order: Order }): ReactNode {
  const { t } = useWords();
  const client = useQueryClient();
  const { orderId, contract, strict, you } = order;
  const { version, clauses, terms, sentBy } = contract;
  const [ticked, setTicked] = useState<readonly string[]>([]);
  const confirm = useAct((acknowledge: readonly string[], headers) =>
    told(
      api.POST('/v1/orders/{orderId}/confirm', {
        // Whoever reads version 3 confirms version 3: if it moved meanwhile, the server refuses.
        params: { path: { orderId }, header: { 'If-Match': `"v${version}"` } },
        body: { version, acknowledge: [...acknowledge] },
        headers,
      }),
    ),
  );
  const send = async (): Promise<void> => {
    const done = await confirm.mutateAsync(ticked).catch(() => null);
    // Refused, perhaps because the text moved: the page shows what stands now.
    if (!done) await client.invalidateQueries({ queryKey: ['order', orderId] });
  };
  return (
    <div className="mt-3 flex flex-col gap-3">
      <OpenPoints
        clauses={clauses.filter(isOpenPoint)}
        isDateOpen={terms.shipBy.date === null}
        strict={strict}
        ticked={ticked}
        onChange={setTicked}
        refused={refusedIn(confirm.error)}
      />
      <ErrorNotice error={confirm.error} />
      <div className="flex flex-wrap gap-3">
        <Button look="primary" onPress={() => void send()} busy={confirm.isPending ? t('ui.sending') : null}>
          {t('contract.confirm', { n: version })}
        </Button>
        <Link to="/orders/$orderId/edit" params={{ orderId }} className={buttonLook()}>
          {t('edit.title')}
        </Link>
        {sentBy === you ? null : <DeclineAct order={order} />}
      </div>
    </div>
  );
}
