/** The letters of sign-in and invitations: plain text, with one link each. */
import type { Mail } from './types.ts';

/** To somebody who said that the password is forgotten. */
export const resetPasswordMail = (to: string, url: string): Mail => ({
  to,
  subject: 'Set a new password for Quayside',
  text: `Somebody, probably you, asked for a new Quayside password for this address.\n\nSet it here within one hour:\n${url}\n\nIf it was not you, do nothing: the old password stays.`,
});

/** To a new user. */
export const verifyEmailMail = (to: string, url: string): Mail => ({
  to,
  subject: 'Confirm your e-mail address for Quayside',
  text: `Confirm that this address is yours:\n${url}\n\nIf you did not sign up, do nothing.`,
});

/** To somebody a company owner invited. */
export const invitationMail = (to: string, company: string, role: string, url: string): Mail => ({
  to,
  subject: `${company} invites you to Quayside`,
  text: `${company} invites you to act for it on Quayside as ${role}.\n\nSign in or sign up with this address, then accept here within seven days:\n${url}\n\nIf you do not know ${company}, do nothing.`,
});
