/** The route of letters: the decision, or what the two agreed, as both sides read it. */
import type { Context } from '../context.ts';
import { readCallOf } from '../http/call.ts';
import { printedAnswer } from '../http/printed.ts';
import { type Route, route } from '../http/route.ts';
import { binary } from '../http/schema.ts';
import { LetterParams, LetterQuery } from './schema.ts';
import { printedBytes, readLetter } from './service.ts';

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
      const bytes = await printedBytes(letter.value, format);
      return printedAnswer({ bytes, format, languages: [lang], name: `quayside-letter-${call.params.claimId}-${lang}` });
    },
  }),
];
