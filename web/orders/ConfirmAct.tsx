/** Confirming the version that was sent: exactly that one, with every point acknowledged that cannot be measured. */
import { type ReactNode, useState } from 'react';
import { useAct } from '../api/act.ts';
import { api, told } from '../api/client.ts';
import { Button } from '../ui/Button.tsx';
import { Tick } from '../ui/Field.tsx';
import { ErrorNotice } from '../ui/Notice.tsx';
import { useWords } from '../ui/words.ts';
import type { Order } from './OrderPage.tsx';

/** The code by which a vague shipping date is acknowledged. Source: src/contracts/rules.ts, dateAccepted. */
const SHIP_BY = 'ship_by';

export function ConfirmAct({ order }: { readonly order: Order }): ReactNode {
  const { t } = useWords();
  const { orderId, contract, strict } = order;
  const { version, clauses, terms } = contract;
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
  const open: readonly (readonly [string, string])[] = [
    ...clauses
      .filter(({ verdict }) => verdict !== 'measurable')
      .map(({ clauseId, text }) => [clauseId, text.text ?? t('ui.erased')] as const),
    ...(terms.shipBy.date === null ? [[SHIP_BY, t('contract.acknowledge_date')] as const] : []),
  ];
  const set = (id: string, on: boolean): void => setTicked(on ? [...ticked, id] : ticked.filter((one) => one !== id));
  return (
    <div className="mt-3 flex flex-col gap-3">
      {open.length > 0 && !strict ? (
        <fieldset>
          <legend className="mb-1">{t('contract.acknowledge')}</legend>
          {open.map(([id, text]) => (
            <Tick key={id} label={text} checked={ticked.includes(id)} onChange={(on) => set(id, on)} />
          ))}
        </fieldset>
      ) : null}
      <ErrorNotice error={confirm.error} />
      <div>
        <Button look="primary" onPress={() => confirm.mutate(ticked)} busy={confirm.isPending ? t('ui.sending') : null}>
          {t('contract.confirm', { n: version })}
        </Button>
      </div>
    </div>
  );
}
