import { startPayloads } from '@latchkey/contracts/claim-token';
import { moneyToWire } from '@latchkey/contracts/money';
import { countPlanMembers } from '@latchkey/db/plan/count-plan-members';
import { listPlanVersions } from '@latchkey/db/plan/list-plan-versions';
import { wasOrdered } from '@latchkey/db/plan/was-ordered';
import { countOrdersToRollOut } from '@latchkey/db/plan-rollout/count-orders-to-roll-out';
import { findRollout } from '@latchkey/db/plan-rollout/find-rollout';
import { deepLinks } from '../bot/deep-links.ts';
import { ownOrPlatformBot } from '../bot/own-or-platform-bot.ts';
import type { Deps } from '../deps.ts';
import { knownCreator } from '../shop/known-creator.ts';
import type { UseCases } from '../trpc/use-cases.ts';
import { findPlan } from './find-plan.ts';
import { planPageUrl } from './plan-page-url.ts';
import { planView } from './plan-view.ts';

/** A plan with its versions, its members and where it is bought. */
export function planGet({ database, settings, clock }: Deps): UseCases['plan']['get'] {
  return async ({ organisationId }, { planId }) => {
    const { db } = database;
    const of = { organisationId, planId };
    const plan = await findPlan(db, of);
    const [members, versions, bot, ordered, rollout] = await Promise.all([
      countPlanMembers(db, { ...of, at: clock.now() }),
      listPlanVersions(db, of),
      ownOrPlatformBot(db, organisationId),
      wasOrdered(db, of),
      findRollout(db, of),
    ]);
    return {
      ...planView(plan),
      members: members.ofPlan(planId),
      createdAt: plan.createdAt.toISOString(),
      wasOrdered: ordered,
      pageUrl: planPageUrl(settings, await knownCreator(db, organisationId), plan),
      botUrl: bot ? deepLinks(bot.username).start(`${startPayloads.plan}${planId}`) : null,
      versions: versions.map(({ id, version, createdAt, interval, prices, channelIds }) => ({
        id,
        version,
        createdAt: createdAt.toISOString(),
        interval,
        prices: prices.map(moneyToWire),
        channelIds,
        members: members.ofVersion(id),
      })),
      rollout: rollout && {
        version: rollout.version,
        startedAt: rollout.startedAt.toISOString(),
        left: await countOrdersToRollOut(db, { organisationId, planVersionId: rollout.planVersionId }),
      },
    };
  };
}
