import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { readMemberSearch } from '../members/member-search.ts';
import { readMoneySearch } from '../money/money-search.ts';
import { organisationRoute } from './frame.tsx';

/** What a creator looks at every day. */
export const organisationPages = {
  overview: createRoute({
    getParentRoute: () => organisationRoute,
    path: '/',
    component: lazyRouteComponent(() => import('../overview/overview-page.tsx'), 'OverviewPage'),
  }),
  onboarding: createRoute({
    getParentRoute: () => organisationRoute,
    path: '/onboarding',
    component: lazyRouteComponent(() => import('../onboarding/onboarding-page.tsx'), 'OnboardingPage'),
  }),
  attention: createRoute({
    getParentRoute: () => organisationRoute,
    path: '/attention',
    component: lazyRouteComponent(() => import('../attention/attention-page.tsx'), 'AttentionPage'),
  }),
  channels: createRoute({
    getParentRoute: () => organisationRoute,
    path: '/channels',
    component: lazyRouteComponent(() => import('../channels/channels-page.tsx'), 'ChannelsPage'),
  }),
  channel: createRoute({
    getParentRoute: () => organisationRoute,
    path: '/channels/$channelId',
    component: lazyRouteComponent(() => import('../channels/channel-page.tsx'), 'ChannelPage'),
  }),
  members: createRoute({
    getParentRoute: () => organisationRoute,
    path: '/members',
    validateSearch: readMemberSearch,
    component: lazyRouteComponent(() => import('../members/members-page.tsx'), 'MembersPage'),
  }),
  memberImport: createRoute({
    getParentRoute: () => organisationRoute,
    path: '/members/import',
    component: lazyRouteComponent(() => import('../members/import/import-page.tsx'), 'ImportPage'),
  }),
  member: createRoute({
    getParentRoute: () => organisationRoute,
    path: '/members/$subscriberId',
    component: lazyRouteComponent(() => import('../member/member-page.tsx'), 'MemberPage'),
  }),
  money: createRoute({
    getParentRoute: () => organisationRoute,
    path: '/money',
    validateSearch: readMoneySearch,
    component: lazyRouteComponent(() => import('../money/money-page.tsx'), 'MoneyPage'),
  }),
  broadcasts: createRoute({
    getParentRoute: () => organisationRoute,
    path: '/broadcasts',
    component: lazyRouteComponent(() => import('../broadcasts/broadcasts-page.tsx'), 'BroadcastsPage'),
  }),
  newBroadcast: createRoute({
    getParentRoute: () => organisationRoute,
    path: '/broadcasts/new',
    component: lazyRouteComponent(() => import('../broadcasts/new-broadcast-page.tsx'), 'NewBroadcastPage'),
  }),
  broadcast: createRoute({
    getParentRoute: () => organisationRoute,
    path: '/broadcasts/$broadcastId',
    component: lazyRouteComponent(() => import('../broadcasts/broadcast-page.tsx'), 'BroadcastPage'),
  }),
};
