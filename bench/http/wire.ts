/** What the bench and its server tell each other. */

export const PATH = '/v1/orders';

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
