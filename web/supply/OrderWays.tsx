/** From an order to the pages on which goods and claims are told: the step's own, and what else a side can do now. */
import { UNSHIPPED } from '../../src/orders/states.data.ts';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { groundsQuery } from '../claims/queries.ts';
import type { OrderPageView } from '../claims/shapes.ts';
import { buttonLook } from '../ui/Button.tsx';
import { PathLink } from '../ui/PathLink.tsx';
import { useWords } from '../ui/words.ts';
import type { MessageKey } from '../words.data.ts';
import { placeOf } from './steps.ts';

/** Where the step is done: the claim that is open, or the page of the step. null: on the order's page itself. */
function wayOf({ orderId, next, claims }: OrderPageView): string | null {
  const open = claims.findLast(({ finishedAt }) => finishedAt === null);
  if (next.what.startsWith('claim_') && open) return `/orders/${orderId}/claims/${open.claimId}`;
  const place = placeOf({ orderId, next });
  return place === `/orders/${orderId}` ? null : place;
}

/** The button of a step that has a page of its own. */
export function StepWay({ order }: { readonly order: OrderPageView }): ReactNode {
  const { t } = useWords();
  const to = wayOf(order);
  if (to === null) return null;
  return (
    <p className="mt-3">
      <PathLink to={to} className={buttonLook('primary')}>
        {t('supply.do_it')}
      </PathLink>
    </p>
  );
}

const LIVE: readonly string[] = ['confirmed', 'funded', 'ready', 'shipped', 'arrived', 'completed'];
/** Where a later date can be asked for. Source: src/shipments/ready.rules.ts. */
const DELAYABLE: readonly string[] = ['funded', 'ready'];
const MOVING: readonly string[] = ['shipped', 'arrived'];

/** Whether the order may give the reader a claim at all; on which ground, the server says. */
const mayClaim = ({ state, you, contested }: OrderPageView): boolean => you === 'buyer' && LIVE.includes(state) && !contested;

/** What else a side can do on the order now, by its state. `claimable`: a ground is open. */
function waysOf({ state, you, claims }: OrderPageView, claimable: boolean): readonly (readonly [string, MessageKey])[] {
  const party = you === 'buyer' || you === 'supplier';
  const seller = you === 'supplier';
  return [
    ...(seller && UNSHIPPED.includes(state)
      ? ([
          ['ready', 'supply.ready'],
          ['ship', 'supply.ship'],
        ] as const)
      : []),
    ...(seller && MOVING.includes(state) ? ([['ship', 'supply.papers.more']] as const) : []),
    ...(party && DELAYABLE.includes(state) ? ([['delay', 'supply.delay']] as const) : []),
    ...(party && MOVING.includes(state) ? ([['arrival', 'supply.arrival']] as const) : []),
    ...(party && claims.length > 0 ? ([['claims', 'claims.all']] as const) : []),
    ...(claimable ? ([['claims/new', 'claims.open']] as const) : []),
  ];
}

export function OrderWays({ order }: { readonly order: OrderPageView }): ReactNode {
  const { t } = useWords();
  const { data } = useQuery({ ...groundsQuery(order.orderId), enabled: mayClaim(order) });
  const claimable = mayClaim(order) && (data?.grounds ?? []).some(({ open }) => open);
  const ways = waysOf(order, claimable);
  if (ways.length === 0) return null;
  return (
    <nav aria-label={t('supply.also')} className="no-print mt-3">
      <ul className="flex flex-wrap gap-x-6 gap-y-1">
        {ways.map(([part, key]) => (
          <li key={part}>
            <PathLink to={`/orders/${order.orderId}/${part}`} className="link inline-flex min-h-8 items-center">
              {t(key)}
            </PathLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}
