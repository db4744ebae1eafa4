/** Paying by card: what the card's bank answers decides; until then it is shown that it is being asked, and nothing else. */
import { type FormEvent, type ReactNode, useState } from 'react';
import type { GetV1OrdersOrderIdInstalmentsInstalmentMethods200 } from '../../sdk/openapi.ts';
import { useAct } from '../api/act.ts';
import { api, told } from '../api/client.ts';
import { codeOf } from '../api/problem.ts';
import type { Order } from '../orders/OrderPage.tsx';
import { Button } from '../ui/Button.tsx';
import { Choice } from '../ui/Field.tsx';
import { money } from '../ui/figures.ts';
import { ErrorNotice, Notice } from '../ui/Notice.tsx';
import { useWords } from '../ui/words.ts';

/** Tokens of the double that stands behind the port where nothing is real. Source: src/adapters/cards/fake.ts. */
const TEST_CARDS = [
  ['tok_visa', 'pay.card.good'],
  ['tok_declined', 'pay.card.declined'],
  ['tok_lost', 'pay.card.lost'],
] as const;

type CardProps = { readonly order: Order; readonly methods: GetV1OrdersOrderIdInstalmentsInstalmentMethods200 };

export function CardForm({ order, methods }: CardProps): ReactNode {
  const { t } = useWords();
  if (methods.processor === 'fake') return <TestCard order={order} methods={methods} />;
  return (
    <div className="mt-3">
      <Notice tone="neutral" title={t('pay.card.elsewhere')}>
        <p>{t('pay.card.elsewhere.text')}</p>
      </Notice>
    </div>
  );
}

function TestCard({ order, methods }: CardProps): ReactNode {
  const { t } = useWords();
  const { orderId } = order;
  const { instalment, openMinor, currency } = methods;
  const [token, setToken] = useState<string>(TEST_CARDS[0][0]);
  const pay = useAct((card: string, headers) =>
    told(
      api.POST('/v1/orders/{orderId}/instalments/{instalment}/card', {
        params: { path: { orderId, instalment } },
        body: { token: card },
        headers,
      }),
    ),
  );
  const unanswered = codeOf(pay.error) === 'payment.card_unanswered';
  const send = (event: FormEvent): void => {
    event.preventDefault();
    pay.mutate(token);
  };
  return (
    <form className="mt-3 flex max-w-xl flex-col gap-3" onSubmit={send}>
      <p>{t('pay.card.test')}</p>
      <Choice
        label={t('pay.card.which')}
        value={token}
        onChange={setToken}
        options={TEST_CARDS.map(([value, key]) => [value, t(key)] as const)}
      />
      <ErrorNotice error={pay.error} />
      {pay.isPending ? (
        <div role="status">
          <Notice tone="due" title={t('pay.card.asking')}>
            <p>{t('pay.card.pending')}</p>
          </Notice>
        </div>
      ) : null}
      <div>
        <Button type="submit" look="primary" busy={pay.isPending ? t('pay.card.asking') : null}>
          {unanswered ? t('pay.card.again') : t('pay.card.now', { amount: money(openMinor, currency) })}
        </Button>
      </div>
    </form>
  );
}
