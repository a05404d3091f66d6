import type { BotId, OrganisationId } from '@latchkey/contracts/ids';
import { sql } from 'drizzle-orm';
import type { Db } from '../connect-database.ts';
import { newId } from '../new-id.ts';

/** A token that Telegram knows, sealed, and the bot that it is of. */
export interface SealedBot {
  telegramId: number;
  username: string;
  tokenCiphertext: string;
}

/**
 * Writes an own bot of an organisation. One that it has had before gets its row back, and with it whom it can write to.
 *
 * @throws 23505 when another organisation has just taken it
 */
export async function writeBot(
  db: Db,
  of: SealedBot & { organisationId: OrganisationId; at: Date },
): Promise<BotId> {
  const [row] = await db.execute<{ id: BotId }>(sql`
    insert into bot as b (organisation_id, id, telegram_id, username, token_ciphertext, heard_at, created_at)
    values (${of.organisationId}, ${newId('bot')}, ${of.telegramId}, ${of.username}, ${of.tokenCiphertext}, 'epoch',
      ${of.at.toISOString()})
    on conflict (telegram_id, organisation_id) do update
      set username = excluded.username, token_ciphertext = excluded.token_ciphertext, token_version = b.token_version + 1,
        token_rejected_at = null, is_platform = false, removed_at = null, heard_at = 'epoch', created_at = excluded.created_at
      where b.removed_at is not null
    returning id`);
  if (!row) throw new Error('a bot that is in use was to be registered');
  return row.id;
}

/** Puts a new token of the same bot in the place of the old one. @returns false when the organisation has no such bot of its own */
export async function replaceToken(
  db: Db,
  of: SealedBot & { organisationId: OrganisationId; botId: BotId },
): Promise<boolean> {
  const rows = await db.execute(sql`
    update bot set token_ciphertext = ${of.tokenCiphertext}, token_version = token_version + 1, token_rejected_at = null,
      username = ${of.username}
    where organisation_id = ${of.organisationId} and id = ${of.botId} and telegram_id = ${of.telegramId}
      and token_ciphertext is not null
    returning id`);
  return rows.length > 0;
}

/** Takes a bot away: no token of it is kept, and its Star transactions are read no more. */
export async function writeRemoval(
  db: Db,
  of: { organisationId: OrganisationId; botId: BotId; at: Date },
): Promise<void> {
  await db.execute(sql`
    with removed as (
      update bot set token_ciphertext = null, token_rejected_at = null, removed_at = ${of.at.toISOString()}
      where organisation_id = ${of.organisationId} and id = ${of.botId} and token_ciphertext is not null
      returning organisation_id, id
    )
    delete from stars_reading r using removed where r.organisation_id = removed.organisation_id and r.bot_id = removed.id`);
}
