import { type SQL, sql } from 'drizzle-orm';

/**
 * Whether a source `s`, with its subscription `u` joined beside it, entitles at a moment: for counting in one statement what
 * `decideAccess` decides for one person. Facts that are not clear count as entitled, as they do there.
 */
export function isLive(at: Date): SQL {
  const now = sql`${at.toISOString()}::timestamptz`;
  return sql`(s.ended_at is null or s.ended_at > ${now}) and (s.ends_at is null or s.ends_at > ${now})
    and (u.id is null or case when u.provider = 'stars' then u.paid_through > ${now}
      else u.status in ('trialing', 'past_due', 'unknown') or (u.status = 'active' and u.ever_paid) end)`;
}
