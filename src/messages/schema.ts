/** Request and answer shapes of messages. */
import Type from 'typebox';
import { PAGE_FIELDS, pageShape } from '../http/paging.ts';
import { companyId, id, instant, nullable, oneOf, orderId, text, warning } from '../http/schema.ts';
import { OrderAnswer } from '../orders/schema.ts';
import { SIGNALS } from './types.ts';

export const OrderParams = Type.Object({ orderId: orderId() });
export const CompanyParams = Type.Object({ companyId: companyId() });
export const ListQuery = Type.Object(PAGE_FIELDS, { additionalProperties: false });

export const MessageBody = Type.Object(
  { text: text(undefined, 'Both sides and the operators read it. It changes no contract: an amendment that both confirm does') },
  { additionalProperties: false },
);

const flags = () => Type.Array(oneOf([...SIGNALS]), { description: 'Signs of risk that were read in it' });

const promise = Type.Object({
  kind: oneOf(['to_door', 'all_included', 'customs_paid', 'free_inspection', 'free_spares', 'ship_by', 'warranty', 'cover']),
  on: Type.Optional(Type.String()),
  months: Type.Optional(Type.Integer()),
  cover: Type.Optional(Type.String()),
});
const promises = () => Type.Array(promise, { description: 'What a contract would say in its terms; binding only once it does' });

const sent = Type.Object({ messageId: id(), flags: flags(), promises: promises() });

export const SentAnswer = Type.Object({ ...OrderAnswer.properties, message: sent });
export const InquiryAnswer = Type.Object({ message: sent, warnings: Type.Array(warning()) });

export const MessagePage = pageShape(
  Type.Object({
    messageId: id(),
    channel: oneOf(['inquiry', 'order'], 'inquiry: written between the two companies, not in this order'),
    from: companyId(),
    userId: Type.String(),
    at: instant(),
    text: nullable(Type.String({ description: 'null where it was erased' })),
    erased: Type.Boolean(),
    flags: flags(),
    promises: promises(),
  }),
);

export const ThreadList = Type.Object({
  items: Type.Array(
    Type.Object({
      companyId: companyId(),
      name: nullable(Type.String()),
      count: Type.Integer({ description: 'Messages of both' }),
      lastAt: instant(),
      theirs: Type.Boolean({ description: 'The other company wrote last' }),
    }),
  ),
});
