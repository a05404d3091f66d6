import { allHistoryKinds } from './plan/history-kinds.ts';
import type { Scale } from './plan/plan.ts';
import type { CampaignOptions } from './run-campaign.ts';
import type { SabotageName } from './sabotage.ts';

type Sizing = Omit<CampaignOptions, 'onLine'>;

/** The whole campaign: every kind of history and fault, and every crash point. */
export function wholeCampaign(seed: number, histories: number): Sizing {
  return {
    scale: {
      seed,
      histories,
      days: 48,
      stepHours: [48, 60],
      lastSteps: 12,
      kinds: allHistoryKinds,
      crashes: true,
      trouble: true,
    },
    sabotage: null,
    stepMs: 4_500,
    leases: 'wait',
    settleWithinMs: 120_000,
    doorWithinMs: 75_000,
  };
}

/** For `npm test`: one history of each kind, deaths at a tenth of the crash points, and the time of leases is skipped. */
export function shortCampaign(seed: number): Sizing {
  const whole = wholeCampaign(seed, allHistoryKinds.length);
  return {
    ...whole,
    scale: { ...whole.scale, days: 44, stepHours: [60], lastSteps: 0, deathsAt: 1 / 10 },
    stepMs: 300,
    leases: 'skip',
    settleWithinMs: 90_000,
    doorWithinMs: 60_000,
  };
}

/** What each guard is for: the histories, how long they take, and what makes the guard needed. */
const sabotaged: Record<SabotageName, Partial<Scale>> = {
  // The payment recovers while a slow removal is under way.
  'compare-and-set': {
    kinds: ['recoverInRemoval'],
    days: 52,
    trouble: false,
    always: [{ method: 'unbanChatMember', kind: 'slow', count: 8, delayMs: 2_000 }],
  },
  'inbox-uniqueness': { kinds: ['steady'], days: 6 },
  // Telegram refuses the removal.
  'removal-verification': {
    kinds: ['cancelNow'],
    days: 28,
    trouble: false,
    always: [{ method: 'unbanChatMember', kind: '403', count: 8, description: 'not enough rights' }],
  },
  // Grace ends, and no event says so.
  sweep: { kinds: ['lapse'], trouble: false, stripeGivesUp: true },
};

/** A short campaign of what a guard is for, with that guard switched off. */
export function sabotagedCampaign(seed: number, sabotage: SabotageName): Sizing {
  const { scale, ...rest } = shortCampaign(seed);
  return {
    ...rest,
    scale: { ...scale, histories: 8, crashes: false, ...sabotaged[sabotage] },
    sabotage,
    // A removal that is under way must come to its end before the last fault kills the workers.
    stepMs: sabotage === 'compare-and-set' ? 600 : rest.stepMs,
    settleWithinMs: 2_500,
    doorWithinMs: 1_500,
  };
}
