import { LatchkeyError } from '@latchkey/contracts/errors';
import { readAccount } from '@latchkey/db/account/read-account';
import type { Deps } from '../deps.ts';
import type { UseCases } from '../trpc/use-cases.ts';

/** Who is signed in. */
export function accountMe({ database }: Deps): UseCases['account']['me'] {
  return async ({ userId }) => {
    const account = await readAccount(database.db, userId);
    if (!account) throw new LatchkeyError('not_signed_in', 'Sign in first.');
    return account;
  };
}
