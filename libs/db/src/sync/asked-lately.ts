/**
 * SQL: when a read of `sync_object s` is asked for now. The moment of an earlier asking stands if that was within a minute and
 * neither done nor tried in vain. In wall time, like leases: how long a job takes to come has nothing to do with the clock.
 */
export const askedAt = `case when s.requested_seq > s.applied_seq and s.asked_at > now() - interval '1 minute'
  then s.asked_at else now() end`;

/** SQL: a row whose `asked_at` is this after the statement wants a job. */
export const askedNow = 'now()::timestamptz(3)';
