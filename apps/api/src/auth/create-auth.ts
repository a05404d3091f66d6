import type { Db } from '@latchkey/db/connect-database';
import { account, rateLimit, session, user, verification } from '@latchkey/db/schema/auth';
import type { Logger } from '@latchkey/runtime/create-logger';
import { drizzleAdapter } from 'better-auth/adapters/drizzle';
import { betterAuth } from 'better-auth/minimal';

export const authPath = '/api/auth';

interface AuthSettings {
  publicApiUrl: string;
  publicWebUrl: string;
  authSecret: string;
}

/** People who sign in: e-mail and password, sessions in the database on wall time, attempts limited per address. */
export function createAuth(db: Db, settings: AuthSettings, logger: Logger) {
  return betterAuth({
    appName: 'Latchkey',
    baseURL: settings.publicApiUrl,
    basePath: authPath,
    secret: settings.authSecret,
    trustedOrigins: [settings.publicWebUrl, settings.publicApiUrl].map((url) => new URL(url).origin),
    database: drizzleAdapter(db, {
      provider: 'pg',
      schema: { user, session, account, verification, rateLimit },
      transaction: true,
    }),
    emailAndPassword: { enabled: true, minPasswordLength: 10 },
    session: { expiresIn: 7 * 86_400, updateAge: 86_400 },
    rateLimit: { enabled: true, storage: 'database', window: 60, max: 100 },
    advanced: {
      cookiePrefix: 'latchkey',
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

/** What was wrong with the request: its sender is told, and our log needs not to be. */
function isRefusal(error: unknown): boolean {
  return error instanceof Error && 'statusCode' in error && Number(error.statusCode) < 500;
}

export type Auth = ReturnType<typeof createAuth>;
