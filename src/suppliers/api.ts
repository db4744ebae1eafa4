/** Routes of the directory: search, profiles, taking part, badges and products. */
import type { Context } from '../context.ts';
import { callOf } from '../http/call.ts';
import { pageOf, sliceOf } from '../http/paging.ts';
import { type Route, answer, committed, route } from '../http/route.ts';
import { nothing } from '../http/schema.ts';
import { BADGES } from './badges.data.ts';
import { readDirectoryEntry, readProducts, search } from './directory.service.ts';
import * as S from './schema.ts';
import {
  addProduct,
  changeProduct,
  giveBadge,
  joinProgramme,
  leaveProgramme,
  register,
  removeProduct,
  takeBadge,
  writeProfile,
} from './service.ts';
import { BADGE_KINDS } from './types.ts';

const tags = ['suppliers'];
const on = (verb: string) => ({ verb, thing: 'supplier', param: 'supplierId' }) as const;
const responses = { 200: S.SupplierAnswer };

/** All routes of the directory. */
export const routes = (ctx: Context): readonly Route[] => [...directoryRoutes(ctx), ...ownRoutes(ctx), ...badgeRoutes(ctx)];

const directoryRoutes = (ctx: Context): readonly Route[] => [
  route({
    method: 'GET',
    url: '/v1/suppliers',
    tags,
    summary: 'Search suppliers; filters combine',
    access: { public: true },
    query: S.SearchQuery,
    responses: { 200: S.SearchAnswer },
    handler: async ({ query }) => {
      // A cursor belongs to the list it was made for: the same question without its page.
      const { limit: _, cursor: __, ...asked } = query;
      const name = `suppliers by cover ${JSON.stringify(Object.entries(asked).sort())}`;
      const slice = sliceOf(name, query);
      if (!slice.ok) return slice;
      const found = await search(ctx, query, slice.value);
      if (!found.ok) return found;
      const { rows, facets } = found.value;
      return answer(200, { ...pageOf(name, rows, slice.value.limit, (row) => [row.sort, row.supplierId]), facets });
    },
  }),
  route({
    method: 'GET',
    url: '/v1/suppliers/:supplierId',
    tags,
    summary: 'A supplier: badges and what they do not prove, limit, products',
    access: { public: true },
    params: S.SupplierPath,
    responses: { 200: S.ProfileAnswer },
    handler: async (call) => {
      const entry = await readDirectoryEntry(ctx, call.params.supplierId);
      return entry.ok ? answer(200, entry.value) : entry;
    },
  }),
  route({
    method: 'GET',
    url: '/v1/suppliers/:supplierId/products',
    tags,
    summary: 'Products of a supplier, by name',
    access: { public: true },
    params: S.SupplierPath,
    query: S.ProductsQuery,
    responses: { 200: S.ProductsAnswer },
    handler: async ({ params: { supplierId }, query }) => {
      const name = `products ${supplierId}`;
      const slice = sliceOf(name, query);
      if (!slice.ok) return slice;
      const rows = await readProducts(ctx, supplierId, slice.value);
      return answer(
        200,
        pageOf(name, rows, slice.value.limit, (row) => [row.name, row.productId]),
      );
    },
  }),
  route({
    method: 'GET',
    url: '/v1/badges',
    tags,
    summary: 'What each badge means, and what it does not prove',
    access: { public: true },
    responses: { 200: S.BadgesAnswer },
    handler: async () => answer(200, { items: BADGE_KINDS.map((badge) => ({ badge, ...BADGES[badge] })) }),
  }),
];

const ownRoutes = (ctx: Context): readonly Route[] => [
  route({
    method: 'POST',
    url: '/v1/suppliers',
    tags,
    summary: 'Enter the directory with the acting company',
    access: { verb: 'supplier.register', thing: 'none' },
    body: S.ProfileBody,
    responses: { 201: S.SupplierAnswer },
    handler: async (call) => committed(await register(ctx, callOf(ctx, call), call.body)),
  }),
  route({
    method: 'PUT',
    url: '/v1/suppliers/:supplierId/profile',
    tags,
    summary: 'Replace text and categories',
    access: on('supplier.edit'),
    params: S.SupplierPath,
    body: S.ProfileBody,
    responses,
    handler: async (call) => committed(await writeProfile(ctx, callOf(ctx, call), call.params.supplierId, call.body)),
  }),
  route({
    method: 'PUT',
    url: '/v1/suppliers/:supplierId/enrolment',
    tags,
    summary: 'Take part in the programme; needs a settlement account',
    access: on('supplier.enrol'),
    params: S.SupplierPath,
    responses,
    handler: async (call) => committed(await joinProgramme(ctx, callOf(ctx, call), call.params.supplierId)),
  }),
  route({
    method: 'DELETE',
    url: '/v1/suppliers/:supplierId/enrolment',
    tags,
    summary: 'Leave the programme; orders that stand keep their cover',
    access: on('supplier.enrol'),
    params: S.SupplierPath,
    responses,
    handler: async (call) => committed(await leaveProgramme(ctx, callOf(ctx, call), call.params.supplierId)),
  }),
  route({
    method: 'POST',
    url: '/v1/suppliers/:supplierId/products',
    tags,
    summary: 'Offer a product',
    access: on('supplier.edit'),
    params: S.SupplierPath,
    body: S.ProductBody,
    responses: { 201: S.ProductShape },
    handler: async (call) => committed(await addProduct(ctx, callOf(ctx, call), call.params.supplierId, call.body)),
  }),
  route({
    method: 'PUT',
    url: '/v1/suppliers/:supplierId/products/:productId',
    tags,
    summary: 'Change a product that is offered',
    access: on('supplier.edit'),
    params: S.ProductPath,
    body: S.ProductBody,
    responses: { 200: S.ProductShape },
    handler: async (call) =>
      committed(await changeProduct(ctx, callOf(ctx, call), call.params.supplierId, call.params.productId, call.body)),
  }),
  route({
    method: 'DELETE',
    url: '/v1/suppliers/:supplierId/products/:productId',
    tags,
    summary: 'Take a product out of the directory',
    access: on('supplier.edit'),
    params: S.ProductPath,
    responses: { 204: nothing() },
    handler: async (call) =>
      committed(await removeProduct(ctx, callOf(ctx, call), call.params.supplierId, call.params.productId)),
  }),
];

const badgeRoutes = (ctx: Context): readonly Route[] => [
  route({
    method: 'POST',
    url: '/v1/suppliers/:supplierId/badges',
    tags,
    summary: 'Grant a badge, or replace the one of its kind',
    access: on('supplier.badge'),
    params: S.SupplierPath,
    body: S.BadgeBody,
    responses,
    handler: async (call) => committed(await giveBadge(ctx, callOf(ctx, call), call.params.supplierId, call.body)),
  }),
  route({
    method: 'POST',
    url: '/v1/suppliers/:supplierId/badges/:badge/withdraw',
    tags,
    summary: 'Take a badge away before its day',
    access: on('supplier.badge'),
    params: S.BadgePath,
    body: S.WithdrawBody,
    responses,
    handler: async (call) => {
      const { supplierId, badge } = call.params;
      return committed(await takeBadge(ctx, callOf(ctx, call), supplierId, badge, call.body.because));
    },
  }),
];
