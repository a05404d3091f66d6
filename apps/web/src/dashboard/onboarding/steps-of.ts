import type { OnboardingView } from '@latchkey/contracts/procedures/onboarding';

export const stepNames = ['stripe', 'telegram', 'channel', 'plan', 'seller', 'test', 'share'] as const;
export type StepName = (typeof stepNames)[number];

/** `current`: the next one to be done. `trouble`: done once, or begun, and something is missing. */
export type StepState = 'done' | 'current' | 'waiting' | 'trouble';

export interface Step {
  name: StepName;
  state: StepState;
}

/** The steps with how each stands. The first that is not done is the next; sharing is done when something is on sale. */
export function stepsOf(view: OnboardingView): Step[] {
  const done: Record<StepName, boolean> = {
    stripe: view.stripe.state === 'ready',
    telegram: view.telegram.anyoneLinked,
    channel: view.channel.state === 'ready',
    plan: view.plan.state === 'on_sale',
    seller: view.sellerKnown,
    test: view.testPurchase?.done ?? false,
    share: view.shareUrl !== null && (view.testPurchase?.done ?? true),
  };
  const shown = stepNames.filter((name) => name !== 'test' || view.testPurchase !== null);
  const next = shown.find((name) => !done[name]);
  const troubled = (name: StepName) =>
    (name === 'stripe' && view.stripe.state === 'disconnected') ||
    (name === 'channel' && view.channel.channels.some(({ health }) => health === 'trouble'));
  return shown.map((name) => {
    if (troubled(name) && !done[name]) return { name, state: 'trouble' };
    if (done[name]) return { name, state: 'done' };
    return { name, state: name === next ? 'current' : 'waiting' };
  });
}
