/** SQLSTATE classes 08 (connection) and 57P (shutting down), too many connections, and the driver's and Node's own codes. */
const away =
  /^(08\w{3}|57P0\d|53300|CONNECTION_\w+|CONNECT_TIMEOUT|ECONNREFUSED|ECONNRESET|EPIPE|ENOTFOUND|ETIMEDOUT|EHOSTUNREACH)$/;

/** Whether an error says that the database could not be reached: the same may succeed a little later. */
export function isDatabaseAway(error: unknown, depth = 0): boolean {
  if (typeof error !== 'object' || error === null || depth > 4) return false;
  if ('code' in error && typeof error.code === 'string' && away.test(error.code)) return true;
  if (error instanceof AggregateError && error.errors.some((each) => isDatabaseAway(each, depth + 1))) {
    return true;
  }
  // The query builder wraps the driver's error.
  return 'cause' in error && isDatabaseAway(error.cause, depth + 1);
}
