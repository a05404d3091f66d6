import { describe, expect, test } from 'vitest';
import { sabotagedCampaign } from './campaign-scale.ts';
import type { CampaignResult } from './report/result.ts';
import { runInTests } from './run-in-tests.ts';
import type { SabotageName } from './sabotage.ts';

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
      const result = await runInTests(sabotagedCampaign(1, sabotage as SabotageName));
      expect(result[figure]).not.toEqual([]);
    },
    120_000,
  );
});
