import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { signedIn } from './frame.tsx';

/** Somebody's own pages, of no organisation. */
export const accountPages = {
  welcome: createRoute({
    getParentRoute: () => signedIn,
    path: '/welcome',
    component: lazyRouteComponent(() => import('../account/welcome-page.tsx'), 'WelcomePage'),
  }),
  account: createRoute({
    getParentRoute: () => signedIn,
    path: '/account',
    component: lazyRouteComponent(() => import('../account/account-page.tsx'), 'AccountPage'),
  }),
};
