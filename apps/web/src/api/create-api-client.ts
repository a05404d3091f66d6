import type { AppRouter } from '@latchkey/api/router';
import { createTRPCClient, httpLink, type TRPCClient, type TRPCLink } from '@trpc/client';

const timeoutMs = 10_000;

/** The api as this browser's session, or as what the headers say. */
export function createApiClient(apiUrl: string, headers: Record<string, string> = {}): TRPCClient<AppRouter> {
  return createTRPCClient<AppRouter>({ links: [callsTo(apiUrl, headers)] });
}

/** Queries and mutations: cookies go along although the api may be another origin. */
export function callsTo(apiUrl: string, headers: Record<string, string> = {}): TRPCLink<AppRouter> {
  return httpLink({
    url: `${apiUrl}/trpc`,
    headers,
    fetch: (input, init) => fetch(input, { ...init, credentials: 'include', signal: limit(init?.signal) }),
  });
}

function limit(signal: AbortSignal | null | undefined): AbortSignal {
  const timeout = AbortSignal.timeout(timeoutMs);
  return signal ? AbortSignal.any([signal, timeout]) : timeout;
}
