/** Routes of companies, members, invitations, API keys, operators and of who one is. */
import { answer, committed, type Idempotency, route, type Route } from '../http/route.ts';
import { nothing } from '../http/schema.ts';
import type { Result } from '../kernel/result.ts';
import { createKey, readKeys, revokeKey } from './keys.service.ts';
import {
  cancelInvitation,
  changeRole,
  endMembership,
  inviteMember,
  joinCompany,
  readInvitation,
  readInvitations,
} from './members.service.ts';
import * as S from './schema.ts';
import { addPhone, createCompany, type PartiesContext, readMe, readMembers, readProfile, type SignedInCall } from './service.ts';
import { permitStaff, readStaff } from './staff.service.ts';
import type { SignedIn } from './types.ts';

/** An answer with the value, or the refusal as it is. */
const told = <T, C extends string, B>(result: Result<T, C>, body: (value: T) => B) =>
  result.ok ? answer(200, body(result.value)) : result;
const items = <T>(list: readonly T[]): { readonly items: readonly T[] } => ({ items: list });

/** All routes below /v1 of this slice. */
export const partiesRoutes = (ctx: PartiesContext): readonly Route[] => [
  ...companyRoutes(ctx),
  ...memberRoutes(ctx),
  ...invitationRoutes(ctx),
  ...keyRoutes(ctx),
  ...staffRoutes(ctx),
];

type Asked<By extends SignedIn> = { readonly principal: By; readonly idempotency: Idempotency };

const asCall = <By extends SignedIn>(
  ctx: PartiesContext,
  { principal, idempotency: { key, inputHash } }: Asked<By>,
): SignedInCall<By> => ({
  by: principal,
  receivedAt: ctx.clock.now(),
  idempotency: { key, inputHash },
});

const companyRoutes = (ctx: PartiesContext): readonly Route[] => [
  route({
    method: 'GET',
    url: '/v1/me',
    tags: ['Companies'],
    summary: 'Who is signed in, and for which companies',
    access: { verb: 'me.read', thing: 'none', visitors: true },
    responses: { 200: S.MeAnswer },
    handler: async (call) => told(await readMe(ctx, call.principal), (me) => me),
  }),
  route({
    method: 'POST',
    url: '/v1/companies',
    tags: ['Companies'],
    summary: 'Open a company and become its owner',
    access: { verb: 'company.create', thing: 'none', visitors: true },
    body: S.NewCompany,
    responses: { 201: S.CompanyAnswer },
    handler: async (call) => committed(await createCompany(ctx, asCall(ctx, call), call.body)),
  }),
  route({
    method: 'GET',
    url: '/v1/companies/:companyId',
    tags: ['Companies'],
    summary: 'Read a company',
    access: { verb: 'company.read', thing: 'company', param: 'companyId', visitors: true },
    params: S.CompanyPath,
    responses: { 200: S.CompanyAnswer },
    handler: async (call) => told(await readProfile(ctx, call.principal, call.params.companyId), (company) => company),
  }),
  route({
    method: 'POST',
    url: '/v1/companies/:companyId/phones',
    tags: ['Companies'],
    summary: 'Put a telephone number on file',
    access: { verb: 'company.edit', thing: 'company', param: 'companyId' },
    params: S.CompanyPath,
    body: S.NewPhone,
    responses: { 201: S.CompanyAnswer },
    handler: async (call) => committed(await addPhone(ctx, asCall(ctx, call), call.params.companyId, call.body.phone)),
  }),
];

const memberRoutes = (ctx: PartiesContext): readonly Route[] => [
  route({
    method: 'GET',
    url: '/v1/companies/:companyId/members',
    tags: ['Companies'],
    summary: 'List the members',
    access: { verb: 'company.people', thing: 'company', param: 'companyId' },
    params: S.CompanyPath,
    responses: { 200: S.MembersAnswer },
    handler: async (call) => told(await readMembers(ctx, call.principal, call.params.companyId), items),
  }),
  route({
    method: 'PATCH',
    url: '/v1/companies/:companyId/members/:userId',
    tags: ['Companies'],
    summary: 'Give a member another role',
    access: { verb: 'company.members', thing: 'company', param: 'companyId' },
    params: S.MemberPath,
    body: S.NewRole,
    responses: { 200: S.RoleAnswer },
    handler: async (call) =>
      committed(await changeRole(ctx, asCall(ctx, call), call.params.companyId, call.params.userId, call.body.role)),
  }),
  route({
    method: 'DELETE',
    url: '/v1/companies/:companyId/members/:userId',
    tags: ['Companies'],
    summary: 'End a membership, or leave',
    description: 'An owner may end that of anybody, everybody the own.',
    access: { verb: 'company.leave', thing: 'company', param: 'companyId' },
    params: S.MemberPath,
    responses: { 204: nothing() },
    handler: async (call) => committed(await endMembership(ctx, asCall(ctx, call), call.params.companyId, call.params.userId)),
  }),
];

