import { and, eq, isNotNull } from 'drizzle-orm';
import type { Db } from '../connect-database.ts';
import { account, user } from '../schema/auth.ts';

export interface Account {
  userId: string;
  name: string;
  email: string;
  emailVerified: boolean;
  twoFactorEnabled: boolean;
  hasPassword: boolean;
}

/** Somebody who signs in; null when there is no such person any more. */
export async function readAccount(db: Db, userId: string): Promise<Account | null> {
  const [row] = await db
    .select({
      userId: user.id,
      name: user.name,
      email: user.email,
      emailVerified: user.emailVerified,
      twoFactorEnabled: user.twoFactorEnabled,
      passwordOf: account.userId,
    })
    .from(user)
    .leftJoin(
      account,
      and(eq(account.userId, user.id), eq(account.providerId, 'credential'), isNotNull(account.password)),
    )
    .where(eq(user.id, userId))
    .limit(1);
  if (!row) return null;
  const { passwordOf, ...known } = row;
  return { ...known, hasPassword: passwordOf !== null };
}
