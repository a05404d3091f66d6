import type { SellingWorld } from '../world/open-world.ts';

/** What a place is about, once there is a community. */
export interface Known {
  world: SellingWorld;
  organisationId: string;
  /** An order of somebody who is a member, that member, and the key of the link to their own page. */
  orderId: string;
  subscriberId: string;
  memberKey: string;
  /** A broadcast that was sent. */
  broadcastId: string;
}

/**
 * One address for each shape of addresses there is (`pagePatterns` of the web app): a page without a place here makes the
 * tests red.
 */
export const places: Readonly<Record<string, (known: Known) => string>> = {
  '/': () => '/',
  '/status': () => '/status',
  '/c/$creator': () => '/c/sample-creator',
  '/c/$creator/$plan': () => '/c/sample-creator/monthly',
  '/c/$creator/legal/$page': () => '/c/sample-creator/legal/withdrawal',
  '/member': ({ memberKey }) => `/member?key=${memberKey}`,
  '/member/withdraw/$orderId': ({ memberKey, orderId }) => `/member/withdraw/${orderId}?key=${memberKey}`,
  '/t/$channelId': ({ world }) => `/t/${world.channel.id}?bot=1`,
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
  '/o/$organisationId/members': ({ organisationId }) => `/o/${organisationId}/members`,
  '/o/$organisationId/members/$subscriberId': ({ organisationId, subscriberId }) =>
    `/o/${organisationId}/members/${subscriberId}`,
  '/o/$organisationId/members/import': ({ organisationId }) => `/o/${organisationId}/members/import`,
  '/o/$organisationId/money': ({ organisationId }) => `/o/${organisationId}/money?period=all&tab=disputes`,
  '/o/$organisationId/broadcasts': ({ organisationId }) => `/o/${organisationId}/broadcasts`,
  '/o/$organisationId/broadcasts/new': ({ organisationId }) => `/o/${organisationId}/broadcasts/new`,
  '/o/$organisationId/broadcasts/$broadcastId': ({ organisationId, broadcastId }) =>
    `/o/${organisationId}/broadcasts/${broadcastId}`,
  '/o/$organisationId/attention': ({ organisationId }) => `/o/${organisationId}/attention`,
  '/o/$organisationId/channels': ({ organisationId }) => `/o/${organisationId}/channels`,
  '/o/$organisationId/channels/$channelId': ({ organisationId, world }) =>
    `/o/${organisationId}/channels/${world.channel.id}`,
  '/o/$organisationId/onboarding': ({ organisationId }) => `/o/${organisationId}/onboarding`,
  '/o/$organisationId/settings/team': ({ organisationId }) => `/o/${organisationId}/settings/team`,
  '/o/$organisationId/plans': ({ organisationId }) => `/o/${organisationId}/plans`,
  '/o/$organisationId/plans/codes': ({ organisationId }) => `/o/${organisationId}/plans/codes`,
  '/o/$organisationId/plans/coupons': ({ organisationId }) => `/o/${organisationId}/plans/coupons`,
  '/o/$organisationId/plans/new': ({ organisationId }) => `/o/${organisationId}/plans/new`,
  '/o/$organisationId/settings': ({ organisationId }) => `/o/${organisationId}/settings`,
  '/o/$organisationId/settings/bot': ({ organisationId }) => `/o/${organisationId}/settings/bot`,
  '/o/$organisationId/settings/danger': ({ organisationId }) => `/o/${organisationId}/settings/danger`,
  '/o/$organisationId/settings/messages': ({ organisationId }) => `/o/${organisationId}/settings/messages`,
  '/o/$organisationId/settings/payments': ({ organisationId }) => `/o/${organisationId}/settings/payments`,
  '/o/$organisationId/settings/reminders': ({ organisationId }) => `/o/${organisationId}/settings/reminders`,
  '/o/$organisationId/settings/shop': ({ organisationId }) => `/o/${organisationId}/settings/shop`,
  '/o/$organisationId/settings/texts': ({ organisationId }) => `/o/${organisationId}/settings/texts`,
  '/o/$organisationId/settings/rules': ({ organisationId }) => `/o/${organisationId}/settings/rules`,
  '/o/$organisationId/plans/$planId': ({ organisationId, world }) =>
    `/o/${organisationId}/plans/${world.seeded.plans.monthly.id}`,
  '/o/$organisationId/plans/$planId/edit': ({ organisationId, world }) =>
    `/o/${organisationId}/plans/${world.seeded.plans.monthly.id}/edit`,
  '/reset-password': () => '/reset-password#token=unknown',
  '/sign-in': () => '/sign-in',
  '/sign-up': () => '/sign-up',
  '/verify-email': () => '/verify-email',
  '/welcome': () => '/welcome',
};
