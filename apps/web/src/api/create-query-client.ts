import { QueryClient } from '@tanstack/react-query';
import { errorCodeOf } from './error-code-of.ts';

const worthAnotherTry = new Set(['unreachable', 'unavailable', 'provider_unavailable', 'internal']);

/** Asks again only where asking again can help. `always`: an api on this machine answers without a network. */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        networkMode: 'always',
        retry: (failures, error) => failures < 2 && worthAnotherTry.has(errorCodeOf(error)),
      },
      mutations: { networkMode: 'always' },
    },
  });
}
