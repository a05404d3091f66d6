import type { AppRouter } from '@latchkey/api/router';
import { type QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import type { TRPCClient } from '@trpc/client';
import { createTRPCOptionsProxy } from '@trpc/tanstack-react-query';
import { useState } from 'react';
import { TRPCProvider } from '../api/trpc.ts';
import { CatchBroken } from '../components/catch-broken.tsx';
import { NavigateProvider } from '../components/link.tsx';
import { ToastProvider } from '../components/toast.tsx';
import { createDashboardRouter } from './router.ts';
import type { AuthClient } from './session/auth-client.ts';

interface Props {
  client: TRPCClient<AppRouter>;
  queryClient: QueryClient;
  auth: AuthClient;
}

/** The creators' pages. */
export function DashboardApp({ client, queryClient, auth }: Props) {
  const [router] = useState(() =>
    createDashboardRouter({ queryClient, auth, trpc: createTRPCOptionsProxy({ client, queryClient }) }),
  );
  return (
    <CatchBroken>
      <QueryClientProvider client={queryClient}>
        <TRPCProvider trpcClient={client} queryClient={queryClient}>
          <NavigateProvider value={(to) => void router.navigate({ href: to })}>
            <ToastProvider>
              <RouterProvider router={router} />
            </ToastProvider>
          </NavigateProvider>
        </TRPCProvider>
      </QueryClientProvider>
    </CatchBroken>
  );
}
