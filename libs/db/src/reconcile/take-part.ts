import type {
  BotId,
  ChannelId,
  OrganisationId,
  ReconcilePartId,
  StripeAccountId,
} from '@latchkey/contracts/ids';
import type { ReconcilePart } from '@latchkey/contracts/reconcile/parts';
import { sql } from 'drizzle-orm';
import type { Db } from '../connect-database.ts';

/** A part of the reconciler under our lease, with what it is about. */
export interface TakenPart {
  organisationId: OrganisationId;
  id: ReconcilePartId;
  part: ReconcilePart;
  cursor: Record<string, unknown> | null;
  leaseToken: string;
  startedAt: Date;
  succeededAt: Date | null;
  failures: number;
  account: PartAccount | null;
  channel: PartChannel | null;
}

export interface PartAccount {
  organisationId: OrganisationId;
  stripeAccountId: StripeAccountId;
  account: string;
  livemode: boolean;
  connectedAt: Date;
  disconnected: boolean;
}

export interface PartChannel {
  organisationId: OrganisationId;
  channelId: ChannelId;
  botId: BotId;
  botTelegramId: number;
  chatId: number;
}

/**
 * Takes the lease on a part for `leaseMs` of wall time and begins a pass where none is under way.
 *
 * @returns null when somebody else is at it, or what it is about is not sold any more
 */
export async function takePart(
  db: Db,
  of: { organisationId: OrganisationId; partId: ReconcilePartId; token: string; leaseMs: number; now: Date },
): Promise<TakenPart | null> {
  const now = of.now.toISOString();
  const [row] = await db.execute<Row>(sql`
    with taken as (
      update reconcile_part set lease_token = ${of.token}, lease_until = now() + ${of.leaseMs} * interval '1 millisecond',
        started_at = case when cursor is null then ${now}::timestamptz else started_at end,
        compared = case when cursor is null then 0 else compared end,
        found = case when cursor is null then 0 else found end
      where organisation_id = ${of.organisationId} and id = ${of.partId} and (lease_until is null or lease_until < now())
      returning *
    )
    select p.id, p.part, p.cursor, p.started_at, p.succeeded_at, p.failures, a.id as stripe_account_id, a.account, a.livemode,
      a.created_at as connected_at, a.disconnected_at is not null as disconnected,
      c.id as channel_id, c.bot_id, c.chat_id, b.telegram_id as bot_telegram_id
    from taken p
    left join stripe_account a on a.organisation_id = p.organisation_id and a.id = p.stripe_account_id
    left join channel c on c.organisation_id = p.organisation_id and c.id = p.channel_id and c.disconnected_at is null
    left join bot b on b.organisation_id = c.organisation_id and b.id = c.bot_id`);
  if (!row) return null;
  return {
    organisationId: of.organisationId,
    id: row.id,
    part: row.part,
    cursor: row.cursor,
    leaseToken: of.token,
    startedAt: new Date(row.started_at ?? of.now),
    succeededAt: row.succeeded_at === null ? null : new Date(row.succeeded_at),
    failures: row.failures,
    account: accountOf(row, of.organisationId),
    channel: channelOf(row, of.organisationId),
  };
}

interface Row extends Record<string, unknown> {
  id: ReconcilePartId;
  part: ReconcilePart;
  cursor: Record<string, unknown> | null;
  started_at: string | null;
  succeeded_at: string | null;
  failures: number;
  stripe_account_id: StripeAccountId | null;
  account: string | null;
  livemode: boolean | null;
  connected_at: string | null;
  disconnected: boolean;
  channel_id: ChannelId | null;
  bot_id: BotId | null;
  chat_id: string | null;
  bot_telegram_id: string | null;
}

function accountOf(row: Row, organisationId: OrganisationId): PartAccount | null {
  if (!row.stripe_account_id || !row.account || !row.connected_at) return null;
  return {
    organisationId,
    stripeAccountId: row.stripe_account_id,
    account: row.account,
    livemode: row.livemode ?? false,
    connectedAt: new Date(row.connected_at),
    disconnected: row.disconnected,
  };
}

function channelOf(row: Row, organisationId: OrganisationId): PartChannel | null {
  if (!row.channel_id || !row.bot_id) return null;
  return {
    organisationId,
    channelId: row.channel_id,
    botId: row.bot_id,
    botTelegramId: Number(row.bot_telegram_id),
    chatId: Number(row.chat_id),
  };
}
