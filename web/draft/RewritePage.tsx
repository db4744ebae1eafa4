/** Changing a text that stands: the draft or the version that was sent, and the contract in force by an amendment. */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useBlocker, useNavigate, useParams } from '@tanstack/react-router';
import { type ReactNode, useMemo, useRef, useState } from 'react';
import { AMENDABLE } from '../../src/orders/states.data.ts';
import { useAct } from '../api/act.ts';
import { api, told } from '../api/client.ts';
import { useLive } from '../api/live.ts';
import { OrderLink } from '../claims/OrderLink.tsx';
import { orderQuery } from '../orders/queries.ts';
import type { Order } from '../orders/OrderPage.tsx';
import { policyOf } from '../orders/step.ts';
import { textTag } from '../orders/textTag.ts';
import { Button } from '../ui/Button.tsx';
import { ErrorNotice, Notice, Skeleton } from '../ui/Notice.tsx';
import { Page } from '../ui/Page.tsx';
import { useWords } from '../ui/words.ts';
import type { MessageKey } from '../words.data.ts';
import { type Change, changeOf, draftOf, isNothing, rebased } from './change.ts';
import type { Setting } from './CoverChooser.tsx';
import { DraftForm } from './DraftForm.tsx';

type Way = 'edit' | 'amend';

/** Whether the order stands where a side may do this. The server judges it anew. */
const isOpen: Readonly<Record<Way, (order: Order) => boolean>> = {
  edit: ({ state }) => state === 'draft' || state === 'sent',
  amend: ({ state, amendment, contested }) => AMENDABLE.includes(state) && amendment === null && !contested,
};

// biome-ignore format: a table
const SAYS: Readonly<Record<Way, readonly [title: MessageKey, lead: MessageKey, closed: MessageKey]>> = {
  edit: ['edit.title', 'edit.lead', 'edit.closed'],
  amend: ['amend.title', 'amend.lead', 'amend.closed'],
};

function Rewriting({ orderId, way }: { readonly orderId: string; readonly way: Way }): ReactNode {
  const { t } = useWords();
  const { data: order, error } = useQuery(orderQuery(orderId));
  useLive(order ? [orderId] : []);
  const [title, lead, closed] = SAYS[way];
  const isParty = order?.you === 'buyer' || order?.you === 'supplier';
  return (
    <Page title={t(title)} lead={t(lead)} above={<OrderLink orderId={orderId} />}>
      <ErrorNotice error={order ? null : error} />
      {order || error ? null : <Skeleton rows={8} />}
      {order && !(isParty && isOpen[way](order)) ? <Notice tone="neutral" title={t(closed)} /> : null}
      {order && isParty && isOpen[way](order) ? <Rewrite key={orderId} order={order} way={way} /> : null}
    </Page>
  );
}

/** The request of a change. What the writer looked at goes with an edit; an amendment is of the contract in force. */
function useRewrite({ orderId }: Order, way: Way) {
  const path = { orderId };
  return useAct(({ change, tag }: { readonly change: Change; readonly tag: string }, headers) => {
    if (way === 'edit') {
      const params = { path, header: { 'If-Match': tag } };
      return told(api.PATCH('/v1/orders/{orderId}', { params, body: change, headers }));
    }
    const { addClauses = [], changeClauses = [], removeClauses = [], ...set } = change;
    const body = { ...(isNothing(set) ? {} : { set }), addClauses, changeClauses, removeClauses };
    return told(api.POST('/v1/orders/{orderId}/amendments', { params: { path }, body, headers }));
  });
}

function settingOf(id: string, mode: string): Setting | null {
  const policy = policyOf(id);
  return policy && { policy, mode: mode === 'hold' ? 'hold' : 'guarantee' };
}

function Rewrite({ order, way }: { readonly order: Order; readonly way: Way }): ReactNode {
  const { t } = useWords();
  const navigate = useNavigate();
  const client = useQueryClient();
  // The order as the writer took it up; the one in `order` may have moved since.
  const [base, setBase] = useState(order);
  const [text, setText] = useState(() => draftOf(order.contract));
  const [wrong, setWrong] = useState<'early' | 'nothing' | null>(null);
  const act = useRewrite(order, way);
  const setting = useMemo(() => settingOf(order.policy, order.mode), [order.policy, order.mode]);
  const moved = order.contract.textPrint !== base.contract.textPrint;
  // Not the act's own state: the page is left before that is drawn.
  const saved = useRef(false);
  const isDirty = useMemo(() => JSON.stringify(text) !== JSON.stringify(draftOf(base.contract)), [text, base]);
  // What was typed is asked about before it is left; a text that was saved is left as it is.
  useBlocker({
    shouldBlockFn: () => isDirty && !saved.current && !window.confirm(t('edit.leave')),
    enableBeforeUnload: () => isDirty && !saved.current,
  });
  const takeUp = (): void => {
    setText(rebased(draftOf(base.contract), text, draftOf(order.contract)));
    setBase(order);
    act.reset();
  };
  const save = async (): Promise<void> => {
    const change = changeOf(draftOf(base.contract), text);
    setWrong(change === null ? 'early' : isNothing(change) ? 'nothing' : null);
    if (change === null || isNothing(change) || moved) return;
    const done = await act.mutateAsync({ change, tag: textTag(base) }).catch(() => null);
    // Whatever was refused: the order may have moved, and the writer should see how.
    if (!done) await client.invalidateQueries({ queryKey: ['order', order.orderId] });
    saved.current = done !== null;
    if (done) await navigate({ to: '/orders/$orderId', params: { orderId: order.orderId } });
  };
  const other = order.you === 'buyer' ? order.supplier : order.buyer;
  return (
    <DraftForm text={text} setting={setting} onChange={setText} onSubmit={save} early={wrong === 'early'}>
      {wrong === 'nothing' ? <Notice tone="neutral" title={t('edit.nothing')} /> : null}
      {moved ? (
        <Notice tone="due" title={t('edit.moved')}>
          <p className="my-2">{t('edit.moved_text')}</p>
          <Button onPress={takeUp}>{t('edit.take_up')}</Button>
        </Notice>
      ) : null}
      <ErrorNotice error={act.error} />
      <div className="flex flex-wrap items-center gap-3">
        <Button type="submit" look="primary" disabled={moved} busy={act.isPending ? t('ui.sending') : null}>
          {t(way === 'edit' ? 'edit.save' : 'amend.propose')}
        </Button>
        <span className="text-soft">
          {t(way === 'edit' ? 'edit.save_note' : 'amend.propose_note', { name: other.name ?? '' })}
        </span>
      </div>
    </DraftForm>
  );
}

/** `/orders/:orderId/edit`. */
export function EditPage(): ReactNode {
  const { orderId } = useParams({ from: '/orders/$orderId/edit' });
  return <Rewriting orderId={orderId} way="edit" />;
}

/** `/orders/:orderId/amend`. */
export function AmendPage(): ReactNode {
  const { orderId } = useParams({ from: '/orders/$orderId/amend' });
  return <Rewriting orderId={orderId} way="amend" />;
}
