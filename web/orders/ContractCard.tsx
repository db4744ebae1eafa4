/** The contract's version: fingerprint, who confirmed it when, and the paper. */
import type { ReactNode } from 'react';
import { Copy } from '../ui/Copy.tsx';
import { cityOf, instantIn } from '../ui/figures.ts';
import { Icon } from '../ui/Icon.tsx';
import { Section } from '../ui/Page.tsx';
import { useWords } from '../ui/words.ts';
import { ContractWays } from './ContractWays.tsx';
import type { Order } from './OrderPage.tsx';

const SIDES = ['buyer', 'supplier'] as const;

export function ContractCard({ order }: { readonly order: Order }): ReactNode {
  const { t, lang } = useWords();
  const { contract, zone, orderId } = order;
  const { version, fingerprint, confirmations } = contract;
  return (
    <Section title={t('contract.title')}>
      <p className="font-semibold">{t('contract.version', { n: version })}</p>
      <ul className="mt-1">
        {SIDES.map((side) => {
          const name = order[side].name ?? t(`orders.${side}`);
          const confirmed = confirmations[side]?.version === version ? confirmations[side] : null;
          return (
            <li key={side} className="flex gap-2 py-0.5">
              <Icon name={confirmed ? 'check' : 'clock'} className={`mt-0.5 ${confirmed ? 'text-good' : 'text-soft'}`} />
              <span className="min-w-0">
                {t(confirmed ? 'contract.confirmed_by' : 'contract.not_confirmed', { name })}
                {confirmed ? (
                  <span className="block text-xs text-soft">{`${instantIn(confirmed.at, zone, lang)} ${cityOf(zone, lang)}`}</span>
                ) : null}
              </span>
            </li>
          );
        })}
      </ul>
      {fingerprint ? (
        <p className="mt-2 text-soft">
          {t('contract.fingerprint')} <code className="text-xs text-ink">{fingerprint.slice(0, 16)}…</code>{' '}
          <Copy text={fingerprint} what={t('contract.fingerprint')} />
        </p>
      ) : null}
      <p className="mt-2">
        <a className="link" href={`/v1/orders/${orderId}/contract/document?lang=${lang}&format=pdf`} download>
          {t('contract.pdf')}
        </a>
      </p>
      <ContractWays order={order} />
    </Section>
  );
}
