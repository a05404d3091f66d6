import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { ButtonLink } from '../../../components/button-link.tsx';
import { checkoutMemory } from '../../checkout/checkout-memory.ts';
import { tabStorage } from '../../checkout/tab-storage.ts';

/** The way back to the plan, as far as this tab knows it. */
export function TryAgain({ orderId, children }: { orderId: string; children: ReactNode }) {
  const t = useTranslations('order');
  const planPath = checkoutMemory(tabStorage).planPathOf(orderId);
  return (
    <>
      <p className="text-muted">{children}</p>
      {planPath ? (
        <ButtonLink href={planPath} className="mt-auto">
          {t('backToPlan')}
        </ButtonLink>
      ) : (
        <p className="text-muted">{t('sellersLink')}</p>
      )}
    </>
  );
}
