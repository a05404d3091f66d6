import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useCallback } from 'react';
import { useTRPC } from '../../api/trpc.ts';
import { useOrganisation } from '../organisation/use-organisation.ts';

/** Of whom the page is. */
export function useMemberKey() {
  const { subscriberId } = useParams({ from: '/signed-in/o/$organisationId/members/$subscriberId' });
  return { organisationId: useOrganisation().id, subscriberId };
}

/** Everything of a member but the history. What follows from an act comes about within seconds: the page looks again. */
export function useMember() {
  const trpc = useTRPC();
  return useQuery(trpc.subscriber.get.queryOptions(useMemberKey(), { refetchInterval: 15_000 }));
}

/** Has everything about members read again after an act, and once more when it has had time to come about. */
export function useMemberChanged(): () => void {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  return useCallback(() => {
    const again = () =>
      void Promise.all(
        [trpc.subscriber, trpc.payment, trpc.support].map((router) =>
          queryClient.invalidateQueries(router.pathFilter()),
        ),
      );
    again();
    setTimeout(again, 2_500);
  }, [trpc, queryClient]);
}
