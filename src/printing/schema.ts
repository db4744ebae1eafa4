/** Request and answer shapes of the contract on paper. */
import Type from 'typebox';
import { instant, nullable, oneOf, orderId } from '../http/schema.ts';

export const DocumentParams = Type.Object({ orderId: orderId() });

export const DocumentQuery = Type.Object({
  lang: Type.Optional(oneOf(['en', 'zh', 'both'], 'Default: by Accept-Language')),
  format: Type.Optional(oneOf(['text', 'pdf'], 'Default: text')),
});

export const FingerprintParams = Type.Object({
  fingerprint: Type.String({ pattern: '^[0-9a-f]{64}$', maxLength: 64, description: 'SHA-256 of a contract, as printed' }),
});

export const KnownAnswer = Type.Object({
  known: Type.Boolean(),
  confirmedAt: nullable(instant()),
  version: nullable(Type.Integer()),
});
