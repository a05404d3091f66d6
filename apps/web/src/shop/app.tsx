import type { AppRouter } from '@latchkey/api/router';
import { type QueryClient, QueryClientProvider } from '@tanstack/react-query';
import type { TRPCClient } from '@trpc/client';
import { lazy, Suspense, useEffect, useRef } from 'react';
import { TRPCProvider } from '../api/trpc.ts';
import { CatchBroken } from '../components/catch-broken.tsx';
import { NavigateProvider } from '../components/link.tsx';
import { NotFoundPage } from '../components/not-found-page.tsx';
import { matchPath } from '../routing/match-path.ts';
import { CancelledPage } from './pages/cancelled-page.tsx';
import { CreatorPage } from './pages/creator/creator-page.tsx';
import { PlanPage } from './pages/plan/plan-page.tsx';
import { navigate, useLocation } from './routing/location.ts';
import { type ShopPage, shopPaths } from './routing/shop-paths.ts';

// What a buyer sees first comes with the first script; the rest when it is asked for.
const DonePage = lazy(async () => ({
  default: (await import('./pages/checkout-done/done-page.tsx')).DonePage,
}));
const HomePage = lazy(async () => ({ default: (await import('./pages/home/home-page.tsx')).HomePage }));
const LegalPage = lazy(async () => ({ default: (await import('./pages/legal/legal-page.tsx')).LegalPage }));
const MemberPage = lazy(async () => ({
  default: (await import('./pages/member/member-page.tsx')).MemberPage,
}));
const MiniAppPage = lazy(async () => ({
  default: (await import('./pages/mini-app/mini-app-page.tsx')).MiniAppPage,
}));
const StatusPage = lazy(async () => ({
  default: (await import('./pages/status/status-page.tsx')).StatusPage,
}));
const WithdrawPage = lazy(async () => ({
  default: (await import('./pages/member/withdraw-page.tsx')).WithdrawPage,
}));

interface Props {
  apiUrl: string;
  client: TRPCClient<AppRouter>;
  queryClient: QueryClient;
}

/** The public pages. */
export function ShopApp({ apiUrl, client, queryClient }: Props) {
  return (
    <CatchBroken>
      <QueryClientProvider client={queryClient}>
        <TRPCProvider trpcClient={client} queryClient={queryClient}>
          <NavigateProvider value={navigate}>
            <Suspense fallback={null}>
              <CurrentPage apiUrl={apiUrl} />
            </Suspense>
          </NavigateProvider>
        </TRPCProvider>
      </QueryClientProvider>
    </CatchBroken>
  );
}

function CurrentPage({ apiUrl }: { apiUrl: string }) {
  const location = useLocation();
  useFocusOnMove(location.pathname);
  const { page, params } = pageOf(location.pathname);
  const order = location.searchParams.get('order');
  const brought = {
    identityToken: location.searchParams.get('identity'),
    code: location.searchParams.get('code'),
  };
  switch (page) {
    case 'home':
      return <HomePage />;
    case 'status':
      return <StatusPage apiUrl={apiUrl} />;
    case 'creator':
      return <CreatorPage creator={params.creator ?? ''} />;
    case 'plan':
      return <PlanPage of={{ creator: params.creator ?? '', plan: params.plan ?? '' }} {...brought} />;
    case 'buy':
      return <PlanPage of={{ planId: params.planId ?? '' }} {...brought} />;
    case 'legal':
      return <LegalPage creator={params.creator ?? ''} page={params.page ?? ''} />;
    case 'done':
      return order ? <DonePage orderId={order} /> : <NotFoundPage />;
    case 'cancelled':
      return order ? <CancelledPage orderId={order} /> : <NotFoundPage />;
    case 'member':
      return <MemberPage linkKey={location.searchParams.get('key')} />;
    case 'withdraw':
      return <WithdrawPage orderId={params.orderId ?? ''} linkKey={location.searchParams.get('key')} />;
    case 'miniApp':
      return (
        <MiniAppPage
          apiUrl={apiUrl}
          channelId={params.channelId ?? ''}
          bot={location.searchParams.get('bot') ?? ''}
        />
      );
    case null:
      return <NotFoundPage />;
  }
}

function pageOf(pathname: string): { page: ShopPage | null; params: Record<string, string> } {
  for (const [page, pattern] of Object.entries(shopPaths)) {
    const params = matchPath(pattern, pathname);
    if (params) return { page: page as ShopPage, params };
  }
  return { page: null, params: {} };
}

/** A reader is taken to the new page; the first page keeps the browser's own start. */
function useFocusOnMove(pathname: string): void {
  const shown = useRef(pathname);
  useEffect(() => {
    if (shown.current === pathname) return;
    shown.current = pathname;
    document.querySelector('main')?.focus();
  }, [pathname]);
}
