/** The assurance icon: says that orders are covered, and on pointing, focus or tap exactly up to what amount. */
import { type ReactNode, useState } from 'react';
import { Button, Tooltip, TooltipTrigger } from 'react-aria-components';
import { money } from '../ui/figures.ts';
import { Icon } from '../ui/Icon.tsx';
import { useWords } from '../ui/words.ts';

export type Cover = {
  readonly programme: boolean;
  readonly wholeOrder: boolean;
  readonly limits: readonly { readonly currency: string; readonly grantedMinor: number; readonly remainingMinor: number }[];
};

export function AssuranceMark({ cover }: { readonly cover: Cover }): ReactNode {
  const { t } = useWords();
  const [open, setOpen] = useState(false);
  if (!cover.programme) return <span className="text-soft">{t('suppliers.no_programme')}</span>;
  return (
    <TooltipTrigger isOpen={open} onOpenChange={setOpen} delay={0} closeDelay={100} shouldCloseOnPress={false}>
      <Button
        onPress={() => setOpen(true)}
        className="inline-flex min-h-8 items-center gap-1.5 rounded-md bg-good-wash px-2 text-sm font-semibold text-good"
      >
        <Icon name="shield" />
        {t('suppliers.assured')}
      </Button>
      {/* Inside the page and not beside it, so that those who hear it find it where it belongs. */}
      <Tooltip
        offset={6}
        UNSTABLE_portalContainer={globalThis.document?.getElementById('content') ?? globalThis.document?.body}
        className="max-w-72 rounded-md border border-line bg-raised p-3 text-sm text-ink shadow-menu"
      >
        <p className="font-semibold">{t('suppliers.assured_title')}</p>
        {cover.wholeOrder ? <p>{t('suppliers.whole_order')}</p> : null}
        {!cover.wholeOrder && cover.limits.length === 0 ? <p>{t('suppliers.no_limit')}</p> : null}
        {cover.wholeOrder
          ? null
          : cover.limits.map(({ currency, remainingMinor, grantedMinor }) => (
              <p key={currency} className="figures whitespace-normal!">
                {t('suppliers.limit_left', { left: money(remainingMinor, currency), granted: money(grantedMinor, currency) })}
              </p>
            ))}
      </Tooltip>
    </TooltipTrigger>
  );
}

/** The largest amount that can still be covered, for lists: `8,830.00 USD`. */
export function coverLeft({ programme, wholeOrder, limits }: Cover, whole: string): string | null {
  if (!programme) return null;
  if (wholeOrder) return whole;
  const [first] = [...limits].sort((a, b) => b.remainingMinor - a.remainingMinor);
  return first ? money(first.remainingMinor, first.currency) : null;
}
