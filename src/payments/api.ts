/** Routes of payments: how to pay, wires, receipts, bank statements and the unmatched queue. */
import type { Context } from '../context.ts';
import { callOf, readCallOf } from '../http/call.ts';
import { type Route, committed, route } from '../http/route.ts';
import { LIMITS } from '../kernel/limits.ts';
import { readUpload } from '../http/upload.ts';
import { OrderAnswer } from '../orders/schema.ts';
import { matchCredit } from './bank.match.service.ts';
import { importStatement, readQueue } from './bank.service.ts';
import { suggestFor } from './bank.suggest.service.ts';
import {
  DeclareBody,
  ImportAnswer,
  InstalmentParams,
  InstructionsAnswer,
  LineParams,
  MatchAnswer,
  MatchBody,
  OrderParams,
  QueueAnswer,
  QueueQuery,
  SuggestionsAnswer,
  WiresAnswer,
} from './schema.ts';
import { readWires } from './ladder.service.ts';
import { confirmReceipt, declare, readInstructions } from './service.ts';

const tags = ['payments'];
const on = (verb: string) => ({ verb, thing: 'order', param: 'orderId' }) as const;

/** All routes of payments. */
export const routes = (ctx: Context): readonly Route[] => [
  route({
    method: 'GET',
    url: '/v1/orders/:orderId/payment-instructions',
    tags,
    summary: 'What to pay next, where and under which reference',
    access: on('payment.read'),
    params: OrderParams,
    responses: { 200: InstructionsAnswer },
    handler: async (call) => committed(await readInstructions(ctx, readCallOf(ctx, call), call.params.orderId)),
  }),
  route({
    method: 'GET',
    url: '/v1/orders/:orderId/wires',
    tags,
    summary: 'How far each wire came: instructed, seen at the bank, matched, covered',
    access: on('payment.read'),
    params: OrderParams,
    responses: { 200: WiresAnswer },
    handler: async (call) => committed(await readWires(ctx, readCallOf(ctx, call), call.params.orderId)),
  }),
  route({
    method: 'POST',
    url: '/v1/orders/:orderId/wires',
    tags,
    summary: 'Announce a wire; declare who pays where it is not the buyer',
    access: on('payment.declare_wire'),
    params: OrderParams,
    body: DeclareBody,
    responses: { 200: OrderAnswer },
    handler: async (call) => committed(await declare(ctx, callOf(ctx, call), call.params.orderId, call.body)),
  }),
  route({
    method: 'POST',
    url: '/v1/orders/:orderId/instalments/:instalment/receipt',
    tags,
    summary: 'The supplier confirms that an instalment arrived',
    access: on('payment.confirm_receipt'),
    params: InstalmentParams,
    responses: { 200: OrderAnswer },
    handler: async (call) => committed(await confirmReceipt(ctx, callOf(ctx, call), call.params.orderId, call.params.instalment)),
  }),
  route({
    method: 'POST',
    url: '/v1/bank/statements',
    tags,
    summary: 'Import a camt.053 or camt.054 file',
    access: { verb: 'bank.import', thing: 'programme' },
    accepts: 'statement',
    bodyLimit: LIMITS.bankFile,
    responses: { 201: ImportAnswer },
    handler: async (call) => {
      const upload = await readUpload(call.request, { maxBytes: LIMITS.bankFile, kinds: ['xml'] });
      return upload.ok ? committed(await importStatement(ctx, callOf(ctx, call), upload.value)) : upload;
    },
  }),
  route({
    method: 'GET',
    url: '/v1/bank/unmatched',
    tags,
    summary: 'Bank lines that wait for a person, oldest first',
    access: { verb: 'bank.read', thing: 'programme' },
    query: QueueQuery,
    responses: { 200: QueueAnswer },
    handler: async (call) => committed(await readQueue(ctx, call.principal, call.query.after ?? null, call.query.limit ?? 50)),
  }),
  route({
    method: 'GET',
    url: '/v1/bank/lines/:lineId/suggestions',
    tags,
    summary: 'Orders that a bank line may be for, the likeliest first, with what speaks for each',
    access: { verb: 'bank.read', thing: 'programme' },
    params: LineParams,
    responses: { 200: SuggestionsAnswer },
    handler: async (call) => committed(await suggestFor(ctx, readCallOf(ctx, call), call.params.lineId)),
  }),
  route({
    method: 'POST',
    url: '/v1/bank/lines/:lineId/match',
    tags,
    summary: 'Give an unmatched line to an order',
    access: { verb: 'bank.match', thing: 'programme' },
    params: LineParams,
    body: MatchBody,
    responses: { 200: MatchAnswer },
    handler: async (call) => {
      const { orderId, instalment } = call.body;
      return committed(
        await matchCredit(ctx, callOf(ctx, call), call.params.lineId, { orderId, instalment: instalment ?? null }),
      );
    },
  }),
];
