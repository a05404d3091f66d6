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
      days: 64,
      stepHours: [36, 48],
      kinds: allHistoryKinds,
      crashes: true,
      trouble: true,
    },
    sabotage: null,
    stepMs: 2_000,
    leases: 'wait',
    settleWithinMs: 120_000,
  };
}

/** For `npm test`: few histories, and the minute of the leases is skipped. */
export function shortCampaign(seed: number): Sizing {
  const whole = wholeCampaign(seed, allHistoryKinds.length);
  return {
    ...whole,
    scale: { ...whole.scale, days: 44, stepHours: [48] },
    stepMs: 300,
    leases: 'skip',
    settleWithinMs: 30_000,
  };
}

/** What each guard is for: the histories, and how long they take. */
const sabotaged: Record<SabotageName, Partial<Scale>> = {
  'compare-and-set': { kinds: ['recoverAfterGrace'], days: 44, stepHours: [24], trouble: false },
  'inbox-uniqueness': { kinds: ['steady'], days: 6 },
  'removal-verification': { kinds: ['cancelNow'], days: 8 },
  sweep: { kinds: ['lapse'], days: 44, trouble: false },
};

/** A short campaign of what a guard is for, with that guard switched off. */
export function sabotagedCampaign(seed: number, sabotage: SabotageName): Sizing {
  const { scale, ...rest } = shortCampaign(seed);
  return {
    ...rest,
    scale: { ...scale, histories: 8, crashes: false, ...sabotaged[sabotage] },
    sabotage,
    settleWithinMs: 5_000,
  };
}
