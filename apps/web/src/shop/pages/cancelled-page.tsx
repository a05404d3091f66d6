import { Check, X } from 'lucide-react';
import { useTranslations } from 'use-intl';
import type { OrderStatus } from '../../api/trpc.ts';
import { ButtonLink } from '../../components/button-link.tsx';
import { MessageCard } from '../../components/message-card.tsx';
import { checkoutMemory } from '../checkout/checkout-memory.ts';
import { tabStorage } from '../checkout/tab-storage.ts';
import { useOrder } from '../checkout/use-order.ts';
import { ShopFrame } from '../frame/shop-frame.tsx';

/** After leaving the payment page. The order is looked at: it may have been paid in another tab. */
export function CancelledPage({ orderId }: { orderId: string }) {
  const t = useTranslations('order');
  const { data, isPending } = useOrder(orderId);
  if (data && wasPaid(data)) return <PaidAfterAll order={data} />;
  const planPath = checkoutMemory(tabStorage).planPathOf(orderId);
  return (
    <ShopFrame title={t('notPaid')} creator={data?.creator} loading={isPending}>
      <MessageCard tone="idle" icon={X} title={t('left')}>
        <p className="text-muted">{t('leftText')}</p>
        {planPath ? (
          <ButtonLink href={planPath} className="mt-auto">
            {t('backToPlan')}
          </ButtonLink>
        ) : (
          <p className="text-muted">{t('sellersLink')}</p>
        )}
      </MessageCard>
    </ShopFrame>
  );
}

function PaidAfterAll({ order: { orderId, creator } }: { order: OrderStatus }) {
  const t = useTranslations('order');
  return (
    <ShopFrame title={t('paidAfterAll')} announcement={t('paidAfterAll')} creator={creator}>
      <MessageCard tone="ok" icon={Check} title={t('paidAfterAll')}>
        <p className="text-muted">{t('paidAfterAllText')}</p>
        <ButtonLink href={`/checkout/done?order=${encodeURIComponent(orderId)}`} className="mt-auto">
          {t('continue')}
        </ButtonLink>
      </MessageCard>
    </ShopFrame>
  );
}

function wasPaid({ status }: OrderStatus): boolean {
  return status === 'paid' || status === 'processing';
}
