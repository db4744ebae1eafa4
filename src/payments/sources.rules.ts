/** Where each part of a refund goes back to, as far as it is known: the account that paid, or the card's capture. */
import type { PlainDate } from '../kernel/dates.ts';
import { type Minor, sumMinor } from '../kernel/money.ts';
import type { Credit, PayerLine, RefundPart } from './types.ts';

export type Destination =
  | { readonly kind: 'card'; readonly captureId: string }
  | {
      readonly kind: 'account';
      /** The bank line that brought the money: by it the bank finds the payment to send back. */
      readonly lineId: string;
      readonly payer: string | null;
      readonly account: string | null;
      readonly bookedOn: PlainDate | null;
    }
  /** The supplier said that the money came, and no bank line has shown it, or not all of it. */
  | { readonly kind: 'unknown' };

export type PartTo = RefundPart & { readonly to: readonly Destination[] };

const SHOWN = 4;

/** An account by its last characters, so that a person recognises it and a page does not give it away. A short one shows none. */
export function masked(account: string): string {
  const plain = account.replace(/\s/g, '');
  return plain.length < SHOWN * 2 ? '••••' : `•••• ${plain.slice(-SHOWN)}`;
}

/** The id of the credit that a bank line brings: of the rest, once orders took a part of it, another one than of the whole. */
export const creditIdOf = ({ lineId, bookedMinor }: { readonly lineId: string; readonly bookedMinor: Minor }): string =>
  bookedMinor === 0 ? lineId : `${lineId}+${bookedMinor}`;

/** The lines that a credit may have come by: the one of its name, and the one whose rest it is. Banks write a plus too. */
const linesBehind = (creditId: string): readonly string[] => [...new Set([creditId, creditId.replace(/\+\d+$/, '')])];

/** The bank lines by which the parts of refunds may have come. */
export const linesOf = (parts: readonly RefundPart[], credits: readonly Credit[]): readonly string[] => [
  ...new Set(
    parts.flatMap(({ creditId, channel }) => {
      if (channel === 'wire') return linesBehind(creditId);
      return credits
        .filter((credit) => credit.creditId === creditId)
        .flatMap(({ links }) => links.flatMap(({ lineId }) => linesBehind(lineId)));
    }),
  ),
];

function toAccount(creditId: string, lines: ReadonlyMap<string, PayerLine>): Destination {
  const line = linesBehind(creditId).flatMap((id) => lines.get(id) ?? [])[0];
  if (!line) return { kind: 'unknown' };
  const { lineId, payer, payerAccount, bookedOn } = line;
  return { kind: 'account', lineId, payer, account: payerAccount === null ? null : masked(payerAccount), bookedOn };
}

const shownOf = ({ links }: Credit): Minor => sumMinor(links.map(({ amountMinor }) => amountMinor));

/** Each part with where it goes; what the supplier only told goes to the accounts of the lines that have shown it since. */
export function partsTo(
  parts: readonly RefundPart[],
  credits: readonly Credit[],
  lines: ReadonlyMap<string, PayerLine>,
): readonly PartTo[] {
  return parts.map((part): PartTo => {
    if (part.channel === 'card') return { ...part, to: [{ kind: 'card', captureId: part.creditId }] };
    if (part.channel === 'wire') return { ...part, to: [toAccount(part.creditId, lines)] };
    const credit = credits.find(({ creditId }) => creditId === part.creditId);
    const known = (credit?.links ?? []).map(({ lineId }) => toAccount(lineId, lines));
    const isShown = credit !== undefined && shownOf(credit) >= credit.amountMinor;
    return { ...part, to: isShown ? known : [...known, { kind: 'unknown' }] };
  });
}
