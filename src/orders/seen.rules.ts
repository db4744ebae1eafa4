/** Which text a writer looked at: the version, and within a version that is still being written the text itself. */
import { clausesInForce, contractDocument, termsInForce } from '../contracts/rules.ts';
import type { ContractState, Terms } from '../contracts/types.ts';
import { fingerprint } from '../kernel/canonical.ts';
import { type Refused, refuse } from '../kernel/result.ts';
import { TEXT_DIGITS } from './seen.data.ts';
import type { Seen } from './types.ts';

/** RFC 8785 SHA-256 of the contract document: what both confirm. */
export const contractFingerprint = (
  orderId: string,
  contract: ContractState,
  text: { readonly version: number; readonly terms: Terms; readonly clauses: ContractState['clauses'] },
): string => fingerprint(contractDocument(contract, { orderId, ...text }));

/** Fingerprint of the text in force. Computed only while it is being written: what was sent has been fingerprinted. */
export function textFingerprint(orderId: string, contract: ContractState): string {
  const { version, agreed, sent } = contract;
  const text = { version, terms: termsInForce(contract), clauses: clausesInForce(contract) };
  return agreed?.fingerprint ?? sent?.fingerprint ?? contractFingerprint(orderId, contract, text);
}

/** What names the text in force: a draft keeps its number however often it is changed, and never its fingerprint. */
export const textPrint = (orderId: string, contract: ContractState): string =>
  textFingerprint(orderId, contract).slice(0, TEXT_DIGITS);

/** Refuses where the text is another one than the writer looked at; null `seen`: it looked at none in particular. */
export function textMoved(orderId: string, contract: ContractState, seen: Seen | null): Refused<'order.version_moved'> | null {
  if (seen === null) return null;
  const isSame =
    seen.version === contract.version && (seen.text === null || textFingerprint(orderId, contract).startsWith(seen.text));
  return isSame ? null : refuse('order.version_moved', { version: contract.version });
}
