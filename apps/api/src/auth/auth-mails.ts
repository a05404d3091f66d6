import type { Mailer } from '@latchkey/mail/create-mailer';
import type { Mail } from '@latchkey/mail/mail';
import { changeEmailMail } from '@latchkey/mail/templates/change-email';
import { magicLinkMail } from '@latchkey/mail/templates/magic-link';
import { resetPasswordMail } from '@latchkey/mail/templates/reset-password';
import { type SecurityChange, securityChangeMail } from '@latchkey/mail/templates/security-change';
import { verifyEmailMail } from '@latchkey/mail/templates/verify-email';
import type { Logger } from '@latchkey/runtime/create-logger';
import { APIError } from 'better-auth/api';
import { localeOf } from './locale-of.ts';
import { pageLinks } from './page-links.ts';

interface Outside {
  mailer: Mailer;
  logger: Logger;
}

/** How long links are good for. */
export const linkLife = { magicLinkMinutes: 15, resetPasswordMinutes: 30, verifyEmailHours: 24 } as const;

/**
 * The mails of signing in: each with a link to a page of ours, in the language of who asked.
 *
 * @throws {APIError} `MAIL_UNAVAILABLE` when the mail server has not taken the mail
 */
export function authMails({ mailer, logger }: Outside, publicWebUrl: string) {
  const send = async (to: string, mail: Mail): Promise<void> => {
    try {
      await mailer.send(to, mail);
    } catch (error) {
      // The error itself may name the address.
      logger.warn({ part: 'auth', reason: (error as { code?: unknown }).code }, 'a mail could not be sent');
      throw mailUnavailable();
    }
  };
  const links = pageLinks(publicWebUrl);
  return {
    magicLink: (
      email: string,
      { token, next }: { token: string; next: string | null },
      headers?: Headers,
    ) => {
      const link = { url: links.magicLink(token, next), minutes: linkLife.magicLinkMinutes };
      return send(email, magicLinkMail(localeOf(headers), link));
    },
    resetPassword: (email: string, token: string, headers?: Headers) => {
      const link = { url: links.resetPassword(token), minutes: linkLife.resetPasswordMinutes };
      return send(email, resetPasswordMail(localeOf(headers), link));
    },
    verifyEmail: (email: string, token: string, headers?: Headers) => {
      const link = { url: links.verifyEmail(token), hours: linkLife.verifyEmailHours };
      return send(email, verifyEmailMail(localeOf(headers), link));
    },
    changeEmail: (email: string, newEmail: string, token: string, headers?: Headers) => {
      const link = { newEmail, url: links.verifyEmail(token), hours: linkLife.verifyEmailHours };
      return send(email, changeEmailMail(localeOf(headers), link));
    },
    securityChange: (email: string, change: SecurityChange, headers?: Headers) =>
      send(email, securityChangeMail(localeOf(headers), { change, url: links.forgotPassword })),
  };
}

export type AuthMails = ReturnType<typeof authMails>;

export function mailUnavailable(): APIError {
  return new APIError('SERVICE_UNAVAILABLE', {
    code: 'MAIL_UNAVAILABLE',
    message: 'No mail can be sent right now.',
  });
}
