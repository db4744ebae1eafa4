/** Request shapes of letters: which claim, in which language, as text or as PDF. */
import Type from 'typebox';
import { id, oneOf, orderId } from '../http/schema.ts';

export const LetterParams = Type.Object({ orderId: orderId(), claimId: id() });

export const LetterQuery = Type.Object({
  lang: Type.Optional(oneOf(['en', 'zh'], 'Default: by Accept-Language')),
  format: Type.Optional(oneOf(['text', 'pdf'], 'Default: text')),
});
