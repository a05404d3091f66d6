import type { SellingWorld } from '../world/open-world.ts';

/** What a place is about, once there is a community. */
export interface Known {
  world: SellingWorld;
  organisationId: string;
  /** An order of somebody who is a member. */
  orderId: string;
}

/**
 * One address for each shape of addresses there is (`pagePatterns` of the web app): a page without a place here makes the
 * tests red.
 */
export const places: Readonly<Record<string, (known: Known) => string>> = {
  '/': () => '/',
  '/buy/$planId': ({ world }) => `/buy/${world.seeded.plans.monthly.id}`,
  '/checkout/done': ({ orderId }) => `/checkout/done?order=${orderId}`,
  '/checkout/cancelled': ({ orderId }) => `/checkout/cancelled?order=${orderId}`,
  '/dashboard': () => '/dashboard',
  '/design': () => '/design',
  '/o/$organisationId': ({ organisationId }) => `/o/${organisationId}`,
  '/o/$organisationId/attention': ({ organisationId }) => `/o/${organisationId}/attention`,
  '/o/$organisationId/channels': ({ organisationId }) => `/o/${organisationId}/channels`,
  '/o/$organisationId/channels/$channelId': ({ organisationId, world }) =>
    `/o/${organisationId}/channels/${world.channel.id}`,
  '/o/$organisationId/onboarding': ({ organisationId }) => `/o/${organisationId}/onboarding`,
  '/sign-in': () => '/sign-in',
};
