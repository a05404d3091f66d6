import type { OnboardingView } from '@latchkey/contracts/procedures/onboarding';
import { listBots } from '@latchkey/db/bot-identity/find-bots';
import { type ListedChannel, listChannels } from '@latchkey/db/channel-list/list-channels';
import { type Progress, readProgress } from '@latchkey/db/onboarding/read-progress';
import { findLatestAccount } from '@latchkey/db/stripe-account/find-latest-account';
import type { StoredStripeAccount } from '@latchkey/db/stripe-account/find-stripe-account';
import { channelView } from '../channel/channel-view.ts';
import type { Deps, Settings } from '../deps.ts';
import { planPageUrl } from '../plan/plan-page-url.ts';
import { knownCreator } from '../shop/known-creator.ts';
import { accountView } from '../stripe-account/account-view.ts';
import type { UseCases } from '../trpc/use-cases.ts';

/** How far a creator has come, from the facts of this moment. */
export function onboardingGet({ database: { db }, settings }: Deps): UseCases['onboarding']['get'] {
  return async ({ organisationId, principal }) => {
    const userId = principal.kind === 'user' ? principal.userId : null;
    const { livemode } = settings;
    const [account, channels, [bot], progress, creator] = await Promise.all([
      findLatestAccount(db, organisationId, livemode),
      listChannels(db, organisationId),
      listBots(db, organisationId),
      readProgress(db, { organisationId, userId, livemode }),
      knownCreator(db, organisationId),
    ]);
    return {
      stripe: stripeStep(account),
      telegram: {
        linked: progress.linked,
        anyoneLinked: progress.anyoneLinked,
        bot: bot ? { username: bot.username } : null,
      },
      channel: channelStep(channels),
      plan: planStep(progress),
      sellerKnown: creator.identity !== null,
      ...passingOn(progress, creator, settings),
      ...timing(progress),
    };
  };
}

function stripeStep(account: StoredStripeAccount | null): OnboardingView['stripe'] {
  if (!account) return { state: 'none', account: null };
  return { state: stripeState(account), account: accountView(account) };
}

function stripeState({ ready, disconnectedAt, requirementsDue }: StoredStripeAccount) {
  if (disconnectedAt) return 'disconnected';
  if (ready) return 'ready';
  return requirementsDue.length > 0 ? 'requirements_due' : 'in_review';
}

function channelStep(listed: readonly ListedChannel[]): OnboardingView['channel'] {
  const channels = listed.map(channelView);
  const ready = channels.some(({ health }) => health === 'well');
  return { state: ready ? 'ready' : channels.length > 0 ? 'incomplete' : 'none', channels };
}

function planStep({ plan }: Progress): OnboardingView['plan'] {
  if (!plan) return { state: 'none', planId: null, name: null };
  return { state: plan.onSale ? 'on_sale' : 'not_on_sale', planId: plan.id, name: plan.name };
}

function passingOn(
  { plan, sold }: Progress,
  creator: { slug: string },
  settings: Settings,
): Pick<OnboardingView, 'testPurchase' | 'shareUrl'> {
  const { sandboxUrl } = settings;
  const shareUrl = plan?.onSale ? planPageUrl(settings, creator, plan) : null;
  return {
    shareUrl,
    testPurchase: sandboxUrl === null ? null : { done: sold, checkoutUrl: shareUrl, sandboxUrl },
  };
}

function timing({ begunAt, firstOnSaleAt }: Progress) {
  const took = firstOnSaleAt && Math.round((firstOnSaleAt.getTime() - begunAt.getTime()) / 1000);
  return {
    begunAt: begunAt.toISOString(),
    firstOnSaleAt: firstOnSaleAt?.toISOString() ?? null,
    secondsToOnSale: took === null ? null : Math.max(0, took),
  };
}
