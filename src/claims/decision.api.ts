/** Routes of decisions: determining, approving, sending back, appealing. */
import type { Context } from '../context.ts';
import { callOf, readCallOf } from '../http/call.ts';
import { type Route, committed, route } from '../http/route.ts';
import { AppealBody, DetermineBody, ForeseeQuery, PreviewAnswer, ReturnBody } from './decision.schema.ts';
import { appeal, approve, determine, previewDecision, returnDecision } from './decision.service.ts';
import { ClaimActAnswer, ClaimParams } from './schema.ts';

const on = (verb: string) => ({ verb, thing: 'order', param: 'orderId' }) as const;
const tags = ['claims'];
const one = '/v1/orders/:orderId/claims/:claimId';

/** All routes of this file. */
export const decisionRoutes = (ctx: Context): readonly Route[] => [
  route({
    method: 'GET',
    url: `${one}/determination/preview`,
    tags,
    summary: 'What would be decided on what is filed now',
    description: 'Changes nothing and wants no fresh password. With `changed` it is reckoned as if a person had found so.',
    access: on('claim.foresee'),
    params: ClaimParams,
    query: ForeseeQuery,
    responses: { 200: PreviewAnswer },
    handler: async (call) => committed(await previewDecision(ctx, readCallOf(ctx, call), call.params, call.query.changed ?? [])),
  }),
  route({
    method: 'POST',
    url: `${one}/determination`,
    tags,
    summary: 'Decide the claim, or its appeal',
    access: on('claim.determine'),
    params: ClaimParams,
    body: DetermineBody,
    responses: { 201: ClaimActAnswer },
    handler: async (call) => committed(await determine(ctx, callOf(ctx, call), call.params, call.body)),
  }),
  route({
    method: 'POST',
    url: `${one}/approval`,
    tags,
    summary: 'Approve a decision as the second person',
    access: on('claim.approve'),
    params: ClaimParams,
    responses: { 200: ClaimActAnswer },
    handler: async (call) => committed(await approve(ctx, callOf(ctx, call), call.params)),
  }),
  route({
    method: 'POST',
    url: `${one}/return`,
    tags,
    summary: 'Send a decision back as the second person',
    access: on('claim.approve'),
    params: ClaimParams,
    body: ReturnBody,
    responses: { 200: ClaimActAnswer },
    handler: async (call) => committed(await returnDecision(ctx, callOf(ctx, call), call.params, call.body.reason)),
  }),
  route({
    method: 'POST',
    url: `${one}/appeal`,
    tags,
    summary: 'Appeal a decision, once',
    access: on('claim.appeal'),
    params: ClaimParams,
    body: AppealBody,
    responses: { 200: ClaimActAnswer },
    handler: async (call) => committed(await appeal(ctx, callOf(ctx, call), call.params, call.body)),
  }),
];
