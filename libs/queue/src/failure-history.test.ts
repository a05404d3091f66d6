import { describe, expect, it } from 'vitest';
import { FailedAttempt, jobFailure, readHistory } from './failure-history.ts';

const at = new Date('2026-01-02T03:04:05.000Z');

describe('failure history', () => {
  it('comes back from what BullMQ keeps of each error', () => {
    const failures = [1, 2].map((attempt) => jobFailure(at, attempt, new TypeError(`no. ${attempt}`)));
    const stacks = failures.map((failure) => new FailedAttempt(failure).stack ?? '');
    expect(readHistory([...stacks, 'Error: not ours\n    at somewhere'])).toEqual(failures);
    expect(failures[0]).toEqual({ at: at.toISOString(), attempt: 1, message: 'TypeError: no. 1' });
  });

  it('is empty for a job that never failed', () => {
    expect(readHistory(null)).toEqual([]);
  });

  it('keeps no secret and no novel', () => {
    const url = `https://example.com/bot12345678:${'a'.repeat(35)}/sendMessage`;
    const message = `${url} sk_test_4eC39HqLyjWD whsec_abc/+= postgres://app:pass@db ${'x'.repeat(900)}`;
    const failure = jobFailure(at, 1, message);
    expect(failure.message).not.toMatch(/aaaa|4eC39|whsec_a|pass@/);
    expect(failure.message.length).toBe(500);
  });
});
