import { jobNames, jobs } from '@latchkey/contracts/jobs/catalogue';
import { patient } from '@latchkey/contracts/jobs/retry';
import { describe, expect, it } from 'vitest';
import { jitteredDelayMs, retryPolicyOf } from './retry-delay.ts';

const dayMs = 24 * 3_600_000;

describe('delays between attempts', () => {
  it.each(jobNames)('of %s cover at least a day, even with all of the jitter', (name) => {
    const { retry } = jobs[name];
    let coveredMs = 0;
    for (let attempt = 1; attempt < retry.attempts; attempt += 1)
      coveredMs += jitteredDelayMs(retry, attempt, 1);
    expect(coveredMs).toBeGreaterThanOrEqual(dayMs);
  });

  it('double from the first, up to the longest', () => {
    expect([1, 2, 3, 30].map((attempt) => jitteredDelayMs(patient, attempt, 0))).toEqual([
      1_000, 2_000, 4_000, 3_600_000,
    ]);
  });

  it('are shortened by the jitter and never lengthened', () => {
    expect(jitteredDelayMs(patient, 4, 1)).toBe(6_400);
    expect(jitteredDelayMs(patient, 4, 0.999)).toBeGreaterThan(6_400);
  });

  it('of a name that only a newer release knows are patient', () => {
    expect(retryPolicyOf('access.invented')).toEqual(patient);
    expect(retryPolicyOf('toString')).toEqual(patient);
  });
});
