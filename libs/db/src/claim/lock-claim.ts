import type { ClaimId, OrderId, OrganisationId, SubscriberId } from '@latchkey/contracts/ids';
import { sql } from 'drizzle-orm';
import type { Db } from '../connect-database.ts';

export interface ClaimFacts {
  organisationId: OrganisationId;
  id: ClaimId;
  orderId: OrderId;
  expiresAt: Date;
  usedAt: Date | null;
  usedByTelegramId: number | null;
  /** Who is to enter by the order as it stands, and their Telegram identity if it is known. */
  subscriberId: SubscriberId;
  telegramId: number | null;
}

/** A claim by its token's hash, with its order locked; null when there is none among the organisations of that bot. */
export async function lockClaim(
  db: Db,
  of: { tokenHash: string; botTelegramId: number },
): Promise<ClaimFacts | null> {
  // The order's lock keeps claims of one order apart. Read by a statement of its own: what changed while we waited is seen.
  const [, [row]] = await Promise.all([
    db.execute(sql`
      select from "order" where (organisation_id, id) in
        (select organisation_id, order_id from claim where token_hash = ${of.tokenHash}) for no key update`),
    db.execute<Row>(sql`
      select k.organisation_id, k.id, k.order_id, k.expires_at, k.used_at, k.used_by_telegram_id, o.subscriber_id, s.telegram_id
      from claim k
      join "order" o on o.organisation_id = k.organisation_id and o.id = k.order_id
      join subscriber s on s.organisation_id = o.organisation_id and s.id = o.subscriber_id
      where k.token_hash = ${of.tokenHash}
        and exists (select from bot b where b.organisation_id = k.organisation_id and b.telegram_id = ${of.botTelegramId}
          and b.removed_at is null)`),
  ]);
  if (!row) return null;
  return {
    organisationId: row.organisation_id,
    id: row.id,
    orderId: row.order_id,
    expiresAt: new Date(row.expires_at),
    usedAt: row.used_at === null ? null : new Date(row.used_at),
    usedByTelegramId: row.used_by_telegram_id === null ? null : Number(row.used_by_telegram_id),
    subscriberId: row.subscriber_id,
    telegramId: row.telegram_id === null ? null : Number(row.telegram_id),
  };
}

interface Row extends Record<string, unknown> {
  organisation_id: OrganisationId;
  id: ClaimId;
  order_id: OrderId;
  expires_at: string;
  used_at: string | null;
  used_by_telegram_id: string | null;
  subscriber_id: SubscriberId;
  telegram_id: string | null;
}
