/** The business days that a claim's page counts: those of both countries, for the days that run. */
import { expect, it } from 'vitest';
import { BOOK } from '../orders/orders.fixture.ts';
import { claimsOf } from './appointment.fixture.ts';
import { claim, disputed, offers } from './dispute.testing.ts';
import { businessDaysLeft } from './view.rules.ts';

type G = ReturnType<typeof disputed>;
const left = (g: G, today: string) => businessDaysLeft(claimsOf(g), claim(g), BOOK, today);

it('counts the days to the reply and to the end of negotiation without the holidays of either country', () => {
  const g = disputed();
  // Opened on 28 April 2026: five business days lead to 8 May, because China rests from 1 to 5 May and Britain on the 4th.
  expect(left(g, '2026-04-28')).toEqual({ reply: 5, negotiation: 15, escalate: null, offer: null, appeal: null });
  expect(left(g, '2026-05-08')).toMatchObject({ reply: 0, negotiation: 10 });
  expect(left(g, '2026-05-11')).toMatchObject({ reply: -1, negotiation: 9 });
});

it('counts the days of an open offer', () => {
  const g = disputed();
  expect(offers(g, 'supplier')).toBeNull();
  expect(left(g, '2026-04-28')).toMatchObject({ offer: 5 });
});
