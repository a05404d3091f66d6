import type { BotId, OrganisationId } from '@latchkey/contracts/ids';
import { sql } from 'drizzle-orm';
import type { Db } from '../connect-database.ts';

/** A bot of an organisation as its settings show it. */
export interface BotInUse {
  id: BotId;
  username: string;
  isPlatform: boolean;
  registered: boolean;
  /** Its process was heard of within the last minutes. */
  heard: boolean;
  /** null: never. */
  heardAt: Date | null;
  tokenRejectedAt: Date | null;
  createdAt: Date;
}

/** Longer than a new version of the bot's process takes to come up. Wall time. */
const silenceMs = 300_000;

/** The bots of an organisation, its own before the platform's. */
export async function listBotsInUse(db: Db, organisationId: OrganisationId): Promise<BotInUse[]> {
  const rows = await db.execute<{
    id: BotId;
    username: string;
    is_platform: boolean;
    registered: boolean;
    heard: boolean;
    heard_at: string | null;
    token_rejected_at: string | null;
    created_at: string;
  }>(sql`
    select id, username, is_platform, token_ciphertext is not null as registered,
      heard_at > now() - ${silenceMs} * interval '1 millisecond' as heard, nullif(heard_at, 'epoch') as heard_at,
      token_rejected_at, created_at
    from bot where organisation_id = ${organisationId} and removed_at is null order by is_platform, id`);
  return rows.map((row) => ({
    id: row.id,
    username: row.username,
    isPlatform: row.is_platform,
    registered: row.registered,
    heard: row.heard,
    heardAt: row.heard_at === null ? null : new Date(row.heard_at),
    tokenRejectedAt: row.token_rejected_at === null ? null : new Date(row.token_rejected_at),
    createdAt: new Date(row.created_at),
  }));
}
