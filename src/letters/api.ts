/** The route of letters: the decision, or what the two agreed, as both sides read it. */
import type { Context } from '../context.ts';
import { readCallOf } from '../http/call.ts';
import { type Route, route } from '../http/route.ts';
import { binary } from '../http/schema.ts';
import { LetterParams, LetterQuery } from './schema.ts';
import { letterBytes, readLetter } from './service.ts';
import type { LetterFormat } from './types.ts';

const TYPES: Readonly<Record<LetterFormat, { readonly mediaType: string; readonly ending: string }>> = {
  text: { mediaType: 'text/plain; charset=utf-8', ending: 'txt' },
  pdf: { mediaType: 'application/pdf', ending: 'pdf' },
};

/** All routes of this slice. */
export const routes = (ctx: Context): readonly Route[] => [
  route({
    method: 'GET',
    url: '/v1/orders/:orderId/claims/:claimId/letter',
    tags: ['claims'],
    summary: 'The letter of a claim: its decision with every reason, or the settlement',
    description:
      'In English or Chinese, as plain text or as PDF; both say the same. There is none before the second person approved.',
    access: { verb: 'claim.read', thing: 'order', param: 'orderId' },
    params: LetterParams,
    query: LetterQuery,
    responses: { 200: binary() },
    handler: async (call) => {
      const { lang = call.lang, format = 'text' } = call.query;
      const letter = await readLetter(ctx, readCallOf(ctx, call), call.params, lang);
      if (!letter.ok) return letter;
      const { mediaType, ending } = TYPES[format];
      const bytes = await letterBytes(letter.value, format);
      return call.reply
        .header('Content-Type', mediaType)
        .header('Content-Language', lang)
        .header('Content-Disposition', `attachment; filename="quayside-letter-${call.params.claimId}-${lang}.${ending}"`)
        .send(Buffer.from(bytes));
    },
  }),
];
