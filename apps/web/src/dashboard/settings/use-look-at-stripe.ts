import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTRPC } from '../../api/trpc.ts';

/** Has the api read the account at Stripe again. */
export function useLookAtStripe() {
  const trpc = useTRPC();
  const client = useQueryClient();
  return useMutation(
    trpc.stripeAccount.refresh.mutationOptions({
      onSuccess: () => client.invalidateQueries(trpc.stripeAccount.pathFilter()),
    }),
  );
}
