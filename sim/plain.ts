/** A draft with nothing special in it: one line, paid at once. */
import type { DraftBody } from '../src/orders/schema.ts';

/** @param totalMinor in US cents, a multiple of ten */
export const plainDraft = (counterparty: string, totalMinor: number) =>
  ({
    counterparty,
    currency: 'USD',
    incoterm: 'FOB Ningbo',
    shipBy: '2026-05-15',
    cover: 'post_delivery',
    lines: [{ product: 'Brass ball valve', quantity: '10 pcs', unitPriceMinor: totalMinor / 10 }],
    instalments: [{ name: 'all', sharePercent: 100, due: 'on_confirmation' }],
  }) satisfies DraftBody;
