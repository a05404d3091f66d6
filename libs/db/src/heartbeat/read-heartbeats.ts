import type { Db } from '../connect-database.ts';
import { heartbeat } from '../schema/heartbeat.ts';

/** When each process was last alive, by its name; wall time. */
export async function readHeartbeats(db: Db): Promise<Map<string, Date>> {
  const rows = await db
    .select({ process: heartbeat.process, seenAt: heartbeat.seenAt })
    .from(heartbeat)
    .limit(100);
  return new Map(rows.map(({ process, seenAt }) => [process, seenAt]));
}
