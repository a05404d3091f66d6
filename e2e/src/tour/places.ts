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
  '/account': () => '/account',
  '/dashboard': () => '/dashboard',
  '/design': () => '/design',
  '/forgot-password': () => '/forgot-password',
  '/invitation/$token': () => `/invitation/${'a'.repeat(43)}`,
  '/magic': () => '/magic',
  '/o/$organisationId': ({ organisationId }) => `/o/${organisationId}`,
  '/o/$organisationId/attention': ({ organisationId }) => `/o/${organisationId}/attention`,
  '/o/$organisationId/channels': ({ organisationId }) => `/o/${organisationId}/channels`,
  '/o/$organisationId/channels/$channelId': ({ organisationId, world }) =>
    `/o/${organisationId}/channels/${world.channel.id}`,
  '/o/$organisationId/onboarding': ({ organisationId }) => `/o/${organisationId}/onboarding`,
  '/o/$organisationId/settings/team': ({ organisationId }) => `/o/${organisationId}/settings/team`,
  '/reset-password': () => '/reset-password#token=unknown',
  '/sign-in': () => '/sign-in',
  '/sign-up': () => '/sign-up',
  '/verify-email': () => '/verify-email',
  '/welcome': () => '/welcome',
};
