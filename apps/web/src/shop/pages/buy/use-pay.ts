import { useMutation } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useTRPC } from '../../../api/trpc.ts';
import { checkoutMemory } from '../../checkout/checkout-memory.ts';
import { openCheckout } from '../../checkout/open-checkout.ts';
import { tabStorage } from '../../checkout/tab-storage.ts';

interface Purchase {
  planId: string;
  priceId: string;
  identityToken: string | null;
}

/** Opens the checkout of a plan; pressing twice, reloading or coming back opens the same one. */
export function usePay({ planId, priceId, identityToken }: Purchase) {
  const trpc = useTRPC();
  const memory = checkoutMemory(tabStorage);
  const of = [planId, priceId, identityToken ?? ''].join('|');
  const { mutate, reset, isPending, isSuccess, error } = useMutation(
    trpc.checkout.create.mutationOptions({
      onSuccess: (order) => {
        memory.opened(of, order);
        openCheckout(order.url);
      },
    }),
  );
  useBackFromCheckout(reset);
  const pay = () =>
    mutate({
      planId,
      priceId,
      idempotencyKey: memory.keyFor(of, window.location.pathname + window.location.search, new Date()),
      ...(identityToken === null ? {} : { identityToken }),
    });
  return { pay, busy: isPending || isSuccess, error };
}

/** The browser may show the page as it was left, its button still busy. */
function useBackFromCheckout(reset: () => void): void {
  useEffect(() => {
    const shown = ({ persisted }: PageTransitionEvent) => {
      if (persisted) reset();
    };
    window.addEventListener('pageshow', shown);
    return () => window.removeEventListener('pageshow', shown);
  }, [reset]);
}