const invitationRoutes = (ctx: PartiesContext): readonly Route[] => [
  route({
    method: 'GET',
    url: '/v1/companies/:companyId/invitations',
    tags: ['Companies'],
    summary: 'List the invitations that wait',
    access: { verb: 'company.members', thing: 'company', param: 'companyId' },
    params: S.CompanyPath,
    responses: { 200: S.InvitationsAnswer },
    handler: async (call) => told(await readInvitations(ctx, call.principal, call.params.companyId), items),
  }),
  route({
    method: 'POST',
    url: '/v1/companies/:companyId/invitations',
    tags: ['Companies'],
    summary: 'Invite somebody by e-mail address',
    access: { verb: 'company.members', thing: 'company', param: 'companyId' },
    params: S.CompanyPath,
    body: S.NewInvitation,
    responses: { 201: S.InvitationAnswer },
    handler: async (call) => committed(await inviteMember(ctx, asCall(ctx, call), call.params.companyId, call.body)),
  }),
  route({
    method: 'DELETE',
    url: '/v1/companies/:companyId/invitations/:invitationId',
    tags: ['Companies'],
    summary: 'Withdraw an invitation',
    access: { verb: 'company.members', thing: 'company', param: 'companyId' },
    params: S.CompanyInvitationPath,
    responses: { 204: nothing() },
    handler: async (call) =>
      committed(await cancelInvitation(ctx, asCall(ctx, call), call.params.companyId, call.params.invitationId)),
  }),
  route({
    method: 'GET',
    url: '/v1/invitations/:invitationId',
    tags: ['Companies'],
    summary: 'Read an invitation to oneself',
    description: 'Only for the person whose address was invited.',
    access: { verb: 'invitation.accept', thing: 'none', visitors: true },
    params: S.InvitationPath,
    responses: { 200: S.OfferedAnswer },
    handler: async (call) => told(await readInvitation(ctx, call.principal, call.params.invitationId), (offered) => offered),
  }),
  route({
    method: 'POST',
    url: '/v1/invitations/:invitationId/accept',
    tags: ['Companies'],
    summary: 'Accept an invitation',
    access: { verb: 'invitation.accept', thing: 'none', visitors: true },
    params: S.InvitationPath,
    responses: { 200: S.JoinedAnswer },
    handler: async (call) => committed(await joinCompany(ctx, asCall(ctx, call), call.params.invitationId)),
  }),
];

const keyRoutes = (ctx: PartiesContext): readonly Route[] => [
  route({
    method: 'GET',
    url: '/v1/companies/:companyId/keys',
    tags: ['API keys'],
    summary: 'List the API keys',
    access: { verb: 'company.keys', thing: 'company', param: 'companyId' },
    params: S.CompanyPath,
    responses: { 200: S.KeysAnswer },
    handler: async (call) => told(await readKeys(ctx, call.principal, call.params.companyId), items),
  }),
  route({
    method: 'POST',
    url: '/v1/companies/:companyId/keys',
    tags: ['API keys'],
    summary: 'Make an API key',
    description: 'Its secret is in this answer only; a repeated request gets `secret: null`.',
    access: { verb: 'company.keys', thing: 'company', param: 'companyId' },
    params: S.CompanyPath,
    body: S.NewKey,
    responses: { 201: S.MadeKeyAnswer },
    handler: async (call) => committed(await createKey(ctx, asCall(ctx, call), call.params.companyId, call.body)),
  }),
  route({
    method: 'DELETE',
    url: '/v1/companies/:companyId/keys/:keyId',
    tags: ['API keys'],
    summary: 'End an API key at once',
    access: { verb: 'company.keys', thing: 'company', param: 'companyId' },
    params: S.KeyPath,
    responses: { 204: nothing() },
    handler: async (call) => committed(await revokeKey(ctx, asCall(ctx, call), call.params.companyId, call.params.keyId)),
  }),
];

const staffRoutes = (ctx: PartiesContext): readonly Route[] => [
  route({
    method: 'GET',
    url: '/v1/staff',
    tags: ['Operators'],
    summary: 'The people of the programme and what each may do',
    access: { verb: 'staff.read', thing: 'programme' },
    responses: { 200: S.StaffAnswer },
    handler: async (call) => told(await readStaff(ctx, call.principal), items),
  }),
  route({
    method: 'PUT',
    url: '/v1/staff/:userId/permissions',
    tags: ['Operators'],
    summary: 'Give an operator exactly these permissions',
    access: { verb: 'staff.permit', thing: 'programme' },
    params: S.StaffPath,
    body: S.NewPermissions,
    responses: { 200: S.PermissionsAnswer },
    handler: async (call) => committed(await permitStaff(ctx, asCall(ctx, call), call.params.userId, call.body.permissions)),
  }),
];
