/** Routes of settlement accounts: register, change, call back, and the payee check. */
import type { Context } from '../context.ts';
import { callOf, readCallOf } from '../http/call.ts';
import { type Route, committed, route } from '../http/route.ts';
import * as S from './payee.schema.ts';
import { approve, askChange, check, readAccountPage, readQueue, registerFirst, tellCallBack, withdraw } from './payee.service.ts';
import { SupplierPath } from './schema.ts';

const tags = ['payees'];
const on = (verb: string) => ({ verb, thing: 'supplier', param: 'supplierId' }) as const;
const responses = { 200: S.AccountAnswer };
const created = { 201: S.AccountAnswer };

/** All routes of settlement accounts. */
export const routes = (ctx: Context): readonly Route[] => [
  route({
    method: 'POST',
    url: '/v1/suppliers/:supplierId/payee-checks',
    tags,
    summary: 'Compare an account you were given with the registered one',
    access: on('payee.check'),
    idempotent: false,
    params: SupplierPath,
    body: S.CheckBody,
    responses: { 200: S.CheckAnswer },
    handler: async (call) => committed(await check(ctx, readCallOf(ctx, call), call.params.supplierId, call.body)),
  }),
  route({
    method: 'GET',
    url: '/v1/suppliers/:supplierId/account',
    tags,
    summary: 'The settlement account and its change under way',
    access: on('payee.read'),
    params: SupplierPath,
    responses: { 200: S.AccountPage },
    handler: async (call) => committed(await readAccountPage(ctx, readCallOf(ctx, call), call.params.supplierId)),
  }),
  route({
    method: 'POST',
    url: '/v1/suppliers/:supplierId/account',
    tags,
    summary: 'Register the first settlement account, in the company’s own name',
    access: on('payee.change'),
    params: SupplierPath,
    body: S.AccountBody,
    responses: created,
    handler: async (call) => committed(await registerFirst(ctx, callOf(ctx, call), call.params.supplierId, call.body)),
  }),
  route({
    method: 'POST',
    url: '/v1/suppliers/:supplierId/account/change',
    tags,
    summary: 'Ask for another settlement account',
    access: on('payee.change'),
    params: SupplierPath,
    body: S.AccountBody,
    responses: created,
    handler: async (call) => committed(await askChange(ctx, callOf(ctx, call), call.params.supplierId, call.body)),
  }),
  route({
    method: 'POST',
    url: '/v1/suppliers/:supplierId/account/change/approve',
    tags,
    summary: 'Approve the change as a second person',
    access: on('payee.approve'),
    params: SupplierPath,
    responses,
    handler: async (call) => committed(await approve(ctx, callOf(ctx, call), call.params.supplierId)),
  }),
  route({
    method: 'POST',
    url: '/v1/suppliers/:supplierId/account/change/call-back',
    tags,
    summary: 'Tell what the supplier said on the telephone',
    access: on('payee.call_back'),
    params: SupplierPath,
    body: S.CallBackBody,
    responses,
    handler: async (call) => committed(await tellCallBack(ctx, callOf(ctx, call), call.params.supplierId, call.body)),
  }),
  route({
    method: 'DELETE',
    url: '/v1/suppliers/:supplierId/account/change',
    tags,
    summary: 'Stop the change',
    access: on('payee.change'),
    params: SupplierPath,
    responses,
    handler: async (call) => committed(await withdraw(ctx, callOf(ctx, call), call.params.supplierId)),
  }),
  route({
    method: 'GET',
    url: '/v1/account-changes',
    tags,
    summary: 'Changes of accounts that wait for a call back, oldest first',
    access: { verb: 'payee.read', thing: 'programme' },
    query: S.WaitingQuery,
    responses: { 200: S.WaitingAnswer },
    handler: async (call) => committed(await readQueue(ctx, readCallOf(ctx, call), call.query.limit ?? 50)),
  }),
];
