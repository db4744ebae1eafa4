/** Companies: opening one, what is told about it, its telephone numbers, and who somebody is. */
import type { Context } from '../context.ts';
import { PLATFORM, type Recorded } from '../db/record.ts';
import { fingerprint } from '../kernel/canonical.ts';
import { type Instant, dayOf, type PlainDate } from '../kernel/dates.ts';
import { isRefused } from '../kernel/decider.ts';
import type { CompanyId, UserId } from '../kernel/ids.ts';
import { type Refused, type Result, ok, refuse } from '../kernel/result.ts';
import { can, type Verb } from './access.ts';
import { checkedAddress } from './address.service.ts';
import type { Address, AddressDraft } from './address.types.ts';
import type { Identification } from './auth.principal.ts';
import { openOrganisation, type User, userById } from './auth.store.ts';
import { checkCompany, type CompanyDraft, type CompanyFacts, readPhone } from './rules.ts';
import { addressOf, insertCompany, insertPhone, membersOf, membershipsOf, phonesOf, readCompany, writeAddress } from './store.ts';
import type { Company, CompanyKind, Membership, PartiesRefusal, Person, Phone, Principal, SendMail, SignedIn } from './types.ts';

/** The platform's effects and those of sign-in. */
export type PartiesContext = Pick<Context, 'clock' | 'ids' | 'read' | 'record'> & {
  readonly identity: Identification & { readonly sendMail: SendMail; readonly baseUrl: string };
};

/** A request of somebody signed in, with or without a company. */
export type SignedInCall<By extends SignedIn = SignedIn> = {
  readonly by: By;
  readonly receivedAt: Instant;
  readonly idempotency?: { readonly key: string; readonly inputHash: string };
};
export type PersonCall = SignedInCall<Person>;

/** A stored answer is kept under the acting company; what a person does before having one, under the person. */
export const keyOf = (
  call: SignedInCall,
  scope: string,
): { readonly idempotency?: { companyId: string; key: string; inputHash: string } } =>
  call.idempotency ? { idempotency: { companyId: scope, ...call.idempotency } } : {};

/**
 * What makes a repeated request the same in schema `auth`, which cannot share the transaction of the stored answer: the
 * steps there find what an earlier, interrupted try of the same request did.
 */
export const requestOf = (ctx: PartiesContext, call: SignedInCall, verb: Verb): string =>
  fingerprint({ verb, userId: call.by.userId, key: call.idempotency?.key ?? ctx.ids.long() });

export const refused = (refusal: Refused): Recorded => ({ kind: 'refused', refusal });

export type Establishing = {
  readonly request: string;
  readonly kind: CompanyKind;
  readonly facts: CompanyFacts;
  readonly ownerId: UserId;
  readonly at: Instant;
  /** Since when the number counts as on file. */
  readonly phoneSince: PlainDate;
};

/**
 * Opens a company with its first owner: first the organisation (found again by its request), then, with the answer, the
 * company. Between the two nobody is a member, because membership needs the company; a repeat completes it.
 */
export async function establish(
  ctx: PartiesContext,
  tx: Parameters<typeof insertCompany>[0],
  given: Establishing,
): Promise<Company> {
  const { name, country, zone, phone } = given.facts;
  const id = await openOrganisation(ctx.identity.pools.auth, {
    request: given.request,
    newId: ctx.ids.short(),
    memberId: ctx.ids.long(),
    name,
    ownerId: given.ownerId,
    at: given.at,
  });
  const company: Company = { id, kind: given.kind, name, country, zone };
  await insertCompany(tx, company, given.at);
  if (phone !== null) await insertPhone(tx, id, phone, given.phoneSince);
  return company;
}

/** Opens a company for somebody signed in, who becomes its owner. */
export async function createCompany(
  ctx: PartiesContext,
  call: SignedInCall,
  draft: CompanyDraft & { readonly kind?: 'trader' | 'agency' | undefined; readonly address?: AddressDraft | undefined },
): Promise<Recorded> {
  const refusal = can(call.by, 'company.create', { kind: 'none' });
  if (refusal) return refused(refusal);
  const facts = checkCompany(draft);
  if (!facts.ok) return refused(facts);
  const address = draft.address === undefined ? null : await checkedAddress(draft.country, draft.address);
  if (address?.ok === false) return refused(address);
  const at = call.receivedAt;
  // A company that is only being made acts for itself in nobody's name but the platform's.
  return ctx.record({ ...keyOf(call, call.by.userId), at, status: 201, acting: PLATFORM }, async (tx) => {
    const phoneSince = dayOf(at, facts.value.zone);
    const request = requestOf(ctx, call, 'company.create');
    const company = await establish(ctx, tx, {
      request,
      kind: draft.kind ?? 'trader',
      facts: facts.value,
      ownerId: call.by.userId,
      at,
      phoneSince,
    });
    if (address) await writeAddress(tx, company.id, address.value);
    return ok({
      ...company,
      address: address?.value ?? null,
      phones: facts.value.phone === null ? [] : [{ phone: facts.value.phone, since: phoneSince }],
    });
  });
}

