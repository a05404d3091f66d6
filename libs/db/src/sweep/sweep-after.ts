/**
 * How long the ordinary way may take before the sweep steps in, in milliseconds. Every promise carries the moment
 * (`due_at`) at which the sweep looks after it; whoever tries in vain moves it on, so that the sweep never comes before
 * the queue's own next try.
 */
export const sweepAfterMs = 15_000;
