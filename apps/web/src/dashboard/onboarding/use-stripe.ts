import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useRouter, useRouterState } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { useTRPC } from '../../api/trpc.ts';
import { useMay, useOrganisation } from '../organisation/use-organisation.ts';
import { sessionOptions } from '../session/session.ts';
import { homeCountry } from './seller-countries.ts';

/**
 * The way to Stripe's page and back. Who returns has the account read again at once; a link that has expired is replaced by a
 * new one, and the way goes on.
 */
export function useStripe() {
  const { id: organisationId } = useOrganisation();
  const may = useMay();
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const router = useRouter();
  const { data: session } = useQuery(sessionOptions(router.options.context.auth));
  const connect = useMutation(trpc.stripeAccount.connect.mutationOptions());
  const refresh = useMutation(
    trpc.stripeAccount.refresh.mutationOptions({
      onSuccess: () => queryClient.invalidateQueries({ queryKey: trpc.onboarding.pathKey() }),
    }),
  );
  const email = session?.user.email ?? '';
  const open = async (input: { email: string; country: string }) => {
    const { url } = await connect.mutateAsync({ organisationId, ...input });
    window.location.assign(url);
  };
  const goOn = () => void open({ email, country: homeCountry() }).catch(() => {});
  const lookAgain = () => refresh.mutate({ organisationId });

  const cameFrom = useRouterState({
    select: ({ location }) => new URLSearchParams(location.searchStr).get('stripe'),
  });
  const answered = useRef(false);
  // Stripe leads back here once; the address is then cleaned, so that loading the page again does not ask again.
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is called belongs to this visit.
  useEffect(() => {
    if (cameFrom === null || answered.current || !may('organisation:manage')) return;
    if (cameFrom === 'expired' && email === '') return;
    answered.current = true;
    if (cameFrom === 'expired') goOn();
    else lookAgain();
    void router.navigate({ href: `/o/${organisationId}/onboarding`, replace: true });
  }, [cameFrom, email]);
  return { connect, refresh, email, open, goOn, lookAgain };
}
