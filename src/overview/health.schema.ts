/** Shape of the health page's answer. */
import Type from 'typebox';
import { instant, nullable, oneOf } from '../http/schema.ts';

export const HealthAnswer = Type.Object({
  at: instant('By the programme’s clock'),
  workers: oneOf(['on_time', 'late'], 'late: a deadline passed more than a minute ago and was not run'),
  deadlines: Type.Object({
    overdue: Type.Integer(),
    oldestDueAt: nullable(instant()),
    nextDueAt: nullable(instant()),
  }),
  queues: Type.Array(
    Type.Object({
      queue: Type.String(),
      waiting: Type.Integer(),
      active: Type.Integer(),
      failed: Type.Integer({ description: 'Tried as often as the queue allows, and given up' }),
      oldestWaitingAt: nullable(instant()),
    }),
  ),
  bank: Type.Object({
    lastImportAt: nullable(instant()),
    unmatched: Type.Integer({ description: 'Lines that wait for a person' }),
    unread: Type.Integer({ description: 'Lines that were stored and not looked at yet' }),
  }),
  frozen: Type.Integer({ description: 'Streams that a failed check has frozen' }),
  database: Type.String({ description: 'Version of PostgreSQL' }),
});
