/** Drafting an order with a supplier: terms, and clauses with the coach beside them. */
import { useQuery } from '@tanstack/react-query';
import { Link, useBlocker, useNavigate, useSearch } from '@tanstack/react-router';
import { type ReactNode, useMemo, useRef, useState } from 'react';
import { isPolicyName, latest } from '../../src/policy/rules.ts';
import { useAct } from '../api/act.ts';
import { api, told } from '../api/client.ts';
import { programmeQuery, supplierQuery } from '../api/queries.ts';
import { Button, ButtonLink } from '../ui/Button.tsx';
import { Empty, ErrorNotice, Skeleton } from '../ui/Notice.tsx';
import { Page } from '../ui/Page.tsx';
import { useWords } from '../ui/words.ts';
import type { DraftText } from './change.ts';
import { withClause } from './Clauses.tsx';
import { FIRST_DRAFT, bodyOf } from './draft.ts';
import { DraftForm } from './DraftForm.tsx';

export function DraftPage(): ReactNode {
  const { t } = useWords();
  const { supplier: supplierId } = useSearch({ from: '/orders/new' });
  const { data: supplier, error } = useQuery({ ...supplierQuery(supplierId), enabled: supplierId !== '' });
  if (supplierId === '') {
    return (
      <Page title={t('draft.title')}>
        <Empty title={t('draft.with_whom')} text={t('draft.with_whom_text')}>
          <ButtonLink to="/suppliers" search={{ tradeAssurance: true }} look="primary">
            {t('needs.find')}
          </ButtonLink>
        </Empty>
      </Page>
    );
  }
  const back = (
    <Link to="/suppliers/$supplierId" params={{ supplierId }} className="link mb-2 inline-block">
      {supplier?.name ?? t('suppliers.title')}
    </Link>
  );
  return (
    <Page title={t('draft.title')} above={back} {...(supplier ? { lead: t('draft.lead', { name: supplier.name }) } : {})}>
      {supplier ? (
        <Draft supplierId={supplierId} category={supplier.categories[0] ?? ''} />
      ) : error ? (
        <ErrorNotice error={error} />
      ) : (
        <Skeleton rows={8} />
      )}
    </Page>
  );
}

function Draft({ supplierId, category }: { readonly supplierId: string; readonly category: string }): ReactNode {
  const { t } = useWords();
  const navigate = useNavigate();
  const [text, setText] = useState<DraftText>(() => withClause({ terms: { ...FIRST_DRAFT, category }, clauses: [] }, ''));
  const [early, setEarly] = useState(false);
  const [first] = useState(text);
  // Not the act's own state: the page is left before that is drawn.
  const saved = useRef(false);
  // What was typed is asked about before it is left.
  useBlocker({
    shouldBlockFn: () => text !== first && !saved.current && !window.confirm(t('edit.leave')),
    enableBeforeUnload: () => text !== first && !saved.current,
  });
  const create = useAct((body: NonNullable<ReturnType<typeof bodyOf>>, headers) =>
    told(api.POST('/v1/orders', { body, headers })),
  );
  const { data: programme } = useQuery(programmeQuery);
  const setting = useMemo(
    () => (programme && isPolicyName(programme.policy) ? { policy: latest(programme.policy), mode: programme.mode } : null),
    [programme],
  );
  const save = async (): Promise<void> => {
    const body = bodyOf(supplierId, text.terms, text.clauses);
    setEarly(body === null);
    const made = body && (await create.mutateAsync(body).catch(() => null));
    saved.current = made !== null;
    if (made) await navigate({ to: '/orders/$orderId', params: { orderId: made.order.orderId } });
  };
  return (
    <DraftForm text={text} setting={setting} onChange={setText} onSubmit={save} early={early}>
      <ErrorNotice error={create.error} />
      <Button type="submit" look="primary" busy={create.isPending ? t('ui.sending') : null}>
        {t('draft.save')}
      </Button>
    </DraftForm>
  );
}
