import { queryOptions } from '@tanstack/react-query';
import type { AuthClient } from './auth-client.ts';

/** Who is signed in in this browser; null: nobody. */
export function sessionOptions(auth: AuthClient) {
  return queryOptions({
    queryKey: ['session'],
    staleTime: 60_000,
    queryFn: async () => {
      const { data, error } = await auth.getSession();
      if (error) throw new Error(`the session could not be read (HTTP ${error.status})`);
      return data;
    },
  });
}
