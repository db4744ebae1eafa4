/** Signatures over a webhook's bytes and its time: `t=<seconds>,v1=<hex HMAC-SHA-256 of "t.bytes">`. */
import { createHmac, timingSafeEqual } from 'node:crypto';
import { type Instant, toMillis } from '../../kernel/dates.ts';

/** How old an event may be, seconds. Source: the processor's documentation. */
const TOLERANCE = 300;

const seconds = (at: Instant): number => Math.floor(toMillis(at) / 1_000);

const digest = (secret: string, time: string, raw: Uint8Array): Buffer =>
  createHmac('sha256', secret).update(`${time}.`).update(raw).digest();

/** The header of an event sent at an instant. */
export function sign(secret: string, raw: Uint8Array, at: Instant): string {
  const time = String(seconds(at));
  return `t=${time},v1=${digest(secret, time, raw).toString('hex')}`;
}

/** Whether one of the header's signatures is genuine and not older than the tolerance. Compares in constant time. */
export function isSigned(secret: string, raw: Uint8Array, header: string, now: Instant): boolean {
  const parts = header.split(',').map((part) => part.trim().split('='));
  const time = parts.find(([name]) => name === 't')?.[1] ?? '';
  if (!/^\d{1,12}$/.test(time) || seconds(now) - Number(time) > TOLERANCE) return false;
  const wanted = digest(secret, time, raw);
  return parts.some(([name, text = '']) => {
    const given = Buffer.from(text, 'hex');
    return name === 'v1' && given.length === wanted.length && timingSafeEqual(given, wanted);
  });
}
