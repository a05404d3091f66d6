import type { AppRouter } from '@latchkey/api/router';
import { type QueryClient, QueryClientProvider } from '@tanstack/react-query';
import type { TRPCClient } from '@trpc/client';
import { useEffect, useRef } from 'react';
import { TRPCProvider } from './api/trpc.ts';
import { BuyPage } from './pages/buy/buy-page.tsx';
import { CancelledPage } from './pages/cancelled-page.tsx';
import { CatchBroken } from './pages/catch-broken.tsx';
import { DonePage } from './pages/checkout-done/done-page.tsx';
import { NotFoundPage } from './pages/not-found-page.tsx';
import { StatusPage } from './pages/status/status-page.tsx';
import { useLocation } from './routing/location.ts';
import { matchRoute } from './routing/match-route.ts';

interface Props {
  apiUrl: string;
  client: TRPCClient<AppRouter>;
  queryClient: QueryClient;
}

export function App({ apiUrl, client, queryClient }: Props) {
  return (
    <CatchBroken>
      <QueryClientProvider client={queryClient}>
        <TRPCProvider trpcClient={client} queryClient={queryClient}>
          <CurrentPage apiUrl={apiUrl} />
        </TRPCProvider>
      </QueryClientProvider>
    </CatchBroken>
  );
}

function CurrentPage({ apiUrl }: { apiUrl: string }) {
  const location = useLocation();
  useFocusOnMove(location.pathname);
  const route = matchRoute(location.pathname);
  const order = location.searchParams.get('order');
  switch (route.page) {
    case 'status':
      return <StatusPage apiUrl={apiUrl} />;
    case 'buy':
      return <BuyPage planId={route.planId} identityToken={location.searchParams.get('identity')} />;
    case 'checkout-done':
      return order ? <DonePage orderId={order} /> : <NotFoundPage />;
    case 'checkout-cancelled':
      return order ? <CancelledPage orderId={order} /> : <NotFoundPage />;
    case 'not-found':
      return <NotFoundPage />;
  }
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
