import type { AppRouter } from '@latchkey/api/router';
import { createTRPCClient, httpLink, type TRPCClient } from '@trpc/client';

export type ApiClient = TRPCClient<AppRouter>;

const timeLimitMs = 10_000;

/** The api's procedures, one HTTP request a call over connections that are kept alive. */
export function createApiClient(options: { url: string; serviceToken: string }): ApiClient {
  return createTRPCClient<AppRouter>({
    links: [
      httpLink({
        url: `${options.url}/trpc`,
        headers: ({ op }) => ({
          authorization: `Bearer ${options.serviceToken}`,
          ...(typeof op.context.correlationId === 'string' && {
            'x-correlation-id': op.context.correlationId,
          }),
        }),
      }),
    ],
  });
}

/** What goes with every call: the correlation id and the time it may take. */
export function callOptions(correlationId: string, timeoutMs = timeLimitMs) {
  return { context: { correlationId }, signal: AbortSignal.timeout(Math.max(1, Math.round(timeoutMs))) };
}
