/** Shapes of the stream of changes. */
import Type from 'typebox';
import { list, orderId } from '../http/schema.ts';

/** As many as a page of a list shows. */
const MOST_ORDERS = 50;

export const LiveQuery = Type.Object({ order: list(orderId(), MOST_ORDERS) }, { additionalProperties: false });
