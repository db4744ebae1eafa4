/** A won dispute gives money back while an appeal is undecided: what is to be refunded of it waits with the rest. */
import { expect, it } from 'vitest';
import { ORDER } from '../orders/orders.fixture.ts';
import { type Chargeback, chargeBack, winDispute } from '../payments/chargeback.rules.ts';
import { bookCredit } from '../payments/rules.ts';
import { type Goods, act } from '../shipments/goods.fixture.ts';
import { claimsOf } from './appointment.fixture.ts';
import { appeals, approves, decided, decides, disputed, does, paysOut, refunds, stateOf, toPlatform } from './dispute.testing.ts';

/** Goods that never came, decided for the buyer; of 1,200.00 a card paid the last part. */
function won(cardMinor: number): Goods {
  const facts = { orderId: ORDER, currency: 'USD', bookedOn: null, instalment: null } as const;
  const card = { ...facts, creditId: 'card-1', channel: 'card', amountMinor: cardMinor } as const;
  const plan = [['2026-03-09T10:00:00+08:00', (g: Goods) => act(g, () => bookCredit(claimsOf(g), card))]] as const;
  return decided(toPlatform(disputed({ paidMinor: 120_000 - cardMinor, plan })));
}

const move = (direction: string, amountMinor: number): Chargeback => ({
  orderId: ORDER,
  disputeId: 'dispute',
  moveId: direction,
  captureId: 'card-1',
  amountMinor,
});
const takenBack = (g: Goods, minor: number): string | null => does(g, (s) => chargeBack(s, move('out', minor)));
const givenBack = (g: Goods, minor: number): string | null => does(g, (s, _, facts) => winDispute(s, move('in', minor), facts));
const rowsOf = (g: Goods) => [...g.deadlines.keys()].filter((name) => name.startsWith('payments.refund_due'));

type Row = readonly [what: string, cardMinor: number, before: (g: Goods) => unknown, during: readonly string[]];
const rows: readonly Row[] = [
  ['waits for the appeal', 40_000, () => undefined, ['120000 held']],
  ['was paid before the appeal', 40_000, paysOut, ['80000 paid', '40000 held']],
  ['was cancelled, since the card bank had paid all of it', 120_000, () => undefined, ['0 cancelled', '120000 held']],
];

it.each(rows)('of a refund that %s', (_, cardMinor, before, during) => {
  const g = won(cardMinor);
  expect(takenBack(g, cardMinor)).toBeNull();
  before(g);
  expect(appeals(g, 'supplier')).toBeNull();
  expect(givenBack(g, cardMinor)).toBeNull();
  expect([refunds(g), rowsOf(g), paysOut(g)]).toEqual([during, [], 'refund.on_hold']);
  expect(decides(g, { by: 'second', overrides: { late_shipment: 'not_met' } })).toBeNull();
  // Decided, and not approved yet: it waits all the same.
  expect([stateOf(g), paysOut(g)]).toEqual(['determined', 'refund.on_hold']);
  expect(approves(g, 'first')).toBeNull();
  expect(refunds(g)).toEqual(during.map((each) => each.replace('held', 'open')));
  expect(paysOut(g)).toBeNull();
  expect(claimsOf(g).payments.refundedMinor).toBe(120_000);
});

it('of a refund of which the appeal leaves nothing is never sent', () => {
  const g = won(40_000);
  takenBack(g, 40_000);
  paysOut(g);
  appeals(g, 'supplier');
  givenBack(g, 40_000);
  decides(g, { by: 'second', overrides: { late_shipment: 'met' } });
  expect(approves(g, 'first')).toBeNull();
  expect(refunds(g)).toEqual(['80000 paid', '0 cancelled']);
});

it.each<[what: string, cardMinor: number, finding: 'met' | 'not_met', expected: readonly string[]]>([
  ['gave nothing', 40_000, 'met', ['0 cancelled', '0 cancelled']],
  ['gave nothing, and nothing was there', 120_000, 'met', ['0 cancelled', '0 cancelled']],
  ['gave all that was there', 40_000, 'not_met', ['120000 open']],
])('after an appeal that %s goes back as far as the appeal says', (_, cardMinor, finding, expected) => {
  const g = won(cardMinor);
  takenBack(g, cardMinor);
  appeals(g, 'supplier');
  decides(g, { by: 'second', overrides: { late_shipment: finding } });
  expect(approves(g, 'first')).toBeNull();
  expect(givenBack(g, cardMinor)).toBeNull();
  expect(refunds(g)).toEqual(expected);
});
