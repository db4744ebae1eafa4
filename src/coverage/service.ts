/** Limits: an operator grants one, the supplier reads it with the figures behind it. */
import { type Answer, type Call, type Context, act } from '../context.ts';
import type { View } from '../db/registry.ts';
import { type Instant, addMillis, dayOf, daysBetween, parseDate } from '../kernel/dates.ts';
import { type CompanyId, isCompanyId } from '../kernel/ids.ts';
import { sumMinor } from '../kernel/money.ts';
import { type Json, type JsonObject, type Refused, refuse } from '../kernel/result.ts';
import { can } from '../parties/access.ts';
import { membersOf } from '../parties/store.ts';
import { FORMULA } from './formula.data.ts';
import { type Assessment, assess } from './formula.rules.ts';
import { grantLimit, limitOf, limitsOf, remainingOf } from './rules.ts';
import type { GrantBody } from './schema.ts';
import { type TallyRow, readBeginning, readCoverage, readGrants, readLowest, readTally } from './store.ts';
import type { CoverageState } from './types.ts';

const DAY_MS = 86_400_000;

const refused = (refusal: Refused): Answer => ({ kind: 'refused', refusal });

/** An operator grants or replaces a supplier's limit in one currency. */
export async function grant(ctx: Context, call: Call, supplierId: CompanyId, body: GrantBody): Promise<Answer> {
  const denied = can(call.by, 'limit.grant', { kind: 'supplier', companyId: supplierId });
  if (denied) return refused(denied);
  const { amountMinor, currency, because = 'trade_history' } = body;
  const review = body.reviewOn ? parseDate(body.reviewOn) : null;
  if (review && !review.ok) return refused(review);
  const reviewOn = review?.value ?? null;
  const known = isCompanyId(supplierId) && (await ctx.read(call.by, (q) => readCoverage(q, supplierId)));
  if (!known) return refused(refuse('limit.supplier_unknown'));
  return act(ctx, call, {
    name: 'coverage.grant',
    stream: { supplierId, kind: 'supplier', id: supplierId },
    decide: () => grantLimit({ amountMinor, currency, reviewOn, because, by: call.by.userId }, dayOf(call.receivedAt, 'UTC')),
    answer: (view) => granted(supplierId, view, currency),
  });
}

const coverageOf = (view: View): CoverageState => view.states['coverage'] as CoverageState;

function granted(supplierId: CompanyId, view: View, currency: string): JsonObject {
  const state = coverageOf(view);
  const limit = { currency, ...limitOf(state, currency), remainingMinor: remainingOf(state, currency) };
  return { supplierId, limit, reviewOn: state.reviewOn };
}

/** The supplier's limits, and what the published formula gives on the trade so far. The supplier itself and operators. */
export async function readLimits(ctx: Context, call: Call, supplierId: CompanyId): Promise<Answer> {
  const denied = can(call.by, 'limit.read', { kind: 'supplier', companyId: supplierId });
  if (denied) return refused(denied);
  const since = (days: number): Instant => addMillis(call.receivedAt, -days * DAY_MS);
  // An operator who grants limits may not read everything; the figures behind a limit are part of granting it.
  const facts = await ctx.read({ kind: 'platform' }, async (q) => ({
    state: await readCoverage(q, supplierId),
    beginning: await readBeginning(q, supplierId),
    tally: await readTally(q, supplierId, since(FORMULA.windowDays)),
    lowest: await readLowest(q, supplierId, since(FORMULA.growthDays)),
    grants: await readGrants(q, supplierId),
    people: call.by.companyKind === 'programme' ? await membersOf(q, call.by.companyId) : [],
  }));
  const { state, beginning, tally, lowest, grants, people } = facts;
  const names = new Map(people.map(({ userId, userName }) => [userId, userName]));
  if (!state || beginning === null) return refused(refuse('access.not_found'));
  const tenureDays = Math.max(0, daysBetween(dayOf(beginning, 'UTC'), dayOf(call.receivedAt, 'UTC')));
  const currencies = [...new Set([...Object.keys(state.limits), ...tally.map((row) => row.currency)])].sort();
  const proposals = currencies.map((currency) => propose(currency, tenureDays, tally, lowest.get(currency) ?? 0));
  const { grantedAt, reviewOn } = state;
  // Who of the programme's people decided is the programme's own affair.
  const history = grants.map(({ by, ...one }) => ({ ...one, by: names.get(by) ?? null }));
  const answer = { supplierId, limits: limitsOf(state.limits), grantedAt, reviewOn, proposals, history } as unknown as Json;
  return { kind: 'done', status: 200, answer, replayed: false };
}

/** Lateness and lost disputes are a supplier's, not a currency's: they count in every one. */
function propose(currency: string, tenureDays: number, tally: readonly TallyRow[], lowestMinor: number): Assessment {
  const buyers = tally
    .filter((row) => row.currency === currency)
    .map((row) => ({ buyerId: row.buyerId, amountMinor: row.completedMinor }));
  return assess({
    currency,
    tenureDays,
    buyers,
    lowestMinor,
    completed: sumMinor(tally.map((row) => row.completed)),
    late: sumMinor(tally.map((row) => row.late)),
    disputesLost: sumMinor(tally.map((row) => row.disputesLost)),
  });
}
