/** The shapes of the dashboard's addresses, for the web server. A test holds them equal to the router's. */
export const dashboardPaths: readonly string[] = [
  '/dashboard',
  '/design',
  '/o/$organisationId',
  '/o/$organisationId/attention',
  '/o/$organisationId/channels',
  '/o/$organisationId/channels/$channelId',
  '/o/$organisationId/onboarding',
  '/o/$organisationId/members',
  '/o/$organisationId/members/$subscriberId',
  '/o/$organisationId/members/import',
  '/o/$organisationId/money',
  '/sign-in',
];
