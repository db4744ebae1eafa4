/** What the pages of a company read. */
import { queryOptions } from '@tanstack/react-query';
import { api, told } from '../api/client.ts';

const ofCompany = (companyId: string) => ({ params: { path: { companyId } } });

export const companyQuery = (companyId: string) =>
  queryOptions({
    queryKey: ['company', companyId],
    queryFn: () => told(api.GET('/v1/companies/{companyId}', ofCompany(companyId))),
  });

export const membersQuery = (companyId: string) =>
  queryOptions({
    queryKey: ['company', companyId, 'members'],
    queryFn: () => told(api.GET('/v1/companies/{companyId}/members', ofCompany(companyId))),
  });

/** For owners only; others are refused. */
export const invitationsQuery = (companyId: string) =>
  queryOptions({
    queryKey: ['company', companyId, 'invitations'],
    queryFn: () => told(api.GET('/v1/companies/{companyId}/invitations', ofCompany(companyId))),
  });

/** For owners only; others are refused. */
export const keysQuery = (companyId: string) =>
  queryOptions({
    queryKey: ['company', companyId, 'keys'],
    queryFn: () => told(api.GET('/v1/companies/{companyId}/keys', ofCompany(companyId))),
  });

export const invitationQuery = (invitationId: string) =>
  queryOptions({
    queryKey: ['invitation', invitationId],
    queryFn: () => told(api.GET('/v1/invitations/{invitationId}', { params: { path: { invitationId } } })),
  });
