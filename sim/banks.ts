/** The banks of a simulated world: one account of the programme, one of each supplier, and files that are on their way. */
import { type TestBank, testBank } from '../src/adapters/bank/testbank.ts';
import { type Cast, PROGRAMME_ACCOUNT } from './cast.ts';

export type Bank = {
  /** Null: the programme's own. */
  readonly supplierId: string | null;
  readonly number: string;
  readonly bank: TestBank;
  /** Files that were made and not delivered yet: late ones, which others overtake. */
  readonly late: string[];
  /** Credits since the last statement. */
  unstated: number;
  stated: boolean;
  /** Whether orders are paid to it today: a supplier's former account goes on telling of money that nobody awaits. */
  current: boolean;
};

const openBank = (supplierId: string | null, number: string, ownerName: string): Bank => ({
  supplierId,
  number,
  bank: testBank({ number, currency: 'USD', ownerName }),
  late: [],
  unstated: 0,
  stated: false,
  current: true,
});

export const openBanks = (cast: Cast): Bank[] => [
  openBank(null, PROGRAMME_ACCOUNT.number, PROGRAMME_ACCOUNT.beneficiary),
  ...cast.suppliers.map((s) => openBank(s.id, s.account.number, s.name)),
];

/** A supplier is paid to another account from now on. */
export function designate(banks: Bank[], supplierId: string, number: string, ownerName: string): void {
  const former = banks.find((b) => b.supplierId === supplierId && b.current);
  if (former?.number === number) return;
  if (former) former.current = false;
  const known = banks.find((b) => b.number === number);
  if (known) known.current = true;
  else banks.push(openBank(supplierId, number, ownerName));
}
