import type { Db } from '@latchkey/db/connect-database';
import { account, rateLimit, session, twoFactor, user, verification } from '@latchkey/db/schema/auth';
import type { Mailer } from '@latchkey/mail/create-mailer';
import type { SecurityChange } from '@latchkey/mail/templates/security-change';
import type { Logger } from '@latchkey/runtime/create-logger';
import { drizzleAdapter } from 'better-auth/adapters/drizzle';
import {
  createAuthMiddleware,
  createEmailVerificationToken,
  getSessionFromCtx,
  isAPIError,
} from 'better-auth/api';
import { betterAuth } from 'better-auth/minimal';
import { magicLink } from 'better-auth/plugins/magic-link';
import { cookieAttributes } from '../http/cookie-attributes.ts';
import { type AuthMails, authMails, linkLife } from './auth-mails.ts';
import { guardSignIn, noteSignIn } from './guard-sign-in.ts';
import { secondStep } from './second-step.ts';

export const authPath = '/api/auth';

/** Of these the owner of the account is told by mail: it may have been somebody else. */
const securityChanges: Partial<Record<string, SecurityChange>> = {
  '/change-password': 'password',
  '/two-factor/disable': 'secondStepOff',
};

interface AuthSettings {
  publicApiUrl: string;
  publicWebUrl: string;
  authSecret: string;
}

/**
 * People who sign in: by password or by a link in a mail, with a second step where they want one; sessions in the database on
 * wall time; attempts limited by where they come from and by account.
 */
export function createAuth(db: Db, settings: AuthSettings, outside: { mailer: Mailer; logger: Logger }) {
  const { mailer, logger } = outside;
  const mails = authMails(outside, settings.publicWebUrl);
  // What fails there is a mail, and was logged where it was sent.
  const inBackground = (work: Promise<unknown>) => void work.catch(() => undefined);
  return betterAuth({
    appName: 'Latchkey',
    baseURL: settings.publicApiUrl,
    basePath: authPath,
    secret: settings.authSecret,
    trustedOrigins: [settings.publicWebUrl, settings.publicApiUrl].map((url) => new URL(url).origin),
    database: drizzleAdapter(db, {
      provider: 'pg',
      schema: { user, session, account, verification, rateLimit, twoFactor },
      transaction: true,
    }),
    emailAndPassword: {
      enabled: true,
      minPasswordLength: 10,
      resetPasswordTokenExpiresIn: linkLife.resetPasswordMinutes * 60,
      revokeSessionsOnPasswordReset: true,
      sendResetPassword: (to, request) => mails.resetPassword(to.user.email, to.token, request?.headers),
      onPasswordReset: async ({ user }, request) =>
        inBackground(mails.securityChange(user.email, 'password', request?.headers)),
    },
    emailVerification: {
      expiresIn: linkLife.verifyEmailHours * 3_600,
      sendVerificationEmail: (to, request) => mails.verifyEmail(to.user.email, to.token, request?.headers),
    },
    user: {
      changeEmail: {
        enabled: true,
        sendChangeEmailConfirmation: (to, request) =>
          mails.changeEmail(to.user.email, to.newEmail, to.token, request?.headers),
      },
    },
    // Tokens of links are kept as hashes.
    verification: { storeIdentifier: 'hashed' },
    // `freshAge` 0: one's own sessions are shown however long ago one signed in.
    session: { expiresIn: 7 * 86_400, updateAge: 86_400, freshAge: 0 },
    plugins: [linkByMail(mails), secondStep()],
    hooks: {
      before: guardSignIn(db, mailer.canSend),
      after: createAuthMiddleware(async (asked) => {
        const { path, body, context, headers } = asked;
        const change = securityChanges[path];
        if (change && !isAPIError(context.returned)) {
          const whose = await getSessionFromCtx(asked);
          if (whose) inBackground(mails.securityChange(whose.user.email, change, headers));
        }
        const signedIn = context.newSession;
        if (!signedIn) return;
        await noteSignIn(db, path, body);
        // Here and not by the library's own option, which would send it before the transaction has ended.
        if (path !== '/sign-up/email' || !mailer.canSend) return;
        const { email } = signedIn.user;
        const token = await createEmailVerificationToken(
          context.secret,
          email,
          undefined,
          linkLife.verifyEmailHours * 3_600,
        );
        inBackground(mails.verifyEmail(email, token, headers));
      }),
    },
    rateLimit: { enabled: true, storage: 'database', window: 60, max: 100 },
    advanced: {
      cookiePrefix: 'latchkey',
      defaultCookieAttributes: cookieAttributes(settings),
      // How long a mail takes would tell whether there is such an account.
      backgroundTasks: { handler: inBackground },
      // Said explicitly, because where NODE_ENV is "test" the library leaves both checks out.
      disableOriginCheck: false,
      disableCSRFCheck: false,
      // Set by add-auth-routes.ts from the connection; whatever the client sent there is replaced.
      ipAddress: { ipAddressHeaders: ['x-real-ip'] },
    },
    telemetry: { enabled: false },
    onAPIError: {
      onError: (error) => {
        if (!isRefusal(error)) logger.error({ err: error, part: 'auth' }, 'sign-in failed');
      },
    },
    logger: {
      level: 'warn',
      log: (level, message) => logger[level === 'error' ? 'error' : 'warn']({ part: 'auth' }, message),
    },
  });
}

function linkByMail(mails: AuthMails) {
  return magicLink({
    expiresIn: linkLife.magicLinkMinutes * 60,
    rateLimit: { window: 60, max: 5 },
    // The page to go on with comes as the library's callback: it has looked whether it is one of ours.
    sendMagicLink: ({ email, token, url }, context) =>
      mails.magicLink(
        email,
        { token, next: new URL(url).searchParams.get('callbackURL') },
        context?.request?.headers ?? context?.headers,
      ),
  });
}

/** What was wrong with the request: its sender is told, and our log needs not to be. */
function isRefusal(error: unknown): boolean {
  return error instanceof Error && 'statusCode' in error && Number(error.statusCode) < 500;
}

export type Auth = ReturnType<typeof createAuth>;
