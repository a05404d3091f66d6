import { createRootRouteWithContext, createRoute, Outlet, redirect } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { useFormWords } from '../../forms/use-form-words.ts';
import { homeOf } from '../organisation/home-of.ts';
import type { RouterContext } from '../router-context.ts';
import { requireSession } from '../session/require-session.ts';
import { Shell } from '../shell/shell.tsx';

// Not needed for the first page, and it brings the forms with it.
const LostSession = lazy(async () => ({
  default: (await import('../session/lost-session.tsx')).LostSession,
}));

/** What is on every page. */
export const root = createRootRouteWithContext<RouterContext>()({ component: Root });

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
export const signedIn = createRoute({
  getParentRoute: () => root,
  id: 'signed-in',
  beforeLoad: ({ context, location }) => requireSession(context, location.href),
});

/** `/dashboard`: to the organisation that was looked at last. */
export const dashboard = createRoute({
  getParentRoute: () => signedIn,
  path: '/dashboard',
  beforeLoad: async ({ context }) => {
    throw redirect({ href: await homeOf(context) });
  },
});

/** One organisation: the frame, with its pages inside. */
export const organisationRoute = createRoute({
  getParentRoute: () => signedIn,
  path: '/o/$organisationId',
  component: Shell,
});
