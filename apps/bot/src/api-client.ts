import type { AppRouter } from '@latchkey/api/router';
import type { CrashPoints } from '@latchkey/runtime/crash-points';
import { createTRPCClient, type HTTPLinkOptions, httpLink, type TRPCClient } from '@trpc/client';

export type ApiClient = TRPCClient<AppRouter>;

const timeLimitMs = 10_000;

/** The api's procedures, one HTTP request a call over connections that are kept alive. */
export function createApiClient(options: {
  url: string;
  serviceToken: string;
  crashPoints?: CrashPoints | undefined;
}): ApiClient {
  const { crashPoints } = options;
  return createTRPCClient<AppRouter>({
    links: [
      httpLink({
        url: `${options.url}/trpc`,
        ...(crashPoints ? { fetch: fetchPassing(crashPoints) } : {}),
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

type Fetch = NonNullable<HTTPLinkOptions<AppRouter['_def']['_config']['$types']>['fetch']>;

function fetchPassing(crashPoints: CrashPoints): Fetch {
  return async (input, init) => {
    const procedure = new URL(String(input)).pathname.replace('/trpc/', '');
    crashPoints.pass('before', `api: ${procedure}`);
    const answer = await fetch(input as URL, init as RequestInit);
    crashPoints.pass('after', `api: ${procedure}`);
    return answer;
  };
}

/** What goes with every call: the correlation id and the time it may take. */
export function callOptions(correlationId: string, timeoutMs = timeLimitMs) {
  return { context: { correlationId }, signal: AbortSignal.timeout(Math.max(1, Math.round(timeoutMs))) };
}
