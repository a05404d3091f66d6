import { randomUUID } from 'node:crypto';
import type { OrganisationId } from '@latchkey/contracts/ids';
import type { Role } from '@latchkey/contracts/permissions';
import type { Db } from '../../connect-database.ts';
import { user } from '../../schema/auth.ts';
import { member } from '../../schema/member.ts';

/** Somebody who runs an organisation; `telegramId` null: who has not linked Telegram yet. */
export async function mintMember(
  db: Db,
  organisationId: OrganisationId,
  made: { at: Date; role: Role; telegramId: number | null },
): Promise<void> {
  const { at: createdAt, role, telegramId } = made;
  const userId = randomUUID();
  const email = `${userId}@example.com`;
  await db.insert(user).values({ id: userId, name: 'Grace', email, createdAt, updatedAt: createdAt });
  await db.insert(member).values({ organisationId, userId, role, telegramId, createdAt });
}
