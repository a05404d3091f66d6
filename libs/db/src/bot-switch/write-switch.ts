import type { BotSwitchEnding, BotSwitchObstacle, BotSwitchStep } from '@latchkey/contracts/bot-switch/steps';
import { sql } from 'drizzle-orm';
import type { Db } from '../connect-database.ts';
import type { StoredSwitch } from './load-switch.ts';

export interface SwitchEnd {
  step: BotSwitchStep;
  obstacle?: BotSwitchObstacle | null;
  leavesAt?: Date;
  ending?: BotSwitchEnding;
  endedAt?: Date;
  /** When the sweep goes on with it; null: nothing is left to be done. */
  dueAt: Date | null;
}

/** Writes how far a switch has come, if it still stands where it stood. @returns whether it did */
export async function writeSwitch(db: Db, of: StoredSwitch, end: SwitchEnd): Promise<boolean> {
  const rows = await db.execute(sql`
    update bot_switch set step = ${end.step}, obstacle = ${end.obstacle ?? null},
      leaves_at = coalesce(${end.leavesAt?.toISOString() ?? null}, leaves_at),
      ending = coalesce(${end.ending ?? null}, ending), ended_at = coalesce(${end.endedAt?.toISOString() ?? null}, ended_at),
      due_at = ${end.dueAt?.toISOString() ?? null}
    where organisation_id = ${of.organisationId} and id = ${of.id} and step = ${of.step} and ended_at is null
    returning id`);
  return rows.length > 0;
}

/** Has the sweep go on with a switch then: what is left of it could not be done now. */
export async function postponeSwitch(
  db: Db,
  of: Pick<StoredSwitch, 'organisationId' | 'id'>,
  dueAt: Date,
): Promise<void> {
  await db.execute(sql`
    update bot_switch set due_at = ${dueAt.toISOString()}
    where organisation_id = ${of.organisationId} and id = ${of.id} and due_at is not null`);
}
