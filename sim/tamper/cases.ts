/** Decided claims with photos: what a case file shows most of, brought to their end by the services that the API calls. */
import sharp from 'sharp';
import { approve, determine } from '../../src/claims/decision.service.ts';
import { fileItems } from '../../src/claims/evidence.service.ts';
import { keepEvidenceFile } from '../../src/claims/files.service.ts';
import { escalate } from '../../src/claims/negotiation.service.ts';
import { openAClaim } from '../../src/claims/open.service.ts';
import type { ClaimPath } from '../../src/claims/service.ts';
import type { Answer, Call } from '../../src/context.ts';
import { assert, must } from '../../src/kernel/assert.ts';
import { sha256 } from '../../src/kernel/canonical.ts';
import { addDays } from '../../src/kernel/dates.ts';
import { confirm, draftOrder, send } from '../../src/orders/service.ts';
import type { Person } from '../../src/parties/types.ts';
import { confirmReceipt } from '../../src/payments/service.ts';
import type { World } from '../world.ts';

/** Days from the draft to the ship date, and to the claim that nothing was shipped. */
const [SHIPS, CLAIMED] = [40, 43];

const photoOf = async (n: number): Promise<Uint8Array> =>
  new Uint8Array(
    await sharp({ create: { width: 16, height: 12, channels: 3, background: { r: n % 250, g: 90, b: 10 } } })
      .jpeg()
      .toBuffer(),
  );

/** So many claims, each on an order of its own, decided and approved. Throws where the world refuses a step. */
export async function decideClaims(world: World, count: number): Promise<readonly ClaimPath[]> {
  const paths: ClaimPath[] = [];
  for (let n = 0; n < count; n += 1) paths.push(await decided(world, n));
  return paths;
}

async function decided(world: World, n: number): Promise<ClaimPath> {
  const { ctx, cast } = world;
  const buyer = must(cast.buyers[n % cast.buyers.length], 'there is a buyer').owner;
  const supplier = must(cast.suppliers[0], 'there is a supplier');
  const operator = (at: number): Person => must(cast.operators[at], 'there is an operator');
  const now = world.clock.now();
  const day = now.slice(0, 10);
  let acts = 0;
  const call = (by: Person, receivedAt = now): Call => {
    acts += 1;
    return { by, receivedAt, idempotency: { key: `case-${n}-${acts}`, inputHash: 'a'.repeat(64) } };
  };
  const later = (by: Person): Call => call(by, `${addDays(day, CLAIMED)}T02:00:00.000Z`);
  const drafted = await done(
    draftOrder(ctx, call(buyer), {
      counterparty: supplier.id,
      currency: 'USD',
      incoterm: 'FOB Ningbo',
      shipBy: addDays(day, SHIPS),
      cover: 'post_delivery',
      lines: [{ product: 'Brass ball valve', quantity: '10 pcs', unitPriceMinor: 10_000 + n }],
      instalments: [{ name: 'all', sharePercent: 100, due: 'on_confirmation' }],
    }),
  );
  const { orderId } = drafted['order'] as { readonly orderId: string };
  await done(send(ctx, call(buyer), orderId, null));
  await done(confirm(ctx, call(supplier.owner), orderId, { version: 1 }, null));
  await done(confirm(ctx, call(buyer), orderId, { version: 1 }, null));
  await done(confirmReceipt(ctx, call(supplier.owner), orderId, 'all'));
  const opened = await done(openAClaim(ctx, later(buyer), orderId, { ground: 'not_shipped', text: `Nothing came, number ${n}` }));
  const { claimId } = opened['claim'] as { readonly claimId: string };
  const path = { orderId, claimId };
  const bytes = await photoOf(n);
  const file = { bytes, sha256: sha256(bytes), mediaType: 'image/jpeg', name: `empty quay ${n}.jpg` };
  const { fileId } = (await done(keepEvidenceFile(ctx, later(buyer), path, file))) as { readonly fileId: string };
  await done(fileItems(ctx, later(buyer), path, [{ kind: 'photo', fileIds: [fileId] }]));
  await done(escalate(ctx, later(buyer), path, true));
  await done(escalate(ctx, later(supplier.owner), path, true));
  await done(determine(ctx, later(operator(0)), path, {}));
  await done(approve(ctx, later(operator(1)), path));
  return path;
}

async function done(answer: Promise<Answer>): Promise<{ readonly [name: string]: unknown }> {
  const told = await answer;
  assert(told.kind === 'done', `a case goes on: ${told.kind === 'refused' ? told.refusal.code : ''}`);
  return told.answer as { readonly [name: string]: unknown };
}
