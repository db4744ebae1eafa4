/** The programme's own company and what each of its operators may do. */
import type { Recorded } from '../db/record.ts';
import { dayOf } from '../kernel/dates.ts';
import { assert, must } from '../kernel/assert.ts';
import type { CompanyId, UserId } from '../kernel/ids.ts';
import { type Result, ok, refuse } from '../kernel/result.ts';
import { can } from './access.ts';
import { userByEmail } from './auth.store.ts';
import { checkCompany } from './rules.ts';
import { establish, keyOf, type PartiesContext, type PersonCall, refused } from './service.ts';
import { membersOf, membershipsOf, programmeCompany, replacePermissions } from './store.ts';
import { type Membership, type Person, STAFF_PERMISSIONS, type StaffPermission } from './types.ts';

export type ProgrammeSeed = {
  readonly email: string;
  readonly password: string;
  /** Default `Operator`. */
  readonly operatorName?: string;
  /** Default `Quayside programme`. */
  readonly name?: string;
  /** ISO 3166-1 alpha-2; default GB. */
  readonly country?: string;
};

/** Names the one organisation of the programme, so that every start of every server finds the same. */
const PROGRAMME_REQUEST = 'programme';

/**
 * Makes sure that the programme's company and its first operator exist; may be repeated at every start. The first
 * operator gets every permission. Once the company stands, nothing is changed any more: its owners decide, and no
 * password is reset. Returns the company and its longest-standing member.
 */
export async function ensureProgramme(
  ctx: PartiesContext,
  seed: ProgrammeSeed,
): Promise<{ readonly companyId: CompanyId; readonly userId: UserId }> {
  const { auth, pools } = ctx.identity;
  const standing = await ctx.read({ kind: 'platform' }, async (q) => {
    const company = await programmeCompany(q);
    return company && (await membersOf(q, company.id))[0];
  });
  if (standing) return { companyId: standing.companyId, userId: standing.userId };
  const facts = checkCompany({ name: seed.name ?? 'Quayside programme', country: seed.country ?? 'GB' });
  assert(facts.ok, 'the programme needs a name and a country that exists');
  const known = await userByEmail(pools.auth, seed.email);
  const userId =
    known?.id ??
    (await auth.api.signUpEmail({ body: { name: seed.operatorName ?? 'Operator', email: seed.email, password: seed.password } }))
      .user.id;
  const at = ctx.clock.now();
  const done = await ctx.record({ at }, async (tx) => {
    const given = { request: PROGRAMME_REQUEST, kind: 'programme', facts: facts.value, ownerId: userId, at } as const;
    const company = await establish(ctx, tx, { ...given, phoneSince: dayOf(at, facts.value.zone) });
    await replacePermissions(tx, userId, STAFF_PERMISSIONS);
    return ok({ companyId: company.id });
  });
  assert(done.kind === 'done', 'the programme could not be established');
  return { companyId: must((done.answer as { readonly companyId?: CompanyId }).companyId, 'programme without id'), userId };
}

/** Gives an operator exactly these permissions; an owner of the programme decides. */
export async function permitStaff(
  ctx: PartiesContext,
  call: PersonCall,
  userId: UserId,
  permissions: readonly StaffPermission[],
): Promise<Recorded> {
  const refusal = can(call.by, 'staff.permit', { kind: 'programme' });
  if (refusal) return refused(refusal);
  const places = await ctx.read(call.by, (q) => membershipsOf(q, userId));
  if (!places.some((m) => m.companyId === call.by.companyId)) return refused(refuse('staff.not_operator', { userId }));
  return ctx.record({ ...keyOf(call, call.by.companyId), at: call.receivedAt }, async (tx) => {
    await replacePermissions(tx, userId, permissions);
    return ok({ userId, permissions: [...permissions] });
  });
}

/** The people of the programme, each with what it may do; for its owners. Errors: access.denied. */
export async function readStaff(ctx: PartiesContext, by: Person): Promise<Result<readonly Membership[]>> {
  const refusal = can(by, 'staff.read', { kind: 'programme' });
  return refusal ?? ok(await ctx.read(by, (q) => membersOf(q, by.companyId)));
}
