export interface Percentiles {
  /** Milliseconds. */
  p50: number;
  p95: number;
  p99: number;
}

/** By nearest rank; rounded to a tenth of a millisecond. NaN when nothing was measured. */
export function percentiles(values: readonly number[]): Percentiles {
  const sorted = Float64Array.from(values).sort();
  const at = (share: number) =>
    round(sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN);
  return { p50: at(0.5), p95: at(0.95), p99: at(0.99) };
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
