import { setTimeout as sleep } from 'node:timers/promises';
import { rowsOf } from '../../world/records.ts';
import type { Stage } from '../run/stage.ts';
import type { CampaignOptions } from '../run-campaign.ts';

/** Messages under way when a worker died are in doubt after twenty seconds. */
export async function calmNotices(stage: Stage, { settleWithinMs }: CampaignOptions): Promise<void> {
  const giveUpAt = performance.now() + settleWithinMs;
  for (let open = 1; open > 0 && performance.now() < giveUpAt; await sleep(250)) {
    const [row] = await rowsOf<{ open: number }>(
      stage.world,
      "select count(*)::int as open from notice where state in ('queued', 'sending')",
    );
    open = row?.open ?? 0;
    if (open === 0) return;
  }
}
