/** A mail as nodemailer takes it: one addressee, headers that hold no line breaks, an id made from the idempotency key. */
import type { SendMailOptions } from 'nodemailer';
import { sha256 } from '../../kernel/canonical.ts';
import type { Mail } from './types.ts';

/** One plain address; what a registered person gave, so names and lists are not expected. */
const ADDRESS = /^[^\s@<>",;:()[\]\\]{1,64}@[^\s@<>",;:()[\]\\]{1,253}$/;

/** The name of the mail among all mails: the same for each attempt. */
export const mailId = (mail: Mail): string => sha256(mail.idempotencyKey).slice(0, 32);

/** The message, or null when the address can never be delivered to. */
export function messageOf(mail: Mail, from: string): SendMailOptions | null {
  if (!ADDRESS.test(mail.to)) return null;
  const domain = /@([^>\s]+)>?$/.exec(from)?.[1] ?? 'localhost';
  return {
    from,
    to: { name: '', address: mail.to },
    // A line break would begin another header.
    subject: mail.subject.replaceAll(/[\r\n]+/g, ' '),
    text: mail.text,
    ...(mail.html === undefined ? {} : { html: mail.html }),
    messageId: `<${mailId(mail)}@${domain}>`,
    headers: { 'Auto-Submitted': 'auto-generated' },
    // Mail is built from our own words only: nothing is ever read from a path or an address on the network.
    disableFileAccess: true,
    disableUrlAccess: true,
  };
}
