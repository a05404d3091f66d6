import { useQueryClient } from '@tanstack/react-query';
import { useTRPC } from '../../../api/trpc.ts';

/** Has whatever shows bots look again. */
export function useLookAgain() {
  const trpc = useTRPC();
  const client = useQueryClient();
  return () =>
    Promise.all([
      client.invalidateQueries(trpc.ownBot.pathFilter()),
      client.invalidateQueries(trpc.channel.pathFilter()),
      client.invalidateQueries(trpc.onboarding.pathFilter()),
    ]);
}
