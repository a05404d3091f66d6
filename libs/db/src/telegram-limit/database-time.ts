/** The database's wall time by the clock of this process (`performance.now()`), from what the database has answered. */
export interface DatabaseTime {
  /** @param now what the database said between the two moments */
  heard(now: number, between: { askedAt: number; answeredAt: number }): void;
  now(): number;
  localOf(at: number): number;
}

/**
 * Each answer bounds by how much the database is ahead: at least as if it had been on its way for no time, at most as if
 * the question had. The quickest answer tells most; one that contradicts it tells that a clock was changed.
 */
export function createDatabaseTime(): DatabaseTime {
  let ahead = Number.NEGATIVE_INFINITY;
  return {
    heard: (now, { askedAt, answeredAt }) => {
      const [least, most] = [now - answeredAt, now - askedAt];
      if (least > ahead || most < ahead) ahead = least;
    },
    now: () => performance.now() + ahead,
    localOf: (at) => at - ahead,
  };
}
