import type { AppRouter } from '@latchkey/api/router';
import { useQueryClient } from '@tanstack/react-query';
import type { inferRouterOutputs } from '@trpc/server';
import { useTRPC } from '../../../api/trpc.ts';
import { useReadSession } from '../../session/use-auth.ts';

/** Who is signed in, as the account's page shows them. */
export type Me = inferRouterOutputs<AppRouter>['account']['me'];

/** Reads the person anew, wherever they are shown, after something about them was changed. */
export function useReadMe() {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const readSession = useReadSession();
  return () => Promise.all([queryClient.invalidateQueries(trpc.account.me.queryFilter()), readSession()]);
}
