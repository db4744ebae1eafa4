/** Routes of the directory of agencies. */
import type { Context } from '../context.ts';
import { callOf } from '../http/call.ts';
import { pageOf, sliceOf } from '../http/paging.ts';
import { type Route, answer, committed, route } from '../http/route.ts';
import { AgenciesPage, AgenciesQuery, AgencyAnswer, AgencyParams, FirmBody, PricesBody } from './schema.ts';
import { browse, setFirm, setPrices } from './service.ts';

const tags = ['inspections'];

/** All routes of the directory. */
export const routes = (ctx: Context): readonly Route[] => [
  route({
    method: 'GET',
    url: '/v1/agencies',
    tags,
    summary: 'Inspection agencies with their prices',
    access: { public: true },
    query: AgenciesQuery,
    responses: { 200: AgenciesPage },
    handler: async ({ query, principal }) => {
      const list = `agencies ${query.kind ?? '*'} ${query.country ?? '*'}`;
      const slice = sliceOf(list, query);
      if (!slice.ok) return slice;
      const { after, limit } = slice.value;
      const filter = {
        kind: query.kind ?? null,
        country: query.country ?? null,
        after: after ? String(after[0]) : null,
        limit: limit + 1,
      };
      return answer(
        200,
        pageOf(list, await browse(ctx, principal, filter), limit, (agency) => [agency.agencyId]),
      );
    },
  }),
  route({
    method: 'PUT',
    url: '/v1/agencies/:agencyId/prices',
    tags,
    summary: "Replace the agency's own price list",
    access: { verb: 'agency.price', thing: 'agency', param: 'agencyId' },
    params: AgencyParams,
    body: PricesBody,
    responses: { 200: AgencyAnswer },
    handler: async (call) => committed(await setPrices(ctx, callOf(ctx, call), call.params.agencyId, call.body)),
  }),
  route({
    method: 'PUT',
    url: '/v1/agencies/:agencyId/firm',
    tags,
    summary: 'Confirm to which appointed firm an agency belongs',
    access: { verb: 'agency.verify', thing: 'agency', param: 'agencyId' },
    params: AgencyParams,
    body: FirmBody,
    responses: { 200: AgencyAnswer },
    handler: async (call) => committed(await setFirm(ctx, callOf(ctx, call), call.params.agencyId, call.body.firm)),
  }),
];
