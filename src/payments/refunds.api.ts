/** Routes of refunds, of what suppliers repay, and of the fund. */
import Type from 'typebox';
import type { Context } from '../context.ts';
import { callOf, readCallOf } from '../http/call.ts';
import { PAGE_FIELDS, pageOf, sliceOf } from '../http/paging.ts';
import { type Route, answer, committed, route } from '../http/route.ts';
import { depositToFund, readFundStanding } from './fund.service.ts';
import { DepositBody, FundAnswer, PaidBody, RefundQueueAnswer, RefundsAnswer, RepayAnswer, RepayBody } from './refunds.schema.ts';
import { payOpenRefunds, readQueue, repayDebt } from './refunds.service.ts';
import { OrderParams } from './schema.ts';

const tags = ['refunds'];
const QUEUE = 'refunds';

/** All routes of refunds. */
export const refundRoutes = (ctx: Context): readonly Route[] => [
  route({
    method: 'GET',
    url: '/v1/refunds',
    tags,
    summary: 'Refunds that wait to be paid, the oldest due first',
    access: { verb: 'refund.read', thing: 'programme' },
    query: Type.Object(PAGE_FIELDS, { additionalProperties: false }),
    responses: { 200: RefundQueueAnswer },
    handler: async (call) => {
      const slice = sliceOf(QUEUE, call.query);
      if (!slice.ok) return slice;
      const rows = await readQueue(ctx, readCallOf(ctx, call), slice.value);
      if (!rows.ok) return rows;
      return answer(
        200,
        pageOf(QUEUE, rows.value, slice.value.limit, (row) => [row.dueOn, row.orderId, row.refundId]),
      );
    },
  }),
  route({
    method: 'POST',
    url: '/v1/orders/:orderId/refunds/paid',
    tags,
    summary: 'These refund and fee instructions of the order left the bank',
    access: { verb: 'refund.pay', thing: 'order', param: 'orderId' },
    params: OrderParams,
    body: PaidBody,
    responses: { 200: RefundsAnswer },
    handler: async (call) => committed(await payOpenRefunds(ctx, callOf(ctx, call), call.params.orderId, call.body.refunds)),
  }),
  route({
    method: 'POST',
    url: '/v1/orders/:orderId/repayments',
    tags,
    summary: 'The supplier repaid the fund',
    access: { verb: 'debt.repay', thing: 'order', param: 'orderId' },
    params: OrderParams,
    body: RepayBody,
    responses: { 201: RepayAnswer },
    handler: async (call) => committed(await repayDebt(ctx, callOf(ctx, call), call.params.orderId, call.body)),
  }),
  route({
    method: 'GET',
    url: '/v1/fund',
    tags,
    summary: 'How the fund stands: capital, paid out, repaid, owed by suppliers',
    access: { verb: 'refund.read', thing: 'programme' },
    responses: { 200: FundAnswer },
    handler: async (call) => {
      const standing = await readFundStanding(ctx, readCallOf(ctx, call));
      return standing.ok ? answer(200, standing.value) : standing;
    },
  }),
  route({
    method: 'POST',
    url: '/v1/fund/deposits',
    tags,
    summary: 'Money given to the fund',
    access: { verb: 'fund.deposit', thing: 'programme' },
    body: DepositBody,
    responses: { 201: Type.Object(DepositBody.properties) },
    handler: async (call) => committed(await depositToFund(ctx, callOf(ctx, call), call.body)),
  }),
];
