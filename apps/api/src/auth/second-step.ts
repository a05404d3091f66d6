import { twoFactor } from 'better-auth/plugins/two-factor';

/**
 * The second step of signing in, by an authenticator app or a backup code. The library asks for it after a password only; a
 * mailbox alone is not to be a way round it, so that it is asked for after a link too.
 */
export function secondStep() {
  const plugin = twoFactor({
    issuer: 'Latchkey',
    allowPasswordless: true,
    backupCodeOptions: { storeBackupCodes: 'encrypted' },
  });
  return {
    ...plugin,
    hooks: {
      after: plugin.hooks.after.map(({ matcher, handler }) => ({
        handler,
        matcher: (context: Parameters<typeof matcher>[0]) =>
          matcher(context) || context.path === '/magic-link/verify',
      })),
    },
  };
}
