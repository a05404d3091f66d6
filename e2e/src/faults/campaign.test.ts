import { expect, test } from 'vitest';
import { shortCampaign } from './campaign-scale.ts';
import { makePlan } from './plan/make-plan.ts';
import { findingsOf } from './report/result.ts';
import { runInTests } from './run-in-tests.ts';

test('the same seed makes the same plan, another one another', () => {
  const { scale } = shortCampaign(7);
  expect(makePlan(scale)).toEqual(makePlan(scale));
  expect(makePlan({ ...scale, seed: 8 })).not.toEqual(makePlan(scale));
});

test('a short campaign of every kind of history: processes die, events are lost, and at the end all is right', async () => {
  const result = await runInTests(shortCampaign(20_261_121));
  expect(findingsOf(result)).toEqual([]);
  expect(result.faults.kill).toBeGreaterThan(10);
}, 180_000);
