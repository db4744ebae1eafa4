/** Routes of the ledger: an order's statement, a company's statement, the trial balance. */
import type { Context } from '../context.ts';
import { readCallOf } from '../http/call.ts';
import { type SortKey, pageOf, sliceOf } from '../http/paging.ts';
import { type Committed, type Route, committed, route } from '../http/route.ts';
import { type Json, type Refused, type Result, ok } from '../kernel/result.ts';
import { OrderParams, PeriodAnswer, PeriodQuery, StatementAnswer, TrialBalanceAnswer } from './schema.ts';
import { readPeriod, readPeriodCsv, readStatement, readTrialBalance } from './service.ts';

const tags = ['ledger'];

const shown = (result: Result<Json>): Committed | Refused =>
  result.ok ? committed({ kind: 'done', status: 200, answer: result.value, replayed: false }) : result;

/** The place in a period that a cursor names. */
const startOf = ([at, orderId, seq, intentId]: SortKey) => ({
  at: String(at),
  orderId: String(orderId),
  seq: Number(seq),
  intentId: String(intentId),
});

/** All routes of the ledger; they only read. */
export const routes = (ctx: Context): readonly Route[] => [
  route({
    method: 'GET',
    url: '/v1/orders/:orderId/statement',
    tags,
    summary: "Every movement of an order's money, and what they come to",
    access: { verb: 'payment.read', thing: 'order', param: 'orderId' },
    params: OrderParams,
    responses: { 200: StatementAnswer },
    handler: async (call) => shown(await readStatement(ctx, readCallOf(ctx, call), call.params.orderId)),
  }),
  route({
    method: 'GET',
    url: '/v1/statements',
    tags,
    summary: 'Movements of all your orders in a period, as JSON or CSV',
    description: 'At most a year. With format=csv the whole period as one file, at most 20,000 lines.',
    access: { verb: 'statement.read', thing: 'none' },
    query: PeriodQuery,
    responses: { 200: PeriodAnswer },
    handler: async (call) => {
      const { format, ...ask } = call.query;
      const reader = readCallOf(ctx, call);
      if (format === 'csv') {
        const csv = await readPeriodCsv(ctx, reader, ask);
        if (!csv.ok) return csv;
        const disposition = `attachment; filename="statement-${ask.from}-${ask.to}.csv"`;
        return call.reply.type('text/csv; charset=utf-8').header('Content-Disposition', disposition).send(csv.value);
      }
      const name = `statement:${call.principal.companyId}:${ask.from}:${ask.to}`;
      const slice = sliceOf(name, call.query);
      if (!slice.ok) return slice;
      const { after, limit } = slice.value;
      const page = await readPeriod(ctx, reader, ask, after && startOf(after), limit);
      if (!page.ok) return page;
      const { items, next } = pageOf(name, page.value.lines, limit, (line) => line.key);
      return shown(ok({ ...page.value.head, items: items.map((line) => line.shown), next }));
    },
  }),
  route({
    method: 'GET',
    url: '/v1/ledger/trial-balance',
    tags,
    summary: 'Debits and credits of all accounts by kind and currency',
    access: { verb: 'ledger.trial_balance', thing: 'programme' },
    responses: { 200: TrialBalanceAnswer },
    handler: async (call) => shown(await readTrialBalance(ctx, readCallOf(ctx, call))),
  }),
];
