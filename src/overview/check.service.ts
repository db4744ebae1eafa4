/** Checks every invariant of the whole database, and freezes the orders in which one is broken. */
import type { RootsFolder } from '../adapters/roots/folder.ts';
import type { Call, Context } from '../context.ts';
import type { CoverageState } from '../coverage/types.ts';
import { countTransfers, searchOverdrawn, searchTables, sumOfKind } from '../db/audit.tables.ts';
import { walkStreams } from '../db/audit.ts';
import { isOwnRelease } from '../db/migrate.ts';
import type { Around, AuditedStream, AuditRules, BytesKnown, Finding, Found, Tell } from './check.types.ts';
import { filesIn } from './files.rules.ts';
import { checkRoots } from './roots.service.ts';
import type { RootSeen } from './roots.types.ts';
import type { Queryable } from '../db/reads.ts';
import type { StreamRef } from '../kernel/decider.ts';
import type { Minor } from '../kernel/money.ts';
import { erasureStates } from '../erasure/rules.ts';
import { type JsonObject, type Result, ok } from '../kernel/result.ts';
import { can } from '../parties/access.ts';
import { amountsOf, checkEvent, checkReserved, checkStream } from './invariants.rules.ts';
import { payeeWatch } from './payouts.rules.ts';
import { refsIn } from './texts.rules.ts';

/** What the check needs of the context; the command line has no more than this. */
export type CheckContext = Pick<Context, 'read' | 'record' | 'registry' | 'clock' | 'log' | 'storage' | 'signer'>;

export type Tally = {
  readonly streams: number;
  readonly events: number;
  readonly contents: number;
  readonly transfers: number;
  readonly findings: number;
  /** The last root that it was compared with; null: there is none. */
  readonly root: RootSeen | null;
  /** Orders closed for changes by this run. */
  readonly frozen: number;
};

const RULES: AuditRules = {
  onEvent: checkEvent,
  onStream: checkStream,
  refsIn,
  filesIn,
  erasedIn: (states) => {
    const { contents, files } = erasureStates(states).erasure;
    return { contents, files: files.map(({ documentId }) => documentId) };
  },
};

/** How far stored files are looked at: every byte, whether they are there, or not at all (they lie on another machine). */
export type FilesLook = 'bytes' | 'presence' | 'none';

/** What a check looks at besides the database. */
export type Looks = { readonly files?: FilesLook; readonly roots?: RootsFolder | null };

/** The time is asked for within the snapshot: a deadline that was consumed before it was due before now. */
function aroundOf({ storage, clock }: CheckContext, look: FilesLook): Around {
  const bytesOf = async (sha256: string): Promise<BytesKnown> => {
    if (look === 'none') return 'unread';
    // Storage throws where what it holds is not what it was given, or what it is asked for is no hash.
    if (look === 'presence')
      return storage.exists(sha256).then(
        (there) => (there ? 'unread' : 'gone'),
        () => 'damaged',
      );
    return storage.get(sha256).then(
      (bytes) => (bytes ? 'whole' : 'gone'),
      () => 'damaged',
    );
  };
  return { now: clock.now(), bytesOf };
}

/** Sums by currency, filled while streams are walked. */
type Sums = Map<string, Minor>;
const add = (sums: Sums, currency: string, minor: Minor): void => void sums.set(currency, (sums.get(currency) ?? 0) + minor);

/**
 * The rules with what they need across streams: reservations of one supplier's orders until its own stream is reached
 * (it comes after them), what all orders hold, and the account that the supplier had designated (it comes before them). Suppliers without a stream stay in `waiting` to the end.
 */
function acrossStreams(): { readonly rules: AuditRules; readonly waiting: Map<string, Sums>; readonly held: Sums } {
  const [waiting, held] = [new Map<string, Sums>(), new Map<string, Minor>()];
  const onStream = (stream: AuditedStream): readonly Found[] => {
    const { supplierId, kind } = stream.ref;
    if (kind === 'supplier') {
      const ofOrders = waiting.get(supplierId) ?? new Map<string, Minor>();
      waiting.delete(supplierId);
      return [...checkStream(stream), ...checkReserved(stream.states['coverage'] as CoverageState | undefined, ofOrders)];
    }
    const amounts = kind === 'order' ? amountsOf(stream.states) : null;
    if (amounts) {
      add(held, amounts.currency, amounts.heldMinor);
      const sums = waiting.get(supplierId) ?? new Map<string, Minor>();
      if (amounts.reservedMinor !== 0) waiting.set(supplierId, sums);
      if (amounts.reservedMinor !== 0) add(sums, amounts.currency, amounts.reservedMinor);
    }
    return checkStream(stream);
  };
  const payees = payeeWatch();
  const onEvent: AuditRules['onEvent'] = (ref, event, before, after) => [
    ...checkEvent(ref, event, before, after),
    ...payees.onEvent(ref, event, after),
  ];
  return { rules: { ...RULES, onEvent, onStream }, waiting, held };
}

/**
 * Checks everything on one snapshot, while the platform works on. Findings are told as they are found; memory does not
 * grow with the database. Nothing is changed.
 */
