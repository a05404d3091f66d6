import { Check, X } from 'lucide-react';
import type { OrderStatus } from '../../api/trpc.ts';
import { ButtonLink } from '../../components/button-link.tsx';
import { MessageCard } from '../../components/message-card.tsx';
import { Page } from '../../components/page.tsx';
import { checkoutMemory } from '../checkout/checkout-memory.ts';
import { tabStorage } from '../checkout/tab-storage.ts';
import { useOrder } from '../checkout/use-order.ts';

/** After leaving the payment page. The order is looked at: it may have been paid in another tab. */
export function CancelledPage({ orderId }: { orderId: string }) {
  const { data } = useOrder(orderId);
  if (data && wasPaid(data)) return <PaidAfterAll orderId={orderId} />;
  const planPath = checkoutMemory(tabStorage).planPathOf(orderId);
  return (
    <Page title="Not paid">
      <MessageCard tone="idle" icon={X} title="You left without paying">
        <p className="text-muted">Nothing was charged, and nothing was ordered.</p>
        {planPath ? (
          <ButtonLink href={planPath} className="mt-auto">
            Back to the plan
          </ButtonLink>
        ) : (
          <p className="text-muted">To try again, open the seller's link once more.</p>
        )}
      </MessageCard>
    </Page>
  );
}

function PaidAfterAll({ orderId }: { orderId: string }) {
  return (
    <Page title="Already paid" announcement="This order is paid.">
      <MessageCard tone="ok" icon={Check} title="This order is paid already">
        <p className="text-muted">The payment arrived although you left the payment page.</p>
        <ButtonLink href={`/checkout/done?order=${encodeURIComponent(orderId)}`} className="mt-auto">
          Continue to your access
        </ButtonLink>
      </MessageCard>
    </Page>
  );
}

function wasPaid({ status }: OrderStatus): boolean {
  return status === 'paid' || status === 'processing';
}
