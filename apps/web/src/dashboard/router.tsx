import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  redirect,
} from '@tanstack/react-router';
import { NotFoundPage } from '../components/not-found-page.tsx';
import { useFormWords } from '../forms/use-form-words.ts';
import { LoadingPage } from './loading-page.tsx';
import { readMemberSearch } from './members/member-search.ts';
import { readMoneySearch } from './money/money-search.ts';
import { homeOf } from './organisation/home-of.ts';
import { RouteTrouble } from './route-trouble.tsx';
import type { RouterContext } from './router-context.ts';
import { requireSession } from './session/require-session.ts';
import { Shell } from './shell/shell.tsx';

const root = createRootRouteWithContext<RouterContext>()({ component: Root });

function Root() {
  useFormWords();
  return <Outlet />;
}

/** Everything behind it needs somebody signed in. */
const signedIn = createRoute({
  getParentRoute: () => root,
  id: 'signed-in',
  beforeLoad: ({ context, location }) => requireSession(context, location.href),
});

/** `/dashboard`: to the organisation that was looked at last. */
const dashboard = createRoute({
  getParentRoute: () => signedIn,
  path: '/dashboard',
  beforeLoad: async ({ context }) => {
    throw redirect({ href: await homeOf(context) });
  },
});

/** One organisation: the frame, with its pages inside. */
const organisationRoute = createRoute({
  getParentRoute: () => signedIn,
  path: '/o/$organisationId',
  component: Shell,
});

const overview = createRoute({
  getParentRoute: () => organisationRoute,
  path: '/',
  component: lazyRouteComponent(() => import('./overview/overview-page.tsx'), 'OverviewPage'),
});

const members = createRoute({
  getParentRoute: () => organisationRoute,
  path: '/members',
  validateSearch: readMemberSearch,
  component: lazyRouteComponent(() => import('./members/members-page.tsx'), 'MembersPage'),
});

const memberImport = createRoute({
  getParentRoute: () => organisationRoute,
  path: '/members/import',
  component: lazyRouteComponent(() => import('./members/import/import-page.tsx'), 'ImportPage'),
});

const member = createRoute({
  getParentRoute: () => organisationRoute,
  path: '/members/$subscriberId',
  component: lazyRouteComponent(() => import('./member/member-page.tsx'), 'MemberPage'),
});

const money = createRoute({
  getParentRoute: () => organisationRoute,
  path: '/money',
  validateSearch: readMoneySearch,
  component: lazyRouteComponent(() => import('./money/money-page.tsx'), 'MoneyPage'),
});

const plans = createRoute({
  getParentRoute: () => organisationRoute,
  path: '/plans',
  component: lazyRouteComponent(() => import('./plans/plans-page.tsx'), 'PlansPage'),
});

const newPlan = createRoute({
  getParentRoute: () => organisationRoute,
  path: '/plans/new',
  component: lazyRouteComponent(() => import('./plans/new-plan-page.tsx'), 'NewPlanPage'),
});

const coupons = createRoute({
  getParentRoute: () => organisationRoute,
  path: '/plans/coupons',
  component: lazyRouteComponent(() => import('./plans/coupons-page.tsx'), 'CouponsPage'),
});

const codes = createRoute({
  getParentRoute: () => organisationRoute,
  path: '/plans/codes',
  component: lazyRouteComponent(() => import('./plans/codes-page.tsx'), 'CodesPage'),
});

const plan = createRoute({
  getParentRoute: () => organisationRoute,
  path: '/plans/$planId',
  component: lazyRouteComponent(() => import('./plans/plan-page.tsx'), 'PlanPage'),
});

const editPlan = createRoute({
  getParentRoute: () => organisationRoute,
  path: '/plans/$planId/edit',
  component: lazyRouteComponent(() => import('./plans/edit-plan-page.tsx'), 'EditPlanPage'),
});

const generalSettings = createRoute({
  getParentRoute: () => organisationRoute,
  path: '/settings',
  component: lazyRouteComponent(() => import('./settings/general-page.tsx'), 'GeneralPage'),
});

const rulesSettings = createRoute({
  getParentRoute: () => organisationRoute,
  path: '/settings/rules',
  component: lazyRouteComponent(() => import('./settings/rules-page.tsx'), 'RulesPage'),
});

const remindersSettings = createRoute({
  getParentRoute: () => organisationRoute,
  path: '/settings/reminders',
  component: lazyRouteComponent(() => import('./settings/reminders-page.tsx'), 'RemindersPage'),
});

const messagesSettings = createRoute({
  getParentRoute: () => organisationRoute,
  path: '/settings/messages',
  component: lazyRouteComponent(() => import('./settings/messages-page.tsx'), 'MessagesPage'),
});

const paymentsSettings = createRoute({
  getParentRoute: () => organisationRoute,
  path: '/settings/payments',
  component: lazyRouteComponent(() => import('./settings/payments-page.tsx'), 'PaymentsPage'),
});

const botSettings = createRoute({
  getParentRoute: () => organisationRoute,
  path: '/settings/bot',
  component: lazyRouteComponent(() => import('./settings/bot-page.tsx'), 'BotPage'),
});

const dangerSettings = createRoute({
  getParentRoute: () => organisationRoute,
  path: '/settings/danger',
  component: lazyRouteComponent(() => import('./settings/danger-page.tsx'), 'DangerPage'),
});

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  component: lazyRouteComponent(() => import('./account/sign-in-page.tsx'), 'SignInPage'),
});

/** Every component of the design system, in every state. */
const design = createRoute({
  getParentRoute: () => root,
  path: '/design',
  component: lazyRouteComponent(() => import('./design/design-page.tsx'), 'DesignPage'),
});

export const routeTree = root.addChildren([
  signIn,
  design,
  signedIn.addChildren([
    dashboard,
    organisationRoute.addChildren([
      overview,
      members,
      memberImport,
      member,
      money,
      plans,
      newPlan,
      coupons,
      codes,
      plan,
      editPlan,
      generalSettings,
      rulesSettings,
      remindersSettings,
      messagesSettings,
      paymentsSettings,
      botSettings,
      dangerSettings,
    ]),
  ]),
]);

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
