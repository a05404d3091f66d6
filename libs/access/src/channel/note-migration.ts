import { done, type JobOutcome } from '@latchkey/contracts/jobs/outcome';
import { findChannel } from '@latchkey/db/membership/find-channel';
import type { AccessDeps } from '../access-deps.ts';
import { followMigration } from './follow-migration.ts';

/** A service message in the old chat or in the new one: the group has become a supergroup. */
export interface MigrationSeen {
  botTelegramId: number;
  fromChatId: number;
  toChatId: number;
  correlationId: string;
}

/** A group in which a bot of ours serves has become a supergroup; the two messages that say so, in any order, are one. */
export async function noteMigration(deps: AccessDeps, seen: MigrationSeen): Promise<JobOutcome> {
  const { botTelegramId, fromChatId: chatId } = seen;
  const channel = await findChannel(deps.database.db, { botTelegramId, chatId });
  if (channel) await followMigration(deps, { ...seen, organisationId: channel.organisationId });
  return done;
}
