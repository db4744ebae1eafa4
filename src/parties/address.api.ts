/** Routes of registered addresses. */
import { answer, committed, route, type Route } from '../http/route.ts';
import { AddressBody, FormatAnswer, FormatPath } from './address.schema.ts';
import { readFormat } from './address.service.ts';
import { CompanyAnswer, CompanyPath } from './schema.ts';
import { changeAddress, type PartiesContext } from './service.ts';

export const addressRoutes = (ctx: PartiesContext): readonly Route[] => [
  route({
    method: 'GET',
    url: '/v1/address-formats/:country',
    tags: ['Companies'],
    summary: 'How addresses of a country are written',
    description: 'Which parts there are, in which order, which are needed, and what they are called. Source: libaddressinput.',
    access: { public: true },
    params: FormatPath,
    responses: { 200: FormatAnswer },
    handler: async ({ params }) => {
      const format = await readFormat(params.country);
      return format.ok ? answer(200, format.value) : format;
    },
  }),
  route({
    method: 'PUT',
    url: '/v1/companies/:companyId/address',
    tags: ['Companies'],
    summary: 'Put the registered address on file',
    access: { verb: 'company.edit', thing: 'company', param: 'companyId' },
    params: CompanyPath,
    body: AddressBody,
    responses: { 200: CompanyAnswer },
    handler: async (call) => {
      const { key, inputHash } = call.idempotency;
      const by = { by: call.principal, receivedAt: ctx.clock.now(), idempotency: { key, inputHash } };
      return committed(await changeAddress(ctx, by, call.params.companyId, call.body));
    },
  }),
];
