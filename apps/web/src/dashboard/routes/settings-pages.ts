import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { organisationRoute } from './frame.tsx';

export const settingsPages = {
  generalSettings: createRoute({
    getParentRoute: () => organisationRoute,
    path: '/settings',
    component: lazyRouteComponent(() => import('../settings/general-page.tsx'), 'GeneralPage'),
  }),
  shopSettings: createRoute({
    getParentRoute: () => organisationRoute,
    path: '/settings/shop',
    component: lazyRouteComponent(() => import('../settings/shop/shop-page.tsx'), 'ShopPage'),
  }),
  textsSettings: createRoute({
    getParentRoute: () => organisationRoute,
    path: '/settings/texts',
    component: lazyRouteComponent(() => import('../settings/shop/texts-page.tsx'), 'TextsPage'),
  }),
  rulesSettings: createRoute({
    getParentRoute: () => organisationRoute,
    path: '/settings/rules',
    component: lazyRouteComponent(() => import('../settings/rules-page.tsx'), 'RulesPage'),
  }),
  remindersSettings: createRoute({
    getParentRoute: () => organisationRoute,
    path: '/settings/reminders',
    component: lazyRouteComponent(() => import('../settings/reminders-page.tsx'), 'RemindersPage'),
  }),
  messagesSettings: createRoute({
    getParentRoute: () => organisationRoute,
    path: '/settings/messages',
    component: lazyRouteComponent(() => import('../settings/messages-page.tsx'), 'MessagesPage'),
  }),
  paymentsSettings: createRoute({
    getParentRoute: () => organisationRoute,
    path: '/settings/payments',
    component: lazyRouteComponent(() => import('../settings/payments-page.tsx'), 'PaymentsPage'),
  }),
  botSettings: createRoute({
    getParentRoute: () => organisationRoute,
    path: '/settings/bot',
    component: lazyRouteComponent(() => import('../settings/bot-page.tsx'), 'BotPage'),
  }),
  dangerSettings: createRoute({
    getParentRoute: () => organisationRoute,
    path: '/settings/danger',
    component: lazyRouteComponent(() => import('../settings/danger-page.tsx'), 'DangerPage'),
  }),
  team: createRoute({
    getParentRoute: () => organisationRoute,
    path: '/settings/team',
    component: lazyRouteComponent(() => import('../team/team-page.tsx'), 'TeamPage'),
  }),
};
