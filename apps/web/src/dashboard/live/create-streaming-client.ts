import type { AppRouter } from '@latchkey/api/router';
import { createTRPCClient, httpSubscriptionLink, splitLink, type TRPCClient } from '@trpc/client';
import { callsTo } from '../../api/create-api-client.ts';

/** The api as this browser's session, with what it tells by itself. */
export function createStreamingClient(apiUrl: string): TRPCClient<AppRouter> {
  return createTRPCClient<AppRouter>({
    links: [
      splitLink({
        condition: ({ type }) => type === 'subscription',
        true: httpSubscriptionLink({
          url: `${apiUrl}/trpc`,
          eventSourceOptions: { withCredentials: true },
        }),
        false: callsTo(apiUrl),
      }),
    ],
  });
}
