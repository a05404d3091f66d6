import { queryOptions } from '@tanstack/react-query';
import type { AuthClient } from '../../session/auth-client.ts';
import { authResult } from '../../session/auth-failure.ts';

export const sessionsKey = ['sessions'] as const;

/** Everywhere that the person is signed in. */
export function sessionsOptions(auth: AuthClient) {
  return queryOptions({ queryKey: sessionsKey, queryFn: () => authResult(auth.listSessions()) });
}
