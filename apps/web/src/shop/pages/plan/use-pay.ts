import type { ShopPlan } from '@latchkey/contracts/procedures/shop';
import { useMutation } from '@tanstack/react-query';
import { useEffect } from 'react';
import { errorCodeOf } from '../../../api/error-code-of.ts';
import { errorDataOf } from '../../../api/error-data-of.ts';
import { useTRPC } from '../../../api/trpc.ts';
import { useLanguage } from '../../../messages/messages-provider.tsx';
import { checkoutMemory } from '../../checkout/checkout-memory.ts';
import { openCheckout } from '../../checkout/open-checkout.ts';
import { tabStorage } from '../../checkout/tab-storage.ts';

interface Purchase {
  plan: Pick<ShopPlan, 'id' | 'consent'>;
  priceId: string;
  identityToken: string | null;
  code: string | undefined;
  onCodeRefused: () => void;
  /** The words that were agreed to are not the present ones any more. */
  onChanged: () => void;
}

/** Opens the checkout of a plan; pressing twice, reloading or coming back opens the same one. */
export function usePay({ plan, priceId, identityToken, code, onChanged, onCodeRefused }: Purchase) {
  const trpc = useTRPC();
  const { locale } = useLanguage();
  const memory = checkoutMemory(tabStorage);
  const { version } = plan.consent;
  const of = [plan.id, priceId, identityToken ?? '', version, code ?? ''].join('|');
  const { mutate, reset, isPending, isSuccess, error } = useMutation(
    trpc.checkout.create.mutationOptions({
      onSuccess: (order) => {
        memory.opened(of, order);
        openCheckout(order.url);
      },
      onError: (failure) => {
        if (errorCodeOf(failure) === 'conflict') onChanged();
        if (isAboutCode(failure)) onCodeRefused();
      },
    }),
  );
  useBackFromCheckout(reset);
  const pay = () =>
    mutate({
      planId: plan.id,
      priceId,
      consent: { version, locale },
      idempotencyKey: memory.keyFor(of, window.location.pathname + window.location.search, new Date()),
      ...(identityToken === null ? {} : { identityToken }),
      ...(code === undefined ? {} : { code }),
    });
  return { pay, busy: isPending || isSuccess, error };
}

/** The coupon does not count, or not any more. */
export function isAboutCode(error: unknown): boolean {
  return errorDataOf(error)?.fields?.code !== undefined;
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
