/** How long something took, in the largest unit of which it is at least two. */
export function durationOf(seconds: number): {
  unit: 'seconds' | 'minutes' | 'hours' | 'days';
  count: number;
} {
  if (seconds < 120) return { unit: 'seconds', count: Math.round(seconds) };
  if (seconds < 7_200) return { unit: 'minutes', count: Math.round(seconds / 60) };
  if (seconds < 172_800) return { unit: 'hours', count: Math.round(seconds / 3_600) };
  return { unit: 'days', count: Math.round(seconds / 86_400) };
}
