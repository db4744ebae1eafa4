/** Two worlds with the same orders and the same money: one is told once and in order, the other as banks do on a bad day. */
import { draftOrder, confirm, send } from '../../src/orders/service.ts';
import type { Answer, Call } from '../../src/context.ts';
import { grant } from '../../src/coverage/service.ts';
import type { Pools } from '../../src/db/connect.ts';
import { type FaultPoint, makeFaults, noFaults } from '../../src/db/faults.ts';
import { must } from '../../src/kernel/assert.ts';
import { canonical, sha256 } from '../../src/kernel/canonical.ts';
import type { DraftLine } from '../../src/adapters/bank/writer.ts';
import { importStatement } from '../../src/payments/bank.service.ts';
import { referenceOf } from '../../src/payments/service.ts';
import { Broken, expect } from '../move.ts';
import { plainDraft } from '../plain.ts';
import { type Random, seeded } from '../random.ts';
import { type World, disturbed, look, openWorld } from '../world.ts';
import { type Account, type Delivery, disordered, inOrder } from './files.ts';

type Databases = readonly [Pick<Pools, 'app' | 'commit'>, Pick<Pools, 'app' | 'commit'>];

export type BankFilesVerdict = {
  readonly seed: string;
  /** Delivered to the second world; the first was told the same lines by `inOrder` files. */
  readonly files: number;
  readonly inOrder: number;
  readonly kinds: { readonly [kind: string]: number };
  /** Imports that were broken off in the middle, and asked for again. */
  readonly brokenOff: number;
  readonly lines: number;
  readonly bookedMinor: number;
  readonly waitingMinor: number;
  readonly broken: string | null;
};

const TOTAL = 100_000;
/** No limit stands in the way of an order here. */
const AMPLE = 50_000_000_000;

type Bench = { readonly world: World; readonly call: () => Call; readonly accounts: readonly Account[] };

async function openBench(pools: Databases[number], seed: string): Promise<Bench> {
  const world = await openWorld({ pools, seed, commands: [] });
  let keys = 0;
  const call = (): Call => {
    keys += 1;
    const key = `file-${keys}`;
    return { by: world.cast.programme.owner, receivedAt: world.clock.now(), idempotency: { key, inputHash: 'a'.repeat(64) } };
  };
  for (const supplier of world.cast.suppliers)
    doneIn(await grant(world.ctx, call(), supplier.id, { currency: 'USD', amountMinor: AMPLE }));
  const accounts = world.cast.suppliers.slice(0, 3).map((s) => ({ ...s.account, ownerName: s.name, lines: [] }));
  return { world, call, accounts };
}

const doneIn = (answer: Answer): { readonly order?: { readonly orderId?: string } } => {
  expect(answer.kind === 'done', `an order could not be made: ${answer.kind === 'refused' ? answer.refusal.code : ''}`);
  return answer.answer as { readonly order?: { readonly orderId?: string } };
};

/** An order of a supplier that both confirmed. */
async function order({ world }: Bench, at: number): Promise<string> {
  const { ctx, cast } = world;
  const supplier = must(cast.suppliers[at], 'there is a supplier');
  const buyer = must(cast.buyers[0], 'there is a buyer').owner;
  const receivedAt = world.clock.now();
  const drafted = await draftOrder(ctx, { by: buyer, receivedAt }, plainDraft(supplier.id, TOTAL));
  const orderId = must(doneIn(drafted).order?.orderId, 'drafted');
  doneIn(await send(ctx, { by: buyer, receivedAt }, orderId, null));
  for (const by of [supplier.owner, buyer]) doneIn(await confirm(ctx, { by, receivedAt }, orderId, { version: 1 }, null));
  return orderId;
}

/** What comes in for an order: whole, in parts, too much; or in a way that only a person can place. */
function payments(orderId: string, payer: string, random: Random, name: () => string): readonly DraftLine[] {
  const reference = referenceOf(orderId);
  const line = (amountMinor: number, more: Partial<DraftLine> = {}): DraftLine => ({
    amountMinor,
    direction: 'credit',
    bookedOn: '2026-03-02',
    reference,
    payer,
    bankReference: name(),
    ...more,
  });
  const part = random.int(1, TOTAL - 1);
  return random
    .weighted<{ weight: number; lines: () => readonly DraftLine[] }>([
      { weight: 30, lines: () => [line(TOTAL)] },
      { weight: 20, lines: () => [line(part), line(TOTAL - part)] },
      { weight: 10, lines: () => [line(TOTAL + random.int(1, 9_999))] },
      { weight: 8, lines: () => [line(TOTAL, { reference: null, text: `For ${reference}, thank you` })] },
      { weight: 8, lines: () => [line(TOTAL, { payer: 'Quick Transfer Ltd' })] },
      { weight: 6, lines: () => [line(part, { reference: null, text: `Order of ${name()}` })] },
      // The bank gives it no reference: what it says is its name, and nothing else says the same.
      { weight: 10, lines: () => [line(TOTAL, { bankReference: null, text: `Paper ${name()}` })] },
      {
        weight: 4,
        lines: () => [line(TOTAL), line(random.int(1, 900), { direction: 'debit', reference: null, text: 'Charges' })],
      },
      { weight: 4, lines: () => [line(TOTAL), line(TOTAL, { direction: 'debit', reversed: true })] },
    ])
    .lines();
}

