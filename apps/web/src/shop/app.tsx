import type { AppRouter } from '@latchkey/api/router';
import { type QueryClient, QueryClientProvider } from '@tanstack/react-query';
import type { TRPCClient } from '@trpc/client';
import { useEffect, useRef } from 'react';
import { TRPCProvider } from '../api/trpc.ts';
import { CatchBroken } from '../components/catch-broken.tsx';
import { NavigateProvider } from '../components/link.tsx';
import { NotFoundPage } from '../components/not-found-page.tsx';
import { matchPath } from '../routing/match-path.ts';
import { BuyPage } from './pages/buy/buy-page.tsx';
import { CancelledPage } from './pages/cancelled-page.tsx';
import { DonePage } from './pages/checkout-done/done-page.tsx';
import { StatusPage } from './pages/status/status-page.tsx';
import { navigate, useLocation } from './routing/location.ts';
import { type ShopPage, shopPaths } from './routing/shop-paths.ts';

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
            <CurrentPage apiUrl={apiUrl} />
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
  switch (page) {
    case 'status':
      return <StatusPage apiUrl={apiUrl} />;
    case 'buy':
      return <BuyPage planId={params.planId ?? ''} identityToken={location.searchParams.get('identity')} />;
    case 'done':
      return order ? <DonePage orderId={order} /> : <NotFoundPage />;
    case 'cancelled':
      return order ? <CancelledPage orderId={order} /> : <NotFoundPage />;
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
