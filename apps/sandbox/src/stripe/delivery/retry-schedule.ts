const firstDelaysSeconds = [1, 2, 5, 10, 30, 60, 120, 300, 900, 1800, 3600];
const giveUpAfterMs = 3 * 86_400_000;

/** Milliseconds to wait after the given number of failed attempts. */
export function retryDelayMs(attempts: number): number {
  const index = Math.min(attempts, firstDelaysSeconds.length) - 1;
  return (firstDelaysSeconds[Math.max(0, index)] ?? 1) * 1000;
}

/** Three days, and at least as many attempts as the schedule has steps: a moved clock alone loses nothing. */
export function isGivenUp(attempts: number, sinceFirstMs: number): boolean {
  return sinceFirstMs > giveUpAfterMs && attempts > firstDelaysSeconds.length;
}
