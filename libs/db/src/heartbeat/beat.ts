import type { Db } from '../connect-database.ts';
import { heartbeat } from '../schema/heartbeat.ts';

/** A process says that it lives. @param seenAt wall time. */
export async function beat(
  db: Db,
  process: string,
  seenAt: Date,
  detail: Record<string, unknown> = {},
): Promise<void> {
  await db
    .insert(heartbeat)
    .values({ process, seenAt, detail })
    .onConflictDoUpdate({ target: heartbeat.process, set: { seenAt, detail } });
}
