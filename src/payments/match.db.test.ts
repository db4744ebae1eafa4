/** Matching a bank line by hand: repeated, interrupted and to the wrong order. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testBank } from '../adapters/bank/testbank.ts';
import { memoryStorage } from '../adapters/storage/memory.ts';
import { controlledClock } from '../clock.ts';
import { readConfig } from '../config.ts';
import type { Answer, Call, Context } from '../context.ts';
import { grant } from '../coverage/service.ts';
import { enqueue } from '../db/boss.ts';
import { commitOne } from '../db/commit.ts';
import { makeFaults } from '../db/faults.ts';
import { must } from '../kernel/assert.ts';
import { sha256 } from '../kernel/canonical.ts';
import { ok } from '../kernel/result.ts';
import { makeLog } from '../log.ts';
import { makeContext } from '../main.ts';
import { ensureProgrammeStream } from '../orders/programme.service.ts';
import { confirm, draftOrder, send } from '../orders/service.ts';
import { insertCompany, replacePermissions } from '../parties/store.ts';
import { type CompanyKind, type Person, STAFF_PERMISSIONS } from '../parties/types.ts';
import { registerFirst } from '../suppliers/payee.service.ts';
import { joinProgramme, register } from '../suppliers/service.ts';
import { type TestDatabase, freshDatabase } from '../../test/harness.ts';
import { matchCredit } from './bank.match.service.ts';
import { importStatement } from './bank.service.ts';

const NOW = '2026-03-02T01:00:00.000Z';

const person = (companyId: string, companyKind: CompanyKind): Person => ({
  kind: 'person',
  userId: `u-${companyId}`,
  companyId,
  companyKind,
  role: 'owner',
  scopes: null,
  steppedUp: true,
  permissions: companyKind === 'programme' ? STAFF_PERMISSIONS : [],
});
const buyer = person('byr0000000', 'trader');
const staff = person('prg0000000', 'programme');
const suppliers = ['spp0000000', 'spq0000000'].map((id) => person(id, 'trader'));
const [supplier, other] = [must(suppliers[0], 'one'), must(suppliers[1], 'another')];

let db: TestDatabase;
let ctx: Context;
let keys = 0;

const call = (by: Person, key?: string): Call => {
  keys += 1;
  return { by, receivedAt: NOW, idempotency: { key: key ?? `k-${keys}`, inputHash: 'h' } };
};
const code = (answer: Answer): string => (answer.kind === 'done' ? 'done' : answer.refusal.code);

beforeAll(async () => {
  db = await freshDatabase();
  const config = readConfig({ QUAYSIDE_SECRET: db.secret, QUAYSIDE_DEMO: 'off' });
  ctx = makeContext(config, makeLog('silent'), db.pools, controlledClock(NOW), memoryStorage());
  await ctx.record({ at: NOW }, async (tx) => {
    const row = (p: Person, name: string, country: string, zone: string) =>
      insertCompany(tx, { id: p.companyId, kind: p.companyKind, name, country, zone }, NOW);
    await row(buyer, 'Thames Lighting', 'GB', 'Europe/London');
    await row(staff, 'Programme', 'GB', 'Europe/London');
    for (const [n, p] of suppliers.entries()) await row(p, `Ningbo Light ${n}`, 'CN', 'Asia/Shanghai');
    await replacePermissions(tx, staff.userId, STAFF_PERMISSIONS);
    return ok(null);
  });
  await ensureProgrammeStream(ctx);
  for (const [n, p] of suppliers.entries()) {
    const account = { beneficiary: `Ningbo Light ${n}`, number: `600000000${n}`, bank: 'Trade Bank', country: 'CN' };
    const steps = [
      await register(ctx, call(p), { categories: ['general'] }),
      await registerFirst(ctx, call(p), p.companyId, account),
      await joinProgramme(ctx, call(p), p.companyId),
      await grant(ctx, call(staff), p.companyId, { currency: 'USD', amountMinor: 1_000_000 }),
    ];
    expect(steps.map(code)).toEqual(['done', 'done', 'done', 'done']);
  }
});
afterAll(() => db.drop());

/** A contract over 100.00 USD, nothing paid. */
async function contract(of: Person): Promise<string> {
  const drafted = await draftOrder(ctx, call(buyer), {
    counterparty: of.companyId,
    currency: 'USD',
    incoterm: 'FOB Ningbo',
    shipBy: '2026-05-15',
    lines: [{ product: 'Lamp', quantity: '10 pcs', unitPriceMinor: 1_000 }],
    instalments: [{ name: 'all', sharePercent: 100, due: 'on_confirmation' }],
  });
  const { order } = (drafted.kind === 'done' ? drafted.answer : {}) as { order: { orderId: string } };
  expect(code(await send(ctx, call(buyer), order.orderId, null))).toBe('done');
  for (const side of [of, buyer]) expect(code(await confirm(ctx, call(side), order.orderId, {}, null))).toBe('done');
  return order.orderId;
}

