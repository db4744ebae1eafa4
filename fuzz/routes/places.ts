/** Orders in every state for the cases to aim at, made anew from time to time: what was accepted moves them on. */
import { must } from '../../src/kernel/assert.ts';
import { C } from '../../test/access.fixture.ts';
import { STAGES, type Stage } from '../../test/bad-input.data.ts';
import { type Trading, settle } from '../../test/bad-input.fixture.ts';

export type Aim = Stage | 'claimed' | 'escalated';
export const AIMS: readonly Aim[] = [
  'draft',
  'sent',
  'confirmed',
  'funded',
  'ready',
  'booked',
  'shipped',
  'arrived',
  'claimed',
  'escalated',
];

/** Values of path parameters. */
export type Place = { readonly orderId: string; readonly bookingId: string; readonly claimId: string };
export type Places = Readonly<Record<Aim, readonly Place[]>>;

/** The state in which a route's act comes to its decision. */
export function stageFor(name: string): Aim {
  if (/\/(decision|determine|approve|return|appointment|preview|foresee)/.test(name)) return 'escalated';
  return name.includes('/claims/') ? 'claimed' : name.endsWith('/claims') ? 'arrived' : (STAGES[name] ?? 'draft');
}

async function placeAt(trading: Trading, aim: Aim): Promise<Place> {
  const isClaim = aim === 'claimed' || aim === 'escalated';
  const { orderId, url, bookingId } = await trading.orderIn(isClaim ? 'arrived' : aim);
  if (!isClaim) return { orderId, bookingId, claimId: 'claim00000' };
  const opened = await trading.done('buyerOwner', 'POST', `${url}/claims`, { ground: 'quality', clauses: ['power'] });
  const claimId = must((opened.body['claim'] as { readonly claimId?: string } | undefined)?.claimId, 'a claim was opened');
  if (aim === 'escalated')
    for (const side of ['buyerOwner', 'supplierOwner'])
      await trading.done(side, 'POST', `${url}/claims/${claimId}/escalation`, { early: true });
  return { orderId, bookingId, claimId };
}

/** Undoes what cases did to programme, agency and supplier, as far as orders need them. */
async function restore(trading: Trading): Promise<void> {
  await trading.done('operator', 'PUT', '/v1/programme', { policy: 'classic', mode: 'guarantee', strict: false, account: null });
  await settle(async (as, method, url, body) => trading.ask({ as, method, url, body }));
  await trading.ask({ as: 'operator', method: 'PUT', url: `/v1/agencies/${C.agency}/firm`, body: { firm: 'SGS' } });
}

/** New orders in every state. Throws when one cannot be brought there: then cases would aim at nothing. */
export async function makePlaces(trading: Trading, each: number): Promise<Places> {
  await restore(trading);
  const made = new Map<Aim, readonly Place[]>();
  for (const aim of AIMS) {
    const places: Place[] = [];
    for (let i = 0; i < each; i += 1) places.push(await placeAt(trading, aim));
    made.set(aim, places);
  }
  return Object.fromEntries(made) as Places;
}
