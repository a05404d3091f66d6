/**
 * How long somebody had left when they were removed, in milliseconds: until the latest of the ends that their sources would
 * have had (null: one without end). Pure.
 */
export function timeLeftMs(ends: readonly (Date | null)[], removedAt: Date): number {
  const times = ends.map((end) => (end ? end.getTime() - removedAt.getTime() : Number.POSITIVE_INFINITY));
  return Math.max(0, ...times);
}
