import { listChannels } from '@latchkey/db/channel-list/list-channels';
import { previewPlanChange } from '@latchkey/db/plan/preview-plan-change';
import type { Deps } from '../deps.ts';
import type { UseCases } from '../trpc/use-cases.ts';
import { findPlan } from './find-plan.ts';

/** Who would gain or lose what, were these the channels of the plan for all. */
export function planPreviewChange({ database, clock }: Deps): UseCases['plan']['previewChange'] {
  return async ({ organisationId }, { planId, channelIds }) => {
    const { db } = database;
    const plan = await findPlan(db, { organisationId, planId });
    const [change, channels] = await Promise.all([
      previewPlanChange(db, { organisationId, planId, channelIds, at: clock.now() }),
      listChannels(db, organisationId),
    ]);
    const title = (id: string) => channels.find((channel) => channel.id === id)?.title ?? id;
    return {
      ...change,
      basedOn: plan.version,
      channels: change.channels.map((each) => ({ ...each, title: title(each.channelId) })),
    };
  };
}
