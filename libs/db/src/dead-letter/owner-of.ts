import type { OrganisationId } from '@latchkey/contracts/ids';
import { sql } from 'drizzle-orm';
import type { Db } from '../connect-database.ts';
import { readUpdate } from '../inbox/read-update.ts';

/**
 * Whose a job is: the organisation that its payload names, that of the provider's object, of the own bot, or of the chat that
 * a stored update is about. Null where it is nobody's; then nobody in an organisation sees it.
 */
export async function ownerOf(
  db: Db,
  job: { organisationId: OrganisationId | null; payload: Record<string, unknown> },
): Promise<OrganisationId | null> {
  const { account = null, objectId = null, livemode, botTelegramId, updateId } = job.payload;
  const [row] = await db.execute<{ id: OrganisationId | null }>(sql`
    select coalesce(
      (select id from organisation where id = ${job.organisationId}),
      (select organisation_id from sync_object
        where account = ${String(account)} and object_id = ${String(objectId)} and livemode = ${livemode === true}),
      (select organisation_id from bot where telegram_id = ${idOf(botTelegramId)} and not is_platform
        and removed_at is null)) as id`);
  if (row?.id) return row.id;
  const [bot, update] = [idOf(botTelegramId), idOf(updateId)];
  if (bot === null || update === null) return null;
  const chatId = chatOf((await readUpdate(db, { botTelegramId: bot, updateId: update }))?.payload);
  const [channel] = await db.execute<{ organisation_id: OrganisationId }>(
    sql`select organisation_id from channel where chat_id = ${chatId} and disconnected_at is null`,
  );
  return channel?.organisation_id ?? null;
}

/** Of the updates that are applied later, each names one chat. */
function chatOf(update: unknown): number | null {
  for (const kind of ['chat_member', 'my_chat_member', 'message']) {
    const chatId = idOf(fieldOf(fieldOf(fieldOf(update, kind), 'chat'), 'id'));
    if (chatId !== null) return chatId;
  }
  return null;
}

function fieldOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}

function idOf(value: unknown): number | null {
  return Number.isSafeInteger(value) ? (value as number) : null;
}
