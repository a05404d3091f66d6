/** Doubles from a quarter of a second up to `maxMs`; half of it is chance, so that many do not come back at once. */
export function backoffMs(failures: number, maxMs: number): number {
  const fullMs = Math.min(maxMs, 250 * 2 ** Math.min(failures - 1, 20));
  return fullMs / 2 + Math.random() * (fullMs / 2);
}
