/** Every term of the contract in words, as the paper has it: what the short list above leaves out is agreed all the same. */
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useMemo } from 'react';
import type { Terms } from '../../src/contracts/types.ts';
import { termRows } from '../../src/printing/terms.rules.ts';
import { agenciesQuery } from '../api/queries.ts';
import { useWords } from '../ui/words.ts';
import { pageVoice, textsIn } from './history.ts';
import type { Order } from './OrderPage.tsx';
import { policyOf } from './step.ts';

export function AllTerms({ order }: { readonly order: Order }): ReactNode {
  const { t, lang } = useWords();
  const { data: agencies } = useQuery(agenciesQuery);
  const terms = order.contract.terms as unknown as Terms;
  const texts = useMemo(() => textsIn(terms), [terms]);
  const policy = policyOf(order.policy);
  if (!policy) return null;
  const inspector = (id: string): string => agencies?.items.find(({ agencyId }) => agencyId === id)?.name ?? id;
  return (
    <details className="mt-2">
      <summary className="min-h-8 cursor-pointer text-action">{t('terms.all')}</summary>
      <dl className="mt-1 grid gap-x-4 sm:grid-cols-[160px_minmax(0,1fr)]">
        {termRows(pageVoice(terms, texts, lang), terms, { policy, inspector }).map(({ key, label, says }) => (
          <div key={key} className="contents">
            <dt className="text-soft sm:py-1">{label}</dt>
            <dd className="min-w-0 break-words pb-2 sm:py-1">{says}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
