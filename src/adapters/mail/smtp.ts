/** Mail through an SMTP server. */
import { createTransport } from 'nodemailer';
import { messageOf } from './message.ts';
import type { MailOutcome, MailPort } from './types.ts';

const TIMEOUT_MS = 20_000;

/** A 5xx reply to the envelope or the message is final; all else (no connection, 4xx, sign-in, timeouts) may pass. */
function outcomeOf(error: unknown): MailOutcome {
  const { responseCode, command } = error as { readonly responseCode?: unknown; readonly command?: unknown };
  const final = typeof responseCode === 'number' && responseCode >= 500 && responseCode < 600;
  const aboutMail = typeof command === 'string' && ['RCPT TO', 'DATA'].includes(command);
  return final && aboutMail ? 'refused' : 'retry';
}

/**
 * Sends through the server at `url`: `smtp://user:password@host:587` or `smtps://...:465`. Certificates are checked; a
 * server that offers STARTTLS is spoken to through it.
 * @param onError is told why an attempt failed, for the log
 */
export function smtpMail(url: string, from: string, onError: (error: unknown) => void = () => {}): MailPort {
  const transport = createTransport({
    url,
    pool: true,
    maxConnections: 2,
    connectionTimeout: TIMEOUT_MS,
    greetingTimeout: TIMEOUT_MS,
    socketTimeout: TIMEOUT_MS,
  });
  return {
    send: async (mail) => {
      const message = messageOf(mail, from);
      if (!message) return 'refused';
      try {
        await transport.sendMail(message);
        return 'sent';
      } catch (error) {
        onError(error);
        return outcomeOf(error);
      }
    },
    close: () => transport.close(),
  };
}
