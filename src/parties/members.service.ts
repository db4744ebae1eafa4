/** Who acts for a company: invitations, roles and leaving. */
import type { Recorded } from '../db/record.ts';
import { addMillis } from '../kernel/dates.ts';
import type { CompanyId, UserId } from '../kernel/ids.ts';
import { type Result, ok, refuse } from '../kernel/result.ts';
import { can } from './access.ts';
import {
  acceptInvitation,
  invite,
  type Invitation,
  type Offered,
  offeredTo,
  pendingInvitations,
  removeMember,
  setRole,
  withdrawInvitation,
} from './auth.store.ts';
import { invitationMail } from './mails.data.ts';
import { keyOf, type PartiesContext, type PersonCall, refused, type SignedInCall } from './service.ts';
import { readCompany, replacePermissions } from './store.ts';
import type { PartiesRefusal, Person, Principal, Role } from './types.ts';

const INVITATION_MS = 7 * 24 * 60 * 60 * 1000;

/**
 * Invites an address to the company and sends it a letter. The invitation is a natural key (company, address), so a
 * repeat after an interruption renews the same one. Its id is unguessable and known to the letter and the owners only.
 */
export async function inviteMember(
  ctx: PartiesContext,
  call: PersonCall,
  companyId: CompanyId,
  given: { readonly email: string; readonly role: Role },
): Promise<Recorded> {
  const refusal = can(call.by, 'company.members', { kind: 'company', companyId });
  if (refusal) return refused(refusal);
  const { pools, now, sendMail, baseUrl } = ctx.identity;
  const company = await ctx.read(call.by, (q) => readCompany(q, companyId));
  if (!company) return refused(refuse('access.not_found'));
  return ctx.record({ ...keyOf(call, call.by.companyId), at: call.receivedAt, status: 201 }, async () => {
    const expiresAt = addMillis(now(), INVITATION_MS);
    const invited = await invite(pools.auth, {
      ...given,
      companyId,
      inviterId: call.by.userId,
      newId: ctx.ids.long(),
      expiresAt,
    });
    if (!invited.ok) return invited;
    // Before the answer is stored: a letter that could not be sent is sent by the repeat.
    const link = new URL(`/invitations/${invited.value.id}`, baseUrl).href;
    await sendMail(invitationMail(given.email, company.name, given.role, link));
    return ok({ ...invited.value });
  });
}

/** The invitations that still wait, for owners. */
export async function readInvitations(
  ctx: PartiesContext,
  by: Person,
  companyId: CompanyId,
): Promise<Result<readonly Invitation[], PartiesRefusal>> {
  // Reading asks for no fresh password; whoever may invite may see whom.
  const refusal = can({ ...by, steppedUp: true }, 'company.members', { kind: 'company', companyId });
  return refusal ?? ok(await pendingInvitations(ctx.identity.pools.auth, by.userId, companyId));
}

/** Withdraws an invitation that waits. */
export async function cancelInvitation(
  ctx: PartiesContext,
  call: PersonCall,
  companyId: CompanyId,
  id: string,
): Promise<Recorded> {
  const refusal = can(call.by, 'company.members', { kind: 'company', companyId });
  if (refusal) return refused(refusal);
  return ctx.record({ ...keyOf(call, call.by.companyId), at: call.receivedAt, status: 204 }, async () => {
    await withdrawInvitation(ctx.identity.pools.auth, call.by.userId, companyId, id);
    return ok(null);
  });
}

export type OfferedView = Offered & { readonly companyName: string };

/** Who invites the reader, and as what, before it is accepted. */
export async function readInvitation(
  ctx: PartiesContext,
  by: Principal,
  id: string,
): Promise<Result<OfferedView, PartiesRefusal>> {
  const refusal = can(by, 'invitation.accept', { kind: 'none' });
  if (refusal) return refusal;
  if (by.kind === 'anonymous') return refuse('access.unauthenticated');
  const offered = await offeredTo(ctx.identity.pools.auth, id, by.userId);
  if (!offered.ok) return offered;
  const company = await ctx.read(by, (q) => readCompany(q, offered.value.companyId));
  return company ? ok({ ...offered.value, companyName: company.name }) : refuse('invitation.not_found');
}

/** Accepts an invitation; the signed-in person's address must be the invited one. */
export async function joinCompany(ctx: PartiesContext, call: SignedInCall, id: string): Promise<Recorded> {
  const refusal = can(call.by, 'invitation.accept', { kind: 'none' });
  if (refusal) return refused(refusal);
  return ctx.record({ ...keyOf(call, call.by.userId), at: call.receivedAt }, async () => {
    const accepting = { id, userId: call.by.userId, memberId: ctx.ids.long(), at: call.receivedAt };
    const accepted = await acceptInvitation(ctx.identity.pools.auth, accepting);
    return accepted.ok ? ok({ ...accepted.value }) : accepted;
  });
}

/** Gives a member another role; the last owner stays one. */
export async function changeRole(
  ctx: PartiesContext,
  call: PersonCall,
  companyId: CompanyId,
  userId: UserId,
  role: Role,
): Promise<Recorded> {
  const refusal = can(call.by, 'company.members', { kind: 'company', companyId });
  if (refusal) return refused(refusal);
  return ctx.record({ ...keyOf(call, call.by.companyId), at: call.receivedAt }, async () => {
    const set = await setRole(ctx.identity.pools.auth, call.by.userId, companyId, userId, role);
    return set.ok ? ok({ userId, role }) : set;
  });
}

/**
 * Ends a membership: an owner that of anybody, everybody the own. Keys made by the person for the company end with it,
 * and an operator's permissions too. Who is no member (any more) is left so, since a repeat must be able to finish.
 */
export async function endMembership(
  ctx: PartiesContext,
  call: PersonCall,
  companyId: CompanyId,
  userId: UserId,
): Promise<Recorded> {
  const verb = userId === call.by.userId ? 'company.leave' : 'company.members';
  const refusal = can(call.by, verb, { kind: 'company', companyId });
  if (refusal) return refused(refusal);
  return ctx.record({ ...keyOf(call, call.by.companyId), at: call.receivedAt, status: 204 }, async (tx) => {
    const removed = await removeMember(ctx.identity.pools.auth, call.by.userId, companyId, userId);
    if (!removed.ok && removed.code === 'member.last_owner') return removed;
    if (call.by.companyKind === 'programme') await replacePermissions(tx, userId, []);
    return ok(null);
  });
}