export type CompanyView = Company & { readonly address: Address | null; readonly phones: readonly Phone[] };

/**
 * A company as the reader may see it: everyone signed in its name, place and registered address (which contracts print),
 * itself and operators its telephone numbers.
 */
export async function readProfile(
  ctx: PartiesContext,
  by: Principal,
  id: CompanyId,
): Promise<Result<CompanyView, PartiesRefusal>> {
  const refusal = can(by, 'company.read', { kind: 'company', companyId: id });
  if (refusal) return refusal;
  return ctx.read(by, async (q) => {
    const company = await readCompany(q, id);
    return company
      ? ok({ ...company, address: await addressOf(q, id), phones: await phonesOf(q, id) })
      : refuse('access.not_found');
  });
}

/** Puts another telephone number on file; calls back may use it after 30 days. */
export async function addPhone(ctx: PartiesContext, call: PersonCall, id: CompanyId, text: string): Promise<Recorded> {
  const refusal = can(call.by, 'company.edit', { kind: 'company', companyId: id });
  if (refusal) return refused(refusal);
  const phone = readPhone(text);
  if (isRefused(phone)) return refused(phone);
  return ctx.record({ ...keyOf(call, call.by.companyId), at: call.receivedAt, status: 201 }, async (tx) => {
    const company = await readCompany(tx, id);
    if (!company) return refuse('access.not_found');
    await insertPhone(tx, id, phone.value, dayOf(call.receivedAt, company.zone));
    return ok({ ...company, address: await addressOf(tx, id), phones: [...(await phonesOf(tx, id))] });
  });
}

/** Puts the company's registered address on file, in place of the one before. */
export async function changeAddress(
  ctx: PartiesContext,
  call: PersonCall,
  id: CompanyId,
  draft: AddressDraft,
): Promise<Recorded> {
  const refusal = can(call.by, 'company.edit', { kind: 'company', companyId: id });
  if (refusal) return refused(refusal);
  return ctx.record({ ...keyOf(call, call.by.companyId), at: call.receivedAt }, async (tx) => {
    const company = await readCompany(tx, id);
    if (!company) return refuse('access.not_found');
    const address = await checkedAddress(company.country, draft);
    if (!address.ok) return address;
    await writeAddress(tx, id, address.value);
    return ok({ ...company, address: address.value, phones: [...(await phonesOf(tx, id))] });
  });
}

/** The members of the reader's company, longest standing first. */
export async function readMembers(
  ctx: PartiesContext,
  by: Principal,
  id: CompanyId,
): Promise<Result<readonly Membership[], PartiesRefusal>> {
  const refusal = can(by, 'company.people', { kind: 'company', companyId: id });
  if (refusal) return refusal;
  const members = await ctx.read(by, (q) => membersOf(q, id));
  return members.length > 0 ? ok(members) : refuse('access.not_found');
}

export type Me = {
  readonly user: User;
  /** As whom this request acts; null for somebody who acts for no company. */
  readonly acting: Pick<Person, 'companyId' | 'role' | 'scopes' | 'permissions'> | null;
  readonly memberships: readonly Membership[];
};

/** Who is signed in, and for which companies. */
export async function readMe(ctx: PartiesContext, by: Principal): Promise<Result<Me, PartiesRefusal>> {
  const refusal = can(by, 'me.read', { kind: 'none' });
  if (refusal) return refusal;
  if (by.kind === 'anonymous') return refuse('access.unauthenticated');
  const user = await userById(ctx.identity.pools.auth, by.userId);
  if (!user) return refuse('access.unauthenticated');
  const all = await ctx.read(by, (q) => membershipsOf(q, by.userId));
  if (by.kind === 'visitor') return ok({ user, acting: null, memberships: all });
  const { companyId, role, scopes, permissions } = by;
  // An API key belongs to one company and learns nothing of the others its maker has.
  const memberships = scopes === null ? all : all.filter((m) => m.companyId === companyId);
  return ok({ user, acting: { companyId, role, scopes, permissions }, memberships });
}
