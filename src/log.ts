/** Structured logs; secrets and personal fields are cut out before a line is written. */
import { type Logger, pino } from 'pino';

export type Log = Logger;

/** Paths whose values never reach a log line. */
const SECRET = [
  'password',
  '*.password',
  'token',
  '*.token',
  'secret',
  '*.secret',
  'secretKey',
  '*.secretKey',
  'webhookSecret',
  '*.webhookSecret',
  '*.*.secretKey',
  '*.*.webhookSecret',
  'clientSecret',
  '*.clientSecret',
  '*.*.clientSecret',
  'authorization',
  '*.authorization',
  'cookie',
  '*.cookie',
  'req.headers.authorization',
  'req.headers.cookie',
  'req.headers["x-api-key"]',
  'res.headers["set-cookie"]',
  '*.connectionString',
];

/** A logger at the given level (`silent` in tests). */
export const makeLog = (level: string): Log => pino({ level, redact: { paths: SECRET, censor: '[cut]' } });
