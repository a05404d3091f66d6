import { useMutation, useQuery } from '@tanstack/react-query';
import { useTRPC, useTRPCClient } from '../../api/trpc.ts';
import { tabStorage } from './tab-storage.ts';

const name = (orderId: string) => `latchkey.claim.${orderId}`;

/**
 * The link that tells Telegram's account to us. A new link ends the older ones, also the one a person has just
 * opened: so it is kept over a reload, and made anew only when asked for.
 */
export function useClaimLink(orderId: string) {
  const client = useTRPCClient();
  const queryKey = [...useTRPC().claim.create.mutationKey(), orderId];
  const make = async () => {
    const { deepLink } = await client.claim.create.mutate({ orderId });
    tabStorage.setItem(name(orderId), deepLink);
    return deepLink;
  };
  const query = useQuery({
    queryKey,
    queryFn: async () => tabStorage.getItem(name(orderId)) ?? (await make()),
    staleTime: Number.POSITIVE_INFINITY,
  });
  const renewal = useMutation({
    mutationFn: make,
    onSuccess: (deepLink, _variables, _result, { client: cache }) => cache.setQueryData(queryKey, deepLink),
  });
  return { deepLink: query.data, error: renewal.error ?? query.error, renewal };
}
