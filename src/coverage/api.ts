/** Routes of limits. */
import type { Context } from '../context.ts';
import { callOf, readCallOf } from '../http/call.ts';
import { type Route, answer, committed, route } from '../http/route.ts';
import { FORMULA } from './formula.data.ts';
import { FormulaAnswer, GrantAnswer, GrantBody, LimitsAnswer, SupplierPath } from './schema.ts';
import { grant, readLimits } from './service.ts';

const tags = ['limits'];
const on = (verb: string) => ({ verb, thing: 'supplier', param: 'supplierId' }) as const;

/** What is granted, and how it is come by. */
export const routes = (ctx: Context): readonly Route[] => [
  route({
    method: 'GET',
    url: '/v1/limit-formula',
    tags,
    summary: 'The published formula of the limits',
    access: { public: true },
    responses: { 200: FormulaAnswer },
    handler: async () => answer(200, FORMULA),
  }),
  route({
    method: 'GET',
    url: '/v1/suppliers/:supplierId/limit',
    tags,
    summary: 'The limits of a supplier, why they are so and what would raise them',
    access: on('limit.read'),
    params: SupplierPath,
    responses: { 200: LimitsAnswer },
    handler: async (call) => committed(await readLimits(ctx, readCallOf(ctx, call), call.params.supplierId)),
  }),
  route({
    method: 'POST',
    url: '/v1/suppliers/:supplierId/limit',
    tags,
    summary: 'Grant a supplier a limit in one currency',
    access: on('limit.grant'),
    params: SupplierPath,
    body: GrantBody,
    responses: { 200: GrantAnswer },
    handler: async (call) => committed(await grant(ctx, callOf(ctx, call), call.params.supplierId, call.body)),
  }),
];
