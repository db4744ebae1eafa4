/** Names a contract's text as it was read, for If-Match: a draft keeps its version however often it is changed. */
import type { Order } from './OrderPage.tsx';

export const textTag = ({ version, contract }: Pick<Order, 'version' | 'contract'>): string =>
  `"v${version}.${contract.textPrint}"`;
