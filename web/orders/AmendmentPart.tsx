/** An amendment on the table: what it changes word by word, and the answer to it. */
import { type ReactNode, useMemo, useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import type { Text } from '../../src/contracts/versions.rules.ts';
import { useAct } from '../api/act.ts';
import { api, told } from '../api/client.ts';
import { agenciesQuery } from '../api/queries.ts';
import { Confirm } from '../ui/Confirm.tsx';
import { Button } from '../ui/Button.tsx';
import { ErrorNotice } from '../ui/Notice.tsx';
import { Section } from '../ui/Page.tsx';
import { useWords } from '../ui/words.ts';
import { OpenPoints, isOpenPoint, refusedIn } from './OpenPoints.tsx';
import { textsIn } from './history.ts';
import type { Order } from './OrderPage.tsx';
import { policyOf } from './step.ts';
import { TextDiff } from './TextDiff.tsx';

type Amendment = NonNullable<Order['amendment']>;

export function AmendmentPart({ order }: { readonly order: Order }): ReactNode {
  const { t } = useWords();
  const { amendment, contract, you } = order;
  const { data: agencies } = useQuery(agenciesQuery);
  const texts = useMemo(() => textsIn([contract, amendment]), [contract, amendment]);
  const policy = policyOf(order.policy);
  if (!amendment || !policy) return null;
  const inspector = (id: string): string => agencies?.items.find(({ agencyId }) => agencyId === id)?.name ?? id;
  const name = order[amendment.by].name ?? t(`orders.${amendment.by}`);
  return (
    <Section title={t('amendment.title', { name })} id="amendment">
      <p className="mb-3 max-w-[80ch] text-soft">{t('amendment.lead', { n: contract.version, next: contract.version + 1 })}</p>
      <TextDiff before={contract as unknown as Text} after={amendment as unknown as Text} facts={{ texts, policy, inspector }} />
      <div className="mt-3">
        {you === amendment.by ? <TakeBack order={order} amendment={amendment} /> : null}
        {you !== amendment.by && (you === 'buyer' || you === 'supplier') ? <Answer order={order} amendment={amendment} /> : null}
      </div>
    </Section>
  );
}

type AnswerProps = { readonly order: Order; readonly amendment: Amendment };

const useDecline = ({ order: { orderId }, amendment: { amendmentId } }: AnswerProps) =>
  useAct((_: null, headers) =>
    told(api.POST('/v1/orders/{orderId}/amendments/decline', { params: { path: { orderId } }, body: { amendmentId }, headers })),
  );

function TakeBack(props: AnswerProps): ReactNode {
  const { t } = useWords();
  const decline = useDecline(props);
  return (
    <Confirm
      label={t('amendment.take_back')}
      says={t('amendment.take_back.says')}
      onConfirm={() => decline.mutate(null)}
      pending={decline.isPending}
      error={decline.error}
    />
  );
}

/** What both once took as it is needs no second acknowledgement. Source: src/orders/amend.rules.ts, confirmAmendment. */
function openIn({ contract }: Order, { clauses, terms }: Amendment) {
  const known = new Set(contract.clauses.map(({ text }) => text.hash));
  const isDateNew = terms.shipBy.date === null && contract.terms.shipBy.date !== null;
  return { clauses: clauses.filter((clause) => isOpenPoint(clause) && !known.has(clause.text.hash)), isDateOpen: isDateNew };
}

function Answer({ order, amendment }: AnswerProps): ReactNode {
  const { t } = useWords();
  const { orderId } = order;
  const { amendmentId } = amendment;
  const [ticked, setTicked] = useState<readonly string[]>([]);
  const confirm = useAct((acknowledge: readonly string[], headers) =>
    told(
      api.POST('/v1/orders/{orderId}/amendments/confirm', {
        params: { path: { orderId } },
        body: { amendmentId, acknowledge: [...acknowledge] },
        headers,
      }),
    ),
  );
  const decline = useDecline({ order, amendment });
  return (
    <div className="flex flex-col gap-3">
      <OpenPoints
        {...openIn(order, amendment)}
        strict={order.strict}
        ticked={ticked}
        onChange={setTicked}
        refused={refusedIn(confirm.error)}
      />
      <ErrorNotice error={confirm.error ?? decline.error} />
      <div className="flex flex-wrap gap-3">
        <Button look="primary" onPress={() => confirm.mutate(ticked)} busy={confirm.isPending ? t('ui.sending') : null}>
          {t('amendment.confirm', { n: order.version + 1 })}
        </Button>
        <Button onPress={() => decline.mutate(null)} busy={decline.isPending ? t('ui.sending') : null}>
          {t('amendment.decline')}
        </Button>
      </div>
    </div>
  );
}
