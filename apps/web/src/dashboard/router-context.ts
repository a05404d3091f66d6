import type { AppRouter } from '@latchkey/api/router';
import type { QueryClient } from '@tanstack/react-query';
import type { TRPCOptionsProxy } from '@trpc/tanstack-react-query';
import type { AuthClient } from './session/auth-client.ts';

/** What every route can reach before its page is there. */
export interface RouterContext {
  queryClient: QueryClient;
  auth: AuthClient;
  trpc: TRPCOptionsProxy<AppRouter>;
}
