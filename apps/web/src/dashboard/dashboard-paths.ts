/** The shapes of the dashboard's addresses, for the web server. A test holds them equal to the router's. */
export const dashboardPaths: readonly string[] = [
  '/account',
  '/dashboard',
  '/design',
  '/forgot-password',
  '/invitation/$token',
  '/magic',
  '/o/$organisationId',
  '/o/$organisationId/settings/team',
  '/reset-password',
  '/sign-in',
  '/sign-up',
  '/verify-email',
  '/welcome',
];
