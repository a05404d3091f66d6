import { createRouter } from '@tanstack/react-router';
import { NotFoundPage } from '../components/not-found-page.tsx';
import { LoadingPage } from './loading-page.tsx';
import { RouteTrouble } from './route-trouble.tsx';
import type { RouterContext } from './router-context.ts';
import { accountPages } from './routes/account-pages.ts';
import { dashboard, organisationRoute, root, signedIn } from './routes/frame.tsx';
import { organisationPages } from './routes/organisation-pages.ts';
import { planPages } from './routes/plan-pages.ts';
import { settingsPages } from './routes/settings-pages.ts';
import { visitorPages } from './routes/visitor-pages.ts';

export const routeTree = root.addChildren({
  ...visitorPages,
  signedIn: signedIn.addChildren({
    dashboard,
    ...accountPages,
    organisation: organisationRoute.addChildren({ ...organisationPages, ...planPages, ...settingsPages }),
  }),
});

/** The pages of the dashboard. Each is fetched when it is first gone to, or pointed at. */
export function createDashboardRouter(context: RouterContext) {
  return createRouter({
    routeTree,
    context,
    defaultPreload: 'intent',
    defaultPendingComponent: LoadingPage,
    defaultNotFoundComponent: NotFoundPage,
    defaultErrorComponent: RouteTrouble,
    scrollRestoration: true,
  });
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof createDashboardRouter>;
  }
}
