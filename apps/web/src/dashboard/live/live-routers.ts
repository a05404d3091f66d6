import type { AppRouter } from '@latchkey/api/router';
import type { LiveKind } from '@latchkey/contracts/live';
import type { inferRouterOutputs } from '@trpc/server';

type RouterName = keyof inferRouterOutputs<AppRouter>;

/** Whose answers may be others once something of a kind has changed: they are asked for again. */
export const liveRouters = {
  channel: ['channel', 'onboarding', 'overview', 'attention'],
  access: ['access', 'overview', 'channel', 'attention', 'subscriber'],
  payment: [
    ...(['payment', 'payout', 'refund', 'dispute', 'money', 'stars'] as const),
    ...(['subscription', 'subscriber', 'overview', 'onboarding'] as const),
  ],
  attention: ['attention', 'alert', 'drift', 'brake', 'deadLetter', 'reconcile', 'overview'],
  account: ['stripeAccount', 'organisation', 'onboarding'],
  plan: ['plan', 'onboarding', 'channel'],
  broadcast: ['broadcast'],
} as const satisfies Record<LiveKind, readonly RouterName[]>;