const bank = testBank({ number: '6000000000', currency: 'USD', ownerName: 'Ningbo Light 0' });

/** A line without a reference on the first supplier's account; gives its id. */
async function waitingLine(amountMinor: number): Promise<string> {
  bank.credit({ amountMinor, bookedOn: '2026-03-02', payer: 'Thames Lighting', text: 'for the lamps' });
  const bytes = new TextEncoder().encode(bank.statement(NOW));
  const imported = await importStatement(ctx, call(staff), { bytes, sha256: sha256(bytes) });
  const { lines } = (imported.kind === 'done' ? imported.answer : { lines: [] }) as {
    lines: readonly { lineId: string; state: string }[];
  };
  expect(lines.map((l) => l.state)).toEqual(['unmatched']);
  return must(lines[0], 'a line').lineId;
}

async function lineOf(lineId: string): Promise<readonly [state: string, bookedMinor: number]> {
  const { rows } = await db.admin.query<{ state: string; booked_minor: number }>(
    'select state, booked_minor from bank_line where line_id = $1',
    [lineId],
  );
  return [rows[0]?.state ?? '', Number(rows[0]?.booked_minor)];
}

describe('an operator’s match', () => {
  it('sent twice under one key books once, and the excess goes on waiting', async () => {
    const [orderId, lineId] = [await contract(supplier), await waitingLine(15_000)];
    const to = { orderId, instalment: null };
    expect(code(await matchCredit(ctx, call(staff, 'twice'), lineId, to))).toBe('done');
    expect(await lineOf(lineId)).toEqual(['unmatched', 10_000]);
    const again = await matchCredit(ctx, call(staff, 'twice'), lineId, to);
    expect(again.kind === 'done' && again.replayed).toBe(true);
    expect(await lineOf(lineId)).toEqual(['unmatched', 10_000]);
  });

  it.each(['before-commit', 'after-commit-before-answer'])('cut off %s is finished when it is sent again', async (point) => {
    const [orderId, lineId] = [await contract(supplier), await waitingLine(10_000)];
    const faults = makeFaults(`${point}:throw`);
    const deps = { pool: db.pools.commit, registry: ctx.registry, faults, enqueue };
    const cut = { ...ctx, commit: (command: Parameters<Context['commit']>[0]) => commitOne(deps, command) };
    const to = { orderId, instalment: 'all' };
    await expect(matchCredit(cut, call(staff, `cut ${point}`), lineId, to)).rejects.toThrow('injected fault');
    expect(code(await matchCredit(ctx, call(staff, `cut ${point}`), lineId, to))).toBe('done');
    expect(await lineOf(lineId)).toEqual(['booked', 10_000]);
  });

  it('to an order that is paid to another account is refused: the ledger would show money where it never was', async () => {
    const [orderId, lineId] = [await contract(other), await waitingLine(10_000)];
    expect(code(await matchCredit(ctx, call(staff), lineId, { orderId, instalment: null }))).toBe('payment.other_account');
    expect(await lineOf(lineId)).toEqual(['unmatched', 0]);
  });
});
