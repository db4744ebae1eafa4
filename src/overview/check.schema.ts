/** Shapes of the check over HTTP. */
import Type from 'typebox';
import { PAGE_FIELDS } from '../http/paging.ts';
import { integer, nullable } from '../http/schema.ts';

const finding = Type.Object({
  invariant: Type.String(),
  code: Type.String(),
  supplierId: nullable(Type.String()),
  kind: nullable(Type.String()),
  id: nullable(Type.String()),
  data: Type.Unknown(),
});
export const CheckQuery = Type.Object(
  { limit: Type.Optional(integer(1, 200, 'Streams of this page')), cursor: PAGE_FIELDS.cursor },
  { additionalProperties: false },
);
export const CheckPage = Type.Object({
  streams: Type.Integer(),
  events: Type.Integer(),
  findings: Type.Array(finding),
  next: nullable(Type.String()),
});
