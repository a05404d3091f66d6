import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { root } from './frame.tsx';

/** Pages for who is not signed in yet; whoever is may look at them too. */
export const visitorPages = {
  signIn: createRoute({
    getParentRoute: () => root,
    path: '/sign-in',
    component: lazyRouteComponent(() => import('../account/sign-in-page.tsx'), 'SignInPage'),
  }),
  signUp: createRoute({
    getParentRoute: () => root,
    path: '/sign-up',
    component: lazyRouteComponent(() => import('../account/sign-up-page.tsx'), 'SignUpPage'),
  }),
  magic: createRoute({
    getParentRoute: () => root,
    path: '/magic',
    component: lazyRouteComponent(() => import('../account/magic-page.tsx'), 'MagicPage'),
  }),
  forgotPassword: createRoute({
    getParentRoute: () => root,
    path: '/forgot-password',
    component: lazyRouteComponent(() => import('../account/forgot-password-page.tsx'), 'ForgotPasswordPage'),
  }),
  resetPassword: createRoute({
    getParentRoute: () => root,
    path: '/reset-password',
    component: lazyRouteComponent(() => import('../account/reset-password-page.tsx'), 'ResetPasswordPage'),
  }),
  verifyEmail: createRoute({
    getParentRoute: () => root,
    path: '/verify-email',
    component: lazyRouteComponent(() => import('../account/verify-email-page.tsx'), 'VerifyEmailPage'),
  }),
  invitation: createRoute({
    getParentRoute: () => root,
    path: '/invitation/$token',
    component: lazyRouteComponent(() => import('../account/invitation-page.tsx'), 'InvitationPage'),
  }),
  /** Every component of the design system, in every state. */
  design: createRoute({
    getParentRoute: () => root,
    path: '/design',
    component: lazyRouteComponent(() => import('../design/design-page.tsx'), 'DesignPage'),
  }),
};
