import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  redirect,
} from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
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

// Not needed for the first page, and it brings the forms with it.
const LostSession = lazy(async () => ({
  default: (await import('./session/lost-session.tsx')).LostSession,
}));

const root = createRootRouteWithContext<RouterContext>()({ component: Root });

function Root() {
  useFormWords();
  return (
    <>
      <Outlet />
      <Suspense>
        <LostSession />
      </Suspense>
    </>
  );
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

const onboarding = createRoute({
  getParentRoute: () => organisationRoute,
  path: '/onboarding',
  component: lazyRouteComponent(() => import('./onboarding/onboarding-page.tsx'), 'OnboardingPage'),
});

const attention = createRoute({
  getParentRoute: () => organisationRoute,
  path: '/attention',
  component: lazyRouteComponent(() => import('./attention/attention-page.tsx'), 'AttentionPage'),
});

const channels = createRoute({
  getParentRoute: () => organisationRoute,
  path: '/channels',
  component: lazyRouteComponent(() => import('./channels/channels-page.tsx'), 'ChannelsPage'),
});

const channel = createRoute({
  getParentRoute: () => organisationRoute,
  path: '/channels/$channelId',
  component: lazyRouteComponent(() => import('./channels/channel-page.tsx'), 'ChannelPage'),
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

const shopSettings = createRoute({
  getParentRoute: () => organisationRoute,
  path: '/settings/shop',
  component: lazyRouteComponent(() => import('./settings/shop/shop-page.tsx'), 'ShopPage'),
});

const textsSettings = createRoute({
  getParentRoute: () => organisationRoute,
  path: '/settings/texts',
  component: lazyRouteComponent(() => import('./settings/shop/texts-page.tsx'), 'TextsPage'),
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

/** Pages for who is not signed in yet; whoever is may look at them too. */
const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  component: lazyRouteComponent(() => import('./account/sign-in-page.tsx'), 'SignInPage'),
});

const signUp = createRoute({
  getParentRoute: () => root,
  path: '/sign-up',
  component: lazyRouteComponent(() => import('./account/sign-up-page.tsx'), 'SignUpPage'),
});

const magic = createRoute({
  getParentRoute: () => root,
  path: '/magic',
  component: lazyRouteComponent(() => import('./account/magic-page.tsx'), 'MagicPage'),
});

const forgotPassword = createRoute({
  getParentRoute: () => root,
  path: '/forgot-password',
  component: lazyRouteComponent(() => import('./account/forgot-password-page.tsx'), 'ForgotPasswordPage'),
});

const resetPassword = createRoute({
  getParentRoute: () => root,
  path: '/reset-password',
  component: lazyRouteComponent(() => import('./account/reset-password-page.tsx'), 'ResetPasswordPage'),
});

const verifyEmail = createRoute({
  getParentRoute: () => root,
  path: '/verify-email',
  component: lazyRouteComponent(() => import('./account/verify-email-page.tsx'), 'VerifyEmailPage'),
});

const invitation = createRoute({
  getParentRoute: () => root,
  path: '/invitation/$token',
  component: lazyRouteComponent(() => import('./account/invitation-page.tsx'), 'InvitationPage'),
});

const welcome = createRoute({
  getParentRoute: () => signedIn,
  path: '/welcome',
  component: lazyRouteComponent(() => import('./account/welcome-page.tsx'), 'WelcomePage'),
});

const account = createRoute({
  getParentRoute: () => signedIn,
  path: '/account',
  component: lazyRouteComponent(() => import('./account/account-page.tsx'), 'AccountPage'),
});

const team = createRoute({
  getParentRoute: () => organisationRoute,
  path: '/settings/team',
  component: lazyRouteComponent(() => import('./team/team-page.tsx'), 'TeamPage'),
});

/** Every component of the design system, in every state. */
const design = createRoute({
  getParentRoute: () => root,
  path: '/design',
  component: lazyRouteComponent(() => import('./design/design-page.tsx'), 'DesignPage'),
});

export const routeTree = root.addChildren([
  signIn,
  signUp,
  magic,
  forgotPassword,
  resetPassword,
  verifyEmail,
  invitation,
  design,
  signedIn.addChildren([
    dashboard,
    welcome,
    account,
    organisationRoute.addChildren([
      overview,
      onboarding,
      attention,
      channels,
      channel,
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
      shopSettings,
      textsSettings,
      rulesSettings,
      remindersSettings,
      messagesSettings,
      paymentsSettings,
      botSettings,
      dangerSettings,
      team,
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