const CUT_OFF = ['bank.empty', 'bank.not_xml', 'bank.not_camt'];
const BREAKS: readonly FaultPoint[] = [
  'mid-file-import',
  'after-record-before-event',
  'before-commit',
  'after-commit-before-answer',
];

/** Everything that files can change, in an order that does not depend on theirs. */
async function standOf(world: World) {
  return look(world, async (q) => {
    const orders = await q.query(
      `select id, state -> 'orders' ->> 'status' as status, state -> 'payments' -> 'paidMinor' as paid,
         state -> 'orders' -> 'protectedMinor' as protected from stream where kind = 'order' order by 1`,
    );
    const transfers = await q.query('select intent_id, debit, credit, currency, amount_minor from transfer order by 1, 2, 3');
    // A line that had no name and came in a second file too waits for a person as well: it may be another payment.
    const lines = await q.query(
      `select line_id, account, direction, amount_minor, currency, bank_status, certain_id, state, because, order_id, booked_minor
       from bank_line where bank_status <> 'PDNG' and strpos(line_id, '~') = 0 order by 1`,
    );
    return { orders: orders.rows, transfers: transfers.rows, lines: lines.rows };
  });
}

const countOf = (world: World): Promise<string> =>
  look(world, async (q) => {
    const { rows } = await q.query(
      `select (select count(*) from bank_file)::int as files, (select count(*) from bank_statement)::int as statements,
         (select count(*) from bank_line)::int as lines, (select count(*) from event)::int as events,
         (select count(*) from transfer)::int as transfers`,
    );
    return canonical(rows[0]);
  });

type Counts = { brokenOff: number; files: number; inOrder: number };

async function bring({ world, call }: Bench, { kind, text }: Delivery, random: Random, counts: Counts): Promise<void> {
  const bytes = new TextEncoder().encode(text);
  const file = { bytes, sha256: sha256(bytes) };
  if (kind === 'cut') {
    const before = await countOf(world);
    const answer = await importStatement(disturbed(world, random), call(), file);
    expect(answer.kind === 'refused' && CUT_OFF.includes(answer.refusal.code), `a file cut off was not refused: ${text.length}`);
    expect((await countOf(world)) === before, 'a file cut off changed something');
    return;
  }
  const fault = random.chance(0.2) ? `${random.pick(BREAKS)}:throw:${random.int(1, 4)}` : null;
  const asked = call();
  try {
    await importStatement(disturbed(world, random.fork('1'), fault === null ? noFaults : makeFaults(fault)), asked, file);
  } catch (error) {
    if (fault === null) throw error;
    counts.brokenOff += 1;
    // Some never ask again: whoever imports next goes on where it was interrupted, and the file comes once more at the end.
    if (random.chance(0.3)) return;
  }
  const answer = await importStatement(disturbed(world, random.fork('2')), asked, file);
  expect(answer.kind === 'done', `a whole file was refused: ${answer.kind === 'refused' ? answer.refusal.code : ''}`);
  await accountFor(world, file.sha256, text);
}

/** Matched and unmatched make the file's total, read from the file by counting its amounts. */
async function accountFor(world: World, hash: string, text: string): Promise<void> {
  const entries = [...text.matchAll(/<Ntry>\s*<Amt Ccy="USD">([\d.]+)<\/Amt>\s*<CdtDbtInd>(\w+)<\/CdtDbtInd>/g)];
  const references = [...text.matchAll(/<Ntry>.*?<\/Ntry>/gs)].map(([entry]) => /<AcctSvcrRef>([^<]+)</.exec(entry)?.[1] ?? null);
  const total = entries.reduce((sum, [, amount = '']) => sum + Math.round(Number(amount) * 100), 0);
  const { rows } = await look(world, (q) =>
    q.query<{ booked: number; rest: number }>(
      `select coalesce(sum(booked_minor), 0)::bigint as booked, coalesce(sum(amount_minor - booked_minor), 0)::bigint as rest
       from bank_line l where state in ('booked', 'unmatched', 'noted')
         and (l.sha256 = $1 or exists (select 1 from unnest($2::text[]) as r (ref) where strpos(l.line_id, '/' || r.ref || ':') > 0)
           and (bank_status = 'reversed' or (bank_status = 'PDNG') = $3))`,
      [hash, references.filter((ref) => ref !== null), text.includes('PDNG')],
    ),
  );
  const { booked = 0, rest = 0 } = rows[0] ?? {};
  // Lines without a reference that an earlier file brought under the same name stand under that file or wait under this one.
  const missing = total - booked - rest;
  expect(missing === 0, `of ${total} in the file ${booked} are booked and ${rest} wait: ${missing} are missing`);
}

