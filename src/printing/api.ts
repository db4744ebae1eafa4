/** Routes of the contract on paper: the document, and the public question whether a fingerprint is known. */
import type { Context } from '../context.ts';
import { readCallOf } from '../http/call.ts';
import { printedAnswer } from '../http/printed.ts';
import { type Route, answer, route } from '../http/route.ts';
import { binary } from '../http/schema.ts';
import { DocumentParams, DocumentQuery, FingerprintParams, KnownAnswer } from './schema.ts';
import { knowFingerprint, printContract } from './service.ts';

/** All routes of this slice. */
export const routes = (ctx: Context): readonly Route[] => [
  route({
    method: 'GET',
    url: '/v1/orders/:orderId/contract/document',
    tags: ['orders'],
    summary: 'The contract on paper, with the certificate of who confirmed it when',
    description:
      'The version in force, else the text on the table, which is then marked as not confirmed on every page. In English, ' +
      'Chinese or both, as plain text or as PDF.',
    access: { verb: 'order.read', thing: 'order', param: 'orderId' },
    params: DocumentParams,
    query: DocumentQuery,
    responses: { 200: binary() },
    handler: async (call) => {
      const { lang = call.lang, format = 'text' } = call.query;
      const { orderId } = call.params;
      const printed = await printContract(ctx, readCallOf(ctx, call), { orderId, lang, format });
      if (!printed.ok) return printed;
      const languages = lang === 'both' ? ['en', 'zh'] : [lang];
      return printedAnswer({ bytes: printed.value, format, languages, name: `quayside-contract-${orderId}-${lang}` });
    },
  }),
  route({
    method: 'GET',
    url: '/v1/contracts/:fingerprint',
    tags: ['orders'],
    summary: 'Whether a contract with this fingerprint was confirmed, since when and as which version',
    description: 'For whoever holds a paper and scans its code. It names nobody.',
    access: { public: true },
    params: FingerprintParams,
    responses: { 200: KnownAnswer },
    handler: async (call) => answer(200, await knowFingerprint(ctx, call.params.fingerprint)),
  }),
];
