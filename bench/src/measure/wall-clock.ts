/** Milliseconds of wall time with fractions, comparable with PostgreSQL's on the same machine. */
export type WallClock = () => number;

const looks = 20_000;

/**
 * `Date.now()` is cut off to whole milliseconds: its greatest lead over the monotonic clock, among many looks, is the true
 * one. Made anew for each measurement, because wall time is nudged while a machine runs.
 */
export function createWallClock(): WallClock {
  let offset = Number.NEGATIVE_INFINITY;
  for (let look = 0; look < looks; look += 1) offset = Math.max(offset, Date.now() - performance.now());
  return () => offset + performance.now();
}
