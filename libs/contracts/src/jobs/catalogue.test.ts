import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { jobNames, jobs, queueNames } from './catalogue.ts';
import { retryDelayMs } from './retry.ts';

const dayMs = 86_400_000;

describe.each(jobNames)('%s', (name) => {
  const job = jobs[name];

  test('is named entity.verb and runs on a queue that exists', () => {
    expect(name).toMatch(/^[a-z]+([A-Z][a-z]+)*\.[a-z]+([A-Z][a-z]+)*$/);
    expect(queueNames).toContain(job.queue);
  });

  test('is retried over at least 24 hours, even when jitter takes all it may of each delay', () => {
    const delays = Array.from({ length: job.retry.attempts - 1 }, (_, index) =>
      retryDelayMs(job.retry, index + 1),
    );
    const least = delays.reduce((sum, delay) => sum + delay * (1 - job.retry.jitter), 0);
    expect(least).toBeGreaterThanOrEqual(dayMs);
    expect(delays.every((delay, index) => delay >= (delays[index - 1] ?? 0))).toBe(true);
  });

  test('carries JSON types only, with a correlation id', () => {
    expect(() => z.toJSONSchema(job.payload)).not.toThrow();
    expect(z.toJSONSchema(job.payload).required).toContain('correlationId');
  });
});

test('payloads carry ids, and nothing wrong gets through', () => {
  const converge = jobs['access.converge'].payload;
  expect(
    converge.safeParse({ correlationId: 'cor', organisationId: 'org_1', accessId: 'acc_1' }).success,
  ).toBe(false);
  const sync = jobs['payment.sync'].payload;
  const target = { account: 'acct_1', livemode: false, objectKind: 'subscription', objectId: 'sub_1' };
  expect(sync.safeParse({ ...target, correlationId: 'cor' }).success).toBe(true);
  expect(sync.safeParse({ ...target, objectKind: 'customer', correlationId: 'cor' }).success).toBe(false);
  expect(sync.safeParse({ ...target, correlationId: 'a b' }).success).toBe(false);
});
