import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createMigratedDatabase } from '@latchkey/db/testing/create-migrated-database';
import { describe, expect, test } from 'vitest';
import { backends } from '../world/backends.ts';
import { sabotagedCampaign, shortCampaign } from './campaign-scale.ts';
import { makePlan } from './plan/make-plan.ts';
import { type CampaignResult, findingsOf } from './report/result.ts';
import { type CampaignOptions, runCampaign } from './run-campaign.ts';
import type { SabotageName } from './sabotage.ts';

/** On a database of its own, on the server of the tests; the queues on the last backend there is. */
async function run(sizing: Omit<CampaignOptions, 'onLine'>): Promise<CampaignResult> {
  const dataDir = mkdtempSync(join(tmpdir(), 'latchkey-faults-'));
  const { databaseUrl, drop } = await createMigratedDatabase();
  try {
    const redisUrl = backends().at(-1)?.redisUrl;
    return await runCampaign(
      { ...sizing, onLine: () => {} },
      { dataDir, databaseUrl, redisUrl, ownsDatabase: false },
    );
  } finally {
    await drop();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

test('the same seed makes the same plan, another one another', () => {
  const { scale } = shortCampaign(7);
  expect(makePlan(scale)).toEqual(makePlan(scale));
  expect(makePlan({ ...scale, seed: 8 })).not.toEqual(makePlan(scale));
});

test('a short campaign of every kind of history: processes die, events are lost, and at the end all is right', async () => {
  const result = await run(shortCampaign(20_261_121));
  expect(findingsOf(result)).toEqual([]);
  expect(result.faults.kill).toBeGreaterThan(10);
}, 180_000);

describe('a guard that is switched off is missed', () => {
  const caught = {
    'compare-and-set': 'journalDifferences',
    sweep: 'missedRemovals',
    'inbox-uniqueness': 'doubleMessages',
    'removal-verification': 'missedRemovals',
  } as const satisfies Record<SabotageName, keyof CampaignResult>;
  test.each(Object.entries(caught))(
    '%s',
    async (sabotage, figure) => {
      const result = await run(sabotagedCampaign(1, sabotage as SabotageName));
      expect(result[figure]).not.toEqual([]);
    },
    120_000,
  );
});
