import type { OnboardingView } from '@latchkey/contracts/procedures/onboarding';
import { expect, test } from 'vitest';
import { stepsOf } from './steps-of.ts';

const fresh: OnboardingView = {
  stripe: { state: 'none', account: null },
  telegram: { linked: false, anyoneLinked: false, bot: null },
  channel: { state: 'none', channels: [] },
  plan: { state: 'none', planId: null, name: null },
  sellerKnown: false,
  testPurchase: null,
  shareUrl: null,
  begunAt: '2026-11-20T12:00:00Z',
  firstOnSaleAt: null,
  secondsToOnSale: null,
};
const states = (differs: Partial<OnboardingView>) =>
  stepsOf({ ...fresh, ...differs }).map(({ name, state }) => `${name} ${state}`);

test('at the beginning the first is next, and all others wait; without a sandbox nobody buys as a test', () => {
  expect(states({})).toEqual([
    'stripe current',
    'telegram waiting',
    'channel waiting',
    'plan waiting',
    'seller waiting',
    'share waiting',
  ]);
});

test('while Stripe is looking, the next one is still Stripe: what can be done meanwhile is open all the same', () => {
  expect(states({ stripe: { state: 'in_review', account: null } })[0]).toBe('stripe current');
});

test('a channel that lacks a right is in trouble, whatever else is next', () => {
  const channel = { state: 'incomplete', channels: [{ health: 'trouble' }] } as OnboardingView['channel'];
  expect(states({ channel })).toContain('channel trouble');
});

test('on sale: where there is a sandbox one test purchase is left, then all is done', () => {
  const sold = {
    stripe: { state: 'ready', account: null },
    telegram: { linked: true, anyoneLinked: true, bot: null },
    channel: { state: 'ready', channels: [] },
    plan: { state: 'on_sale', planId: null, name: 'Monthly' },
    sellerKnown: true,
    shareUrl: 'https://web.example.com/c/ada/monthly',
  } as Partial<OnboardingView>;
  const test = { done: false, checkoutUrl: null, sandboxUrl: 'http://localhost:4400' };
  expect(states({ ...sold, testPurchase: test })).toContain('test current');
  expect(
    states({ ...sold, testPurchase: { ...test, done: true } }).every((each) => each.endsWith('done')),
  ).toBe(true);
  expect(states(sold).every((each) => each.endsWith('done'))).toBe(true);
  // Nobody waits for it: it is the next step, and the link can be passed on all the same.
  expect(states({ ...sold, sellerKnown: false })).toEqual(
    expect.arrayContaining(['seller current', 'share done']),
  );
});