/** Plays rounds until so many files were delivered to the second world. */
export async function playBankFiles(
  pools: Databases,
  {
    seed,
    files: wanted,
    progress,
  }: { readonly seed: string; readonly files: number; readonly progress?: (done: number) => void },
): Promise<BankFilesVerdict> {
  const [orderly, bad] = [await openBench(pools[0], seed), await openBench(pools[1], seed)];
  const random = seeded(`bank files ${seed}`);
  const counts: Counts = { brokenOff: 0, files: 0, inOrder: 0 };
  const kinds = new Map<string, number>();
  let broken: string | null = null;
  let names = 0;
  const name = (): string => {
    names += 1;
    return `B${String(names).padStart(7, '0')}`;
  };
  const stated = new Map<string, number>();
  try {
    for (let round = 1; counts.files < wanted; round += 1) {
      const chance = random.fork(`round ${round}`);
      await fill(orderly, bad, chance.fork('money'), name);
      const files = inOrder(bad.accounts, stated, chance.fork('files'), bad.world.clock.now());
      for (const account of bad.accounts) stated.set(account.number, account.lines.length);
      for (const file of files) await bring(orderly, file, sound(chance.fork('orderly')), { ...counts });
      counts.inOrder += files.length;
      const deliveries = disordered(files, chance.fork('order'), bad.world.clock.now());
      await deliverAll(bad, [...deliveries, ...files.map((f) => ({ ...f, kind: 'again' as const }))], chance, counts, kinds);
      compare(await standOf(orderly.world), await standOf(bad.world));
      progress?.(counts.files);
    }
  } catch (error) {
    if (!(error instanceof Broken)) throw error;
    broken = error.message;
  }
  return { seed, ...counts, kinds: Object.fromEntries([...kinds].sort()), ...(await totals(bad.world)), broken };
}

/** Chance that never breaks anything off. */
const sound = (random: Random): Random => ({ ...random, chance: () => false, fork: (n) => sound(random.fork(n)) });

/** New orders in both worlds, under the same ids, and the same lines on the accounts. */
async function fill(orderly: Bench, bad: Bench, random: Random, name: () => string): Promise<void> {
  for (let n = 0; n < 6; n += 1) {
    const at = random.int(0, 2);
    const ids = [await order(orderly, at), await order(bad, at)];
    expect(ids[0] === ids[1], 'the two worlds have different orders');
    const payer = must(bad.world.cast.buyers[0], 'there is a buyer').name;
    // Now and then on another supplier's account, where nobody awaits it.
    const account = bad.accounts[random.chance(0.08) ? (at + 1) % 3 : at];
    account?.lines.push(...payments(ids[1] ?? '', payer, random.fork(`line ${n}`), name));
  }
}

/** One after the other, and now and then two at once. */
async function deliverAll(
  bench: Bench,
  files: readonly Delivery[],
  random: Random,
  counts: Counts,
  kinds: Map<string, number>,
): Promise<void> {
  const left = [...files];
  for (let n = 0; left.length > 0; n += 1) {
    const together = left[0]?.kind !== 'cut' && left[1] && left[1].kind !== 'cut' && random.chance(0.2) ? 2 : 1;
    const now = left.splice(0, together);
    for (const { kind } of now) kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
    counts.files += now.length;
    const brought = now.map((file, i) => bring(bench, file, random.fork(`file ${n} ${i}`), counts));
    for (const result of await Promise.allSettled(brought)) if (result.status === 'rejected') throw result.reason;
  }
}

type Stand = Awaited<ReturnType<typeof standOf>>;

function compare(orderly: Stand, bad: Stand): void {
  for (const what of ['orders', 'transfers', 'lines'] as const) {
    const [one, other] = [orderly[what].map(canonical), bad[what].map(canonical)];
    const extra = other.find((row) => !one.includes(row));
    const missing = one.find((row) => !other.includes(row));
    expect(!extra && !missing && one.length === other.length, `${what} differ: in order ${missing}, as delivered ${extra}`);
  }
}

const totals = (world: World): Promise<Pick<BankFilesVerdict, 'lines' | 'bookedMinor' | 'waitingMinor'>> =>
  look(world, async (q) => {
    const { rows } = await q.query<{ lines: number; booked: number; waiting: number }>(
      `select count(*)::int as lines, coalesce(sum(booked_minor), 0)::bigint as booked,
         coalesce(sum(amount_minor - booked_minor) filter (where state = 'unmatched'), 0)::bigint as waiting from bank_line`,
    );
    const { lines = 0, booked = 0, waiting = 0 } = rows[0] ?? {};
    return { lines, bookedMinor: booked, waitingMinor: waiting };
  });
