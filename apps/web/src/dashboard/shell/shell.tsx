import { Outlet, useParams, useRouterState } from '@tanstack/react-router';
import { type ReactNode, Suspense, useEffect, useState } from 'react';
import { useTranslations } from 'use-intl';
import { NotFoundPage } from '../../components/not-found-page.tsx';
import { useLive } from '../live/use-live.ts';
import { LoadingPage } from '../loading-page.tsx';
import { lastOrganisation } from '../organisation/last-organisation.ts';
import { useOrganisations } from '../organisation/use-organisation.ts';
import { NavDrawer } from './nav-drawer.tsx';
import { NavList } from './nav-list.tsx';
import { OrganisationMenu } from './organisation-menu.tsx';
import { TopBar } from './top-bar.tsx';

/** The frame of an organisation's pages: navigation at the side, search and account above. */
export function Shell() {
  return (
    <Suspense fallback={<LoadingPage />}>
      <OfMine>
        <Frame />
      </OfMine>
    </Suspense>
  );
}

/** An organisation that is not the visitor's is as unknown as one that does not exist. */
function OfMine({ children }: { children: ReactNode }) {
  const { organisationId } = useParams({ from: '/signed-in/o/$organisationId' });
  const isMine = useOrganisations().some(({ id }) => id === organisationId);
  useEffect(() => {
    if (isMine) lastOrganisation.write(organisationId);
  }, [isMine, organisationId]);
  return isMine ? children : <NotFoundPage />;
}

function Frame() {
  const t = useTranslations('shell');
  useLive();
  const [navOpen, setNavOpen] = useState(false);
  const pathname = useRouterState({ select: ({ location }) => location.pathname });
  // biome-ignore lint/correctness/useExhaustiveDependencies: the drawer closes when another page is shown.
  useEffect(() => setNavOpen(false), [pathname]);
  return (
    <div className="min-h-dvh lg:grid lg:grid-cols-[17rem_minmax(0,1fr)]">
      <a
        href="#content"
        className="sr-only focus:not-sr-only focus:fixed focus:top-2 focus:left-2 focus:z-50 focus:rounded-lg focus:bg-surface focus:px-4 focus:py-2"
      >
        {t('skip')}
      </a>
      <aside className="sticky top-0 hidden h-dvh flex-col gap-4 overflow-y-auto px-3 py-4 lg:flex">
        <OrganisationMenu />
        <NavList />
      </aside>
      <div className="flex min-w-0 flex-col border-line lg:border-l">
        <TopBar onOpenNav={() => setNavOpen(true)} />
        <NavDrawer open={navOpen} onOpenChange={setNavOpen} />
        <main
          id="content"
          tabIndex={-1}
          className="mx-auto w-full max-w-6xl flex-1 px-4 pt-2 pb-16 outline-none sm:px-8"
        >
          <Suspense fallback={<LoadingPage />}>
            <Outlet />
          </Suspense>
        </main>
      </div>
    </div>
  );
}
