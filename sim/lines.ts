/** What the model expects of bank lines: which order each names, and how much of it may be booked there. */
import { wired } from './money.ts';
import { expect } from './move.ts';
import { type SimOrder, type World, look } from './world.ts';

/** A bank line as the platform keeps it. */
export type LineRow = {
  readonly line_id: string;
  readonly account: string;
  readonly direction: string;
  readonly amount_minor: number;
  readonly currency: string;
  readonly reference: string | null;
  readonly payer: string | null;
  readonly body_text: string | null;
  readonly bank_status: string;
  readonly certain_id: boolean;
  readonly state: string;
  readonly because: string | null;
  readonly booked_minor: number;
  /** Where the order that it names stands now. */
  readonly status: string | null;
};

/** An operator's word on a line. */
export type Target = { readonly lineId: string; readonly orderId: string; readonly instalment: string | null };

const PAYABLE = ['confirmed', 'funded', 'ready', 'shipped', 'arrived', 'completed'];

/** The order that a line names, read as naively as can be: RF, two digits, twenty letters. */
export function namedIn({ reference, body_text }: Pick<LineRow, 'reference' | 'body_text'>): string | null {
  const found = new Set((reference ?? body_text ?? '').toUpperCase().match(/RF\d{2}[0-9A-Z]{20}/g));
  const [only] = [...found];
  return found.size === 1 && only ? `${only.slice(4, 14)}-${only.slice(14)}`.toLowerCase() : null;
}

/** Looks at the lines after an import or a match: what is new on each must be what the model books. */
export async function learnLines(world: World, target: Target | null): Promise<void> {
  const rows = await look(world, async (q) => {
    const settled = [...world.lines].filter(([, line]) => line.settled).map(([id]) => id);
    const found = await q.query<LineRow>(
      `select line_id, account, direction, amount_minor, currency, reference, payer, body_text, bank_status, certain_id, state, because, booked_minor
       from bank_line where line_id <> all ($1) order by received_at, position, line_id`,
      [settled],
    );
    const orders = await q.query<{ id: string; status: string }>(
      `select id, state -> 'orders' ->> 'status' as status from stream where kind = 'order'`,
    );
    const status = new Map(orders.rows.map((o) => [o.id, o.status]));
    return found.rows.map((row) => ({
      ...row,
      status: status.get(target?.lineId === row.line_id ? target.orderId : (namedIn(row) ?? '')) ?? null,
    }));
  });
  for (const row of rows) {
    learnLine(world, row, target?.lineId === row.line_id ? target : null);
    const settled = row.state === 'booked' || row.state === 'noted' || row.booked_minor === row.amount_minor;
    world.lines.set(row.line_id, {
      bookedMinor: row.booked_minor,
      restMinor: row.amount_minor - row.booked_minor,
      currency: row.currency,
      account: row.account,
      settled,
    });
  }
}

function learnLine(world: World, row: LineRow, target: Target | null): void {
  const known = world.lines.get(row.line_id);
  const added = row.booked_minor - (known?.bookedMinor ?? 0);
  const orderId = target?.orderId ?? namedIn(row);
  const order = orderId === null ? undefined : world.orders.get(orderId);
  const purse = orderId === null ? undefined : world.purses.get(orderId);
  expect(row.state !== 'new' && row.state !== 'assigned', `line ${row.line_id} was left ${row.state}`, orderId);
  expect(
    added >= 0 && row.booked_minor <= row.amount_minor,
    `line ${row.line_id}: ${row.booked_minor} of ${row.amount_minor} booked`,
    orderId,
  );
  const rest = row.amount_minor - (known?.bookedMinor ?? 0);
  if (added > 0) {
    expect(order !== undefined && purse !== undefined, `line ${row.line_id} was booked to no contract`, orderId);
    expect(mayPay(world, row, order, target !== null), `line ${row.line_id} was booked though it must not be`, orderId);
    const next = wired(purse, rest, target?.instalment ?? null, row.line_id);
    expect(added === next.takenMinor, `line ${row.line_id}: booked ${added}, the model says ${next.takenMinor}`, orderId);
    world.purses.set(order.orderId, next.purse);
  } else if (!known && order && purse && row.certain_id && mayPay(world, row, order, false) && row.payer === order.buyer.name) {
    // Sure in every respect: it is left to a person only where there is nothing open, or the order has just ended.
    const over = row.status === null || !PAYABLE.includes(row.status);
    expect(
      over || wired(purse, rest, null).takenMinor === 0,
      `line ${row.line_id} waits for a person (${row.because}) though it is certain`,
      orderId,
    );
  }
}

/** What no booking can do without: booked money in, the order's currency, the account it is to be paid to. */
function mayPay({ banks }: World, row: LineRow, { states, supplier }: SimOrder, byPerson: boolean): boolean {
  const { contracts, orders } = states;
  const owner = banks.find((b) => b.current && b.number === row.account);
  // Only a person can tell that a former account was the right one when the money came.
  const right = owner
    ? owner.supplierId === (orders.mode === 'hold' ? null : supplier.id)
    : byPerson && orders.mode === 'guarantee';
  const money = row.direction === 'credit' && row.bank_status !== 'reversed' && (byPerson || row.bank_status === 'BOOK');
  return money && right && contracts.agreed?.terms.currency === row.currency;
}
