/** What the bench and its server tell each other. */

export const PATH = '/v1/orders';

/** The command that is measured: a whole draft; the supplier is added once it exists. */
export const DRAFT = {
  currency: 'USD',
  incoterm: 'FOB Ningbo',
  shipBy: '2028-06-30',
  cover: 'post_delivery' as const,
  lines: [{ product: 'Brass ball valve', quantity: '10 pcs', unitPriceMinor: 10_000 }],
  instalments: [{ name: 'all', sharePercent: 100, due: 'on_confirmation' }],
};

/** Addresses of the three servers, and what to send to them. */
export type Ready = {
  readonly bare: string;
  readonly stubbed: string;
  readonly real: string;
  readonly key: string;
  readonly body: object;
};

export type Asked =
  | { readonly what: 'in-process'; readonly connections: number; readonly seconds: number }
  | { readonly what: 'check-and-end' };
