/** The route of claims over all orders. */
import type { Context } from '../context.ts';
import { readCallOf } from '../http/call.ts';
import { pageOf, sliceOf } from '../http/paging.ts';
import { type Route, answer, route } from '../http/route.ts';
import { ClaimListAnswer, ClaimListQuery } from './queue.schema.ts';
import { readClaimList } from './queue.service.ts';

/** All routes of this file. */
export const claimListRoutes = (ctx: Context): readonly Route[] => [
  route({
    method: 'GET',
    url: '/v1/claims',
    tags: ['claims'],
    summary: 'Claims of all orders: what waits, and for whom',
    description: 'Operators get the unfinished claims of all orders, a trader all claims of its own orders on either side.',
    access: { verb: 'claims.read', thing: 'none' },
    query: ClaimListQuery,
    responses: { 200: ClaimListAnswer },
    handler: async (call) => {
      const stage = call.query.state ?? null;
      const name = `claims:${call.principal.companyId}:${stage ?? ''}`;
      const slice = sliceOf(name, call.query);
      if (!slice.ok) return slice;
      const { after, limit } = slice.value;
      const rows = await readClaimList(ctx, readCallOf(ctx, call), { stage, after, limit });
      if (!rows.ok) return rows;
      return answer(
        200,
        pageOf(name, rows.value, limit, (row) => [row.since, row.orderId, row.claimId]),
      );
    },
  }),
];
