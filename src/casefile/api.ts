/** Routes of case files: the sealed archive of a claim, and the keys that sign. */
import Type from 'typebox';
import type { Context } from '../context.ts';
import { readCallOf } from '../http/call.ts';
import { type Route, answer, route } from '../http/route.ts';
import { binary, id, orderId } from '../http/schema.ts';
import { makeCaseFile, publicKeys } from './service.ts';

const Params = Type.Object({ orderId: orderId(), claimId: id() });
const KeysAnswer = Type.Object({ keys: Type.Array(Type.Object({}, { additionalProperties: true })) });

/** All routes of this slice. */
export const routes = (ctx: Context): readonly Route[] => [
  route({
    method: 'GET',
    url: '/v1/orders/:orderId/claims/:claimId/case-file',
    tags: ['claims'],
    summary: 'The sealed case file: everything that an outsider needs to verify the claim',
    access: { verb: 'case_file.read', thing: 'order', param: 'orderId' },
    params: Params,
    responses: { 200: binary() },
    handler: async (call) => {
      const made = await makeCaseFile(ctx, readCallOf(ctx, call), call.params);
      if (!made.ok) return made;
      const { claimId } = call.params;
      return call.reply
        .header('Content-Type', 'application/zip')
        .header('Content-Disposition', `attachment; filename="quayside-case-${claimId}.zip"`)
        .send(Buffer.from(made.value));
    },
  }),
  route({
    method: 'GET',
    url: '/v1/programme/keys',
    tags: ['programme'],
    summary: 'The public keys that sign case files (JWKS)',
    access: { public: true },
    responses: { 200: KeysAnswer },
    handler: async () => answer(200, await publicKeys(ctx)),
  }),
];
