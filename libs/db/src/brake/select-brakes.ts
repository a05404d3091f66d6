import type { BrakeScope, BrakeState } from '@latchkey/contracts/brake/brake';
import type { BrakeId, ChannelId, OrganisationId } from '@latchkey/contracts/ids';
import { type SQL, sql } from 'drizzle-orm';
import type { Db } from '../connect-database.ts';
import { waitingFor } from './waiting.ts';

/** A brake with how many removals wait for it. */
export interface BrakeRow {
  id: BrakeId;
  scope: BrakeScope;
  channelId: ChannelId | null;
  state: BrakeState;
  removals: number;
  limit: number;
  members: number;
  waiting: number;
  pulledAt: Date;
  decidedAt: Date | null;
  decidedBy: string | null;
  override: boolean;
  reason: string | null;
}

/** For the queries of this folder, which say whose and which. */
export async function selectBrakes(db: Db, which: SQL): Promise<BrakeRow[]> {
  const rows = await db.execute<Row>(sql`
    select b.id, b.scope, b.channel_id, b.state, b.removals, b.limit_count, b.members, b.pulled_at, b.decided_at,
      b.decided_by, b.override, b.reason, (select count(*)::int from ${waitingFor()}) as waiting
    from brake b where ${which}`);
  return rows.map((row) => ({
    id: row.id,
    scope: row.scope,
    channelId: row.channel_id,
    state: row.state,
    removals: row.removals,
    limit: row.limit_count,
    members: row.members,
    waiting: row.waiting,
    pulledAt: new Date(row.pulled_at),
    decidedAt: row.decided_at === null ? null : new Date(row.decided_at),
    decidedBy: row.decided_by,
    override: row.override,
    reason: row.reason,
  }));
}

/** One brake of an organisation, or null. */
export async function findBrake(
  db: Db,
  of: { organisationId: OrganisationId; brakeId: BrakeId },
): Promise<BrakeRow | null> {
  const [row] = await selectBrakes(
    db,
    sql`b.organisation_id = ${of.organisationId} and b.id = ${of.brakeId}`,
  );
  return row ?? null;
}

interface Row extends Record<string, unknown> {
  id: BrakeId;
  scope: BrakeScope;
  channel_id: ChannelId | null;
  state: BrakeState;
  removals: number;
  limit_count: number;
  members: number;
  waiting: number;
  pulled_at: string;
  decided_at: string | null;
  decided_by: string | null;
  override: boolean;
  reason: string | null;
}
