import { forgetAttempts, type Limit, takeAttempt } from '@latchkey/db/attempt/take-attempt';
import type { Db } from '@latchkey/db/connect-database';
import { APIError, createAuthMiddleware, getSessionFromCtx } from 'better-auth/api';
import { mailUnavailable } from './auth-mails.ts';
import { takeMail } from './take-mail.ts';

/** Passwords that may be tried for one account, from wherever; a link by mail is still a way in. */
const passwordLimit = { most: 10, windowSeconds: 15 * 60 };
/** A name stands in mails to others: it is to be a name, not a message. */
const longestName = 80;

const passwordOf = (email: string): Limit['of'] => ['password', email];
const sendsMail = ['/sign-in/magic-link', '/request-password-reset', '/send-verification-email'];

/**
 * What is asked before the library gets a request: whether mails can be sent at all, and how often it was tried for the same
 * account or address. The library itself counts by where a request comes from; this holds against many places at once.
 */
export function guardSignIn(db: Db, canSendMail: boolean) {
  return createAuthMiddleware(async (context) => {
    const { path } = context;
    const email = fieldIn(context.body, 'email');
    if ((fieldIn(context.body, 'name')?.length ?? 0) > longestName) throw nameTooLong();
    if (path === '/sign-in/email' && email) {
      refuse(await takeAttempt(db, { of: passwordOf(email), ...passwordLimit }));
    }
    if (sendsMail.includes(path)) {
      if (!canSendMail) throw mailUnavailable();
      if (email) refuse(await takeMail(db, email));
    }
    if (path === '/change-email' && !canSendMail) throw mailUnavailable();
    if (path === '/verify-email' && isChangeOfAddress(context.query) && !(await getSessionFromCtx(context)))
      throw signInFirst();
  });
}

/** What follows a request that has gone well: the right password begins the counting anew. */
export async function noteSignIn(db: Db, path: string, body: unknown): Promise<void> {
  const email = fieldIn(body, 'email');
  if (path === '/sign-in/email' && email) await forgetAttempts(db, passwordOf(email));
}

function refuse(seconds: number | null): void {
  if (seconds === null) return;
  throw new APIError(
    'TOO_MANY_REQUESTS',
    { code: 'TOO_MANY_REQUESTS', message: 'Too many requests. Please try again later.' },
    { 'X-Retry-After': String(seconds) },
  );
}

// The library would sign in whoever opens the link that ends a change of address, without a second step.
function signInFirst(): APIError {
  return new APIError('UNAUTHORIZED', { code: 'SIGN_IN_FIRST', message: 'Sign in first.' });
}

function nameTooLong(): APIError {
  return new APIError('BAD_REQUEST', {
    code: 'NAME_TOO_LONG',
    message: `At most ${longestName} characters.`,
  });
}

function fieldIn(body: unknown, name: string): string | null {
  const value = (body as Record<string, unknown> | undefined)?.[name];
  return typeof value === 'string' ? value : null;
}

/** Only looked at: whether the token is genuine is for the library to say. */
function isChangeOfAddress(query: unknown): boolean {
  const token = (query as { token?: unknown } | undefined)?.token;
  if (typeof token !== 'string') return false;
  try {
    const claims = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString('utf8'));
    return claims.updateTo !== undefined;
  } catch {
    return false;
  }
}
