/** Drafting an order with a supplier: terms, and clauses with the coach beside them. */
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { type FormEvent, type ReactNode, useMemo, useState } from 'react';
import { useAct } from '../api/act.ts';
import { api, told } from '../api/client.ts';
import { supplierQuery } from '../api/queries.ts';
import { Button } from '../ui/Button.tsx';
import { ErrorNotice, Notice, Skeleton } from '../ui/Notice.tsx';
import { Page, Section } from '../ui/Page.tsx';
import { useWords } from '../ui/words.ts';
import { AbsentTopics } from './AbsentTopics.tsx';
import { ClauseEditor, type DraftClause } from './ClauseEditor.tsx';
import { type DraftTerms, FIRST_DRAFT, bodyOf } from './draft.ts';
import { TermFields } from './TermFields.tsx';
import { useCoach } from './useCoach.ts';

const emptyClause = (number: number): DraftClause => ({ id: `c${number}`, text: '', defectClass: 'major' });

export function DraftPage(): ReactNode {
  const { t } = useWords();
  const { supplier: supplierId } = useSearch({ from: '/orders/new' });
  const { data: supplier, error } = useQuery(supplierQuery(supplierId));
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
  const [terms, setTerms] = useState<DraftTerms>({ ...FIRST_DRAFT, category });
  const [clauses, setClauses] = useState<readonly DraftClause[]>([emptyClause(1)]);
  const [made, setMade] = useState(1);
  const [early, setEarly] = useState(false);
  const create = useAct((body: NonNullable<ReturnType<typeof bodyOf>>, headers) =>
    told(api.POST('/v1/orders', { body, headers })),
  );

  const add = (text: string): void => {
    setMade(made + 1);
    const blank = clauses.length === 1 && clauses[0]?.text.trim() === '' && text !== '';
    setClauses([...(blank ? [] : clauses), { ...emptyClause(made + 1), text }]);
  };
  const save = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const body = bodyOf(supplierId, terms, clauses);
    setEarly(body === null);
    const saved = body && (await create.mutateAsync(body).catch(() => null));
    if (saved) await navigate({ to: '/orders/$orderId', params: { orderId: saved.order.orderId } });
  };
  return (
    <form onSubmit={(event) => void save(event)}>
      <TermFields terms={terms} onChange={setTerms} />
      <Clauses terms={terms} clauses={clauses} onChange={setClauses} onAdd={add} />
      <div className="mt-4 flex flex-col items-start gap-3 border-t border-line pt-4" aria-live="polite">
        {early ? <Notice tone="due" title={t('draft.check')} /> : null}
        <ErrorNotice error={create.error} />
        <Button type="submit" look="primary" busy={create.isPending ? t('ui.sending') : null}>
          {t('draft.save')}
        </Button>
      </div>
    </form>
  );
}

type ClausesProps = {
  readonly terms: DraftTerms;
  readonly clauses: readonly DraftClause[];
  readonly onChange: (clauses: readonly DraftClause[]) => void;
  readonly onAdd: (text: string) => void;
};

function Clauses({ terms, clauses, onChange, onAdd }: ClausesProps): ReactNode {
  const { t } = useWords();
  const { category, product, shipBy } = terms;
  const draft = useMemo(
    () => ({ category, ...(product === '' ? {} : { product }), ...(shipBy === '' ? {} : { dueOn: shipBy }), clauses }),
    [category, product, shipBy, clauses],
  );
  const coached = useCoach(draft);
  const written = coached.clauses.filter(({ id }) => clauses.find((one) => one.id === id)?.text.trim());
  const measurable = written.filter(({ verdict }) => verdict === 'measurable').length;
  return (
    <div className="grid gap-x-10 lg:grid-cols-[minmax(0,1fr)_340px]">
      <Section title={t('draft.clauses')}>
        <p className="mb-4 max-w-[72ch] text-soft">{t('draft.clauses_lead')}</p>
        <ul>
          {clauses.map((clause, index) => (
            <ClauseEditor
              key={clause.id}
              clause={clause}
              number={index + 1}
              coached={coached.clauses.find(({ id }) => id === clause.id) ?? null}
              onChange={(next) => onChange(clauses.map((one) => (one.id === next.id ? next : one)))}
              onRemove={() => onChange(clauses.filter(({ id }) => id !== clause.id))}
            />
          ))}
        </ul>
        <div className="flex flex-wrap items-center justify-between gap-3">
          <Button onPress={() => onAdd('')}>{t('draft.add')}</Button>
          <p role="status" className="text-soft">
            {written.length > 0 ? t('draft.score', { measurable, n: written.length }) : ''}
          </p>
        </div>
      </Section>
      <Section title={t('draft.absent')}>
        <AbsentTopics absent={coached.absent} onAdd={onAdd} />
      </Section>
    </div>
  );
}
