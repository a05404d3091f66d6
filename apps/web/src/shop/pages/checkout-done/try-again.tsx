import type { ReactNode } from 'react';
import { ButtonLink } from '../../../components/button-link.tsx';
import { checkoutMemory } from '../../checkout/checkout-memory.ts';
import { tabStorage } from '../../checkout/tab-storage.ts';

/** The way back to the plan, as far as this tab knows it. */
export function TryAgain({ orderId, children }: { orderId: string; children: ReactNode }) {
  const planPath = checkoutMemory(tabStorage).planPathOf(orderId);
  return (
    <>
      <p className="text-muted">{children}</p>
      {planPath ? (
        <ButtonLink href={planPath} className="mt-auto">
          Back to the plan
        </ButtonLink>
      ) : (
        <p className="text-muted">To try again, open the seller's link once more.</p>
      )}
    </>
  );
}