export async function checkAll(ctx: CheckContext, tell: Tell, { files = 'bytes', roots = null }: Looks = {}): Promise<Tally> {
  let findings = 0;
  const count: Tell = (finding) => {
    findings += 1;
    tell(finding);
  };
  const read = await ctx.read({ kind: 'platform' }, async (q) => {
    // A whole table may take longer than a page may.
    await q.query(`select set_config('statement_timeout', '0', true)`);
    const { rules, waiting, held } = acrossStreams();
    const { streams, events, contents } = await walkStreams(q, ctx.registry, rules, aroundOf(ctx, files), count);
    for (const [supplierId, sums] of waiting) {
      for (const found of checkReserved(undefined, sums)) count({ ...found, stream: null, data: { ...found.data, supplierId } });
    }
    await checkHeldTotals(q, held, count);
    await searchTables(q, count);
    await searchOverdrawn(q, ctx.registry, count);
    const root = roots ? await checkRoots(ctx, q, roots, count) : null;
    return { streams, events, contents, transfers: await countTransfers(q), root };
  });
  await checkAnswers(ctx, count);
  return { ...read, findings, frozen: 0 };
}

/** I3 in total: all held accounts together hold what all orders together say. */
async function checkHeldTotals(q: Queryable, held: Sums, tell: Tell): Promise<void> {
  const ledger = await sumOfKind(q, 'held');
  for (const currency of new Set([...held.keys(), ...ledger.keys()])) {
    const [ordersMinor, ledgerMinor] = [held.get(currency) ?? 0, ledger.get(currency) ?? 0];
    if (ordersMinor !== ledgerMinor) {
      tell({ invariant: 'I3', code: 'check.held_total_differs', stream: null, data: { currency, ordersMinor, ledgerMinor } });
    }
  }
}

/** Stored answers are of commits that were carried out. Only the commit path's own role sees those of all companies. */
async function checkAnswers(ctx: CheckContext, tell: Tell): Promise<void> {
  await ctx.record({ at: ctx.clock.now() }, async (tx) => {
    const { rows } = await tx.query<{ company_id: string; key: string }>(
      `select company_id, key from idempotency where status not between 200 and 299 or input_hash !~ '^[0-9a-f]{64}$' limit 1000`,
    );
    for (const { company_id: companyId, key } of rows)
      tell({ invariant: 'form', code: 'check.answer_malformed', stream: null, data: { companyId, key } });
    return ok(null);
  });
}

/**
 * Checks everything, writes each finding to the log, and on request closes broken orders for changes. The job of a running
 * platform. Where another release has migrated the database nothing is closed: it may fold what this one does not know.
 */
export async function runCheck(
  ctx: CheckContext,
  options: Looks & { readonly freeze: boolean; readonly tell?: Tell },
): Promise<Tally> {
  const broken = new Map<string, StreamRef>();
  const tally = await checkAll(
    ctx,
    (finding) => {
      if (finding.stream?.kind === 'order') broken.set(finding.stream.id, finding.stream);
      ctx.log.error(
        { invariant: finding.invariant, finding: finding.code, stream: finding.stream, data: finding.data },
        'an invariant is broken',
      );
      options.tell?.(finding);
    },
    options,
  );
  const closes = options.freeze && broken.size > 0 && (await mayJudge(ctx));
  return { ...tally, frozen: closes ? await freeze(ctx, [...broken.values()]) : 0 };
}

async function mayJudge(ctx: CheckContext): Promise<boolean> {
  const own = await ctx.read({ kind: 'platform' }, isOwnRelease);
  if (!own) ctx.log.error('the database is of another release than this server: broken orders are told and not closed');
  return own;
}

/** Closes orders for every command until an operator has looked at them; returns how many were open. */
async function freeze(ctx: CheckContext, refs: readonly StreamRef[]): Promise<number> {
  if (refs.length === 0) return 0;
  let frozen = 0;
  await ctx.record({ at: ctx.clock.now() }, async (tx) => {
    const { rowCount } = await tx.query(
      `update stream s set frozen = true from unnest($1::text[], $2::text[]) as o (supplier_id, id)
       where s.supplier_id = o.supplier_id and s.kind = 'order' and s.id = o.id and not s.frozen`,
      [refs.map((r) => r.supplierId), refs.map((r) => r.id)],
    );
    frozen = rowCount ?? 0;
    return ok(null);
  });
  return frozen;
}

export type CheckedPage = { readonly last: StreamRef | null; readonly answer: JsonObject };

/** Checks the next streams one by one, for operators; sums over many streams are for the whole check. */
export async function checkPage(ctx: Context, call: Call, after: StreamRef | null, limit: number): Promise<Result<CheckedPage>> {
  const denied = can(call.by, 'check.run', { kind: 'programme' });
  if (denied) return denied;
  const findings: Finding[] = [];
  const walked = await ctx.read(call.by, (q) =>
    walkStreams(q, ctx.registry, RULES, aroundOf(ctx, 'presence'), (f) => void findings.push(f), { after, most: limit }),
  );
  const answer = { streams: walked.streams, events: walked.events, findings: findings.map(findingView) };
  return ok({ last: walked.streams === limit ? walked.last : null, answer });
}

/** A finding as it is shown: flat, with the order's id where it is of one. */
export const findingView = ({ invariant, code, stream, data }: Finding): JsonObject => ({
  invariant,
  code,
  supplierId: stream?.supplierId ?? null,
  kind: stream?.kind ?? null,
  id: stream?.id ?? null,
  data,
});
