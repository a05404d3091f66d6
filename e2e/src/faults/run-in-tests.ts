import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createEmptyDatabase } from '@latchkey/db/testing/create-empty-database';
import { backends } from '../world/backends.ts';
import type { CampaignResult } from './report/result.ts';
import { type CampaignOptions, runCampaign } from './run-campaign.ts';

/** On a database of its own, on the server of the tests; the queues on the last backend there is. */
export async function runInTests(sizing: Omit<CampaignOptions, 'onLine'>): Promise<CampaignResult> {
  const dataDir = mkdtempSync(join(tmpdir(), 'latchkey-faults-'));
  const { databaseUrl, drop } = await createEmptyDatabase();
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
