import { allHistoryKinds } from './plan/history-kinds.ts';
import type { Scale } from './plan/plan.ts';
import type { CampaignOptions } from './run-campaign.ts';
import type { SabotageName } from './sabotage.ts';

type Sizing = Omit<CampaignOptions, 'onLine'>;

/** The whole campaign: every kind of history and fault, and every crash point. */
export function wholeCampaign(seed: number, histories: number): Sizing {
  return {
    scale: { seed, histories, days: 66, kinds: allHistoryKinds, crashes: true, trouble: true },
    sabotage: null,
    stepMs: 3_000,
    leases: 'wait',
    settleWithinMs: 120_000,
  };
}

/** For `npm test`: few histories, and the minute of the leases is skipped. */
export function shortCampaign(seed: number): Sizing {
  return {
    ...wholeCampaign(seed, 21),
    stepMs: 250,
    leases: 'skip',
    settleWithinMs: 30_000,
  };
}

const sabotaged: Record<SabotageName, Partial<Scale>> = {
  'compare-and-set': { kinds: ['recoverAfterGrace'], days: 40 },
  'inbox-uniqueness': { kinds: ['steady'], days: 2, trouble: true },
  'removal-verification': { kinds: ['cancelNow'], days: 26 },
  sweep: { kinds: ['lapse'], days: 37 },
};

/** A short campaign of what a guard is for, with that guard switched off. */
export function sabotagedCampaign(seed: number, sabotage: SabotageName): Sizing {
  const { scale, ...rest } = shortCampaign(seed);
  return {
    ...rest,
    scale: { ...scale, histories: 8, crashes: false, ...sabotaged[sabotage] },
    sabotage,
    settleWithinMs: 6_000,
  };
}
