import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { organisationRoute } from './frame.tsx';

/** What is sold, and by which codes. */
export const planPages = {
  plans: createRoute({
    getParentRoute: () => organisationRoute,
    path: '/plans',
    component: lazyRouteComponent(() => import('../plans/plans-page.tsx'), 'PlansPage'),
  }),
  newPlan: createRoute({
    getParentRoute: () => organisationRoute,
    path: '/plans/new',
    component: lazyRouteComponent(() => import('../plans/new-plan-page.tsx'), 'NewPlanPage'),
  }),
  coupons: createRoute({
    getParentRoute: () => organisationRoute,
    path: '/plans/coupons',
    component: lazyRouteComponent(() => import('../plans/coupons-page.tsx'), 'CouponsPage'),
  }),
  codes: createRoute({
    getParentRoute: () => organisationRoute,
    path: '/plans/codes',
    component: lazyRouteComponent(() => import('../plans/codes-page.tsx'), 'CodesPage'),
  }),
  plan: createRoute({
    getParentRoute: () => organisationRoute,
    path: '/plans/$planId',
    component: lazyRouteComponent(() => import('../plans/plan-page.tsx'), 'PlanPage'),
  }),
  editPlan: createRoute({
    getParentRoute: () => organisationRoute,
    path: '/plans/$planId/edit',
    component: lazyRouteComponent(() => import('../plans/edit-plan-page.tsx'), 'EditPlanPage'),
  }),
};
