import { setTimeout as sleep } from 'node:timers/promises';
import { clearFaults } from '../../world/faults.ts';
import { letLeasesEnd } from '../../world/let-leases-end.ts';
import { slotsOf } from '../plan/plan-deaths.ts';
import type { Person } from '../run/person.ts';
import type { Stage } from '../run/stage.ts';
import type { CampaignOptions } from '../run-campaign.ts';
import { finishActs } from './finish-acts.ts';

/**
 * The last faults: all workers die at once. Then nothing is broken any more, and the clock makes one more small step.
 *
 * @returns the moment of the last fault, that of the clock when all was calm, and what people could not do
 */
export async function endFaults(
  stage: Stage,
  { leases, scale }: CampaignOptions,
  people: readonly Person[],
): Promise<{ lastFaultAt: number; calmAt: Date; givenUp: string[] }> {
  await sleep(300);
  if (scale.crashes || leases === 'skip') await stage.pool.kill(slotsOf('worker'));
  const lastFaultAt = performance.now();
  if (leases === 'skip') await letLeasesEnd(stage.world);
  await clearFaults(stage.world);
  await stage.pool.calm();
  stage.post.reform();
  const givenUp = await finishActs(stage, people);
  // What waits for a person is tried again every hour: two pass.
  await stage.world.sandbox.advance('2h');
  return { lastFaultAt, calmAt: await stage.world.sandbox.now(), givenUp };
}
