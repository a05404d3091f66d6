import { CircleHelp } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { errorCodeOf } from '../../../api/error-code-of.ts';
import { useExplainError } from '../../../api/use-explain-error.ts';
import { MessageCard } from '../../../components/message-card.tsx';
import { NotFoundPage } from '../../../components/not-found-page.tsx';
import { Notice } from '../../../components/notice.tsx';
import { orderStage } from '../../checkout/order-stage.ts';
import { useOrder } from '../../checkout/use-order.ts';
import { ShopFrame } from '../../frame/shop-frame.tsx';
import { isUnknown } from '../../frame/trouble.tsx';
import { StageCard } from './stage-card.tsx';
import { stageTitles } from './stage-titles.ts';
import { StepBar } from './step-bar.tsx';

/** After the payment: follows the order until the buyer is in. */
export function DonePage({ orderId }: { orderId: string }) {
  const explain = useExplainError();
  const t = useTranslations('order');
  const { data: order, error } = useOrder(orderId);
  if (order) {
    const stage = orderStage(order);
    const title = t(stageTitles[stage]);
    return (
      <ShopFrame title={title} announcement={title} creator={order.creator}>
        <StepBar stage={stage} />
        <StageCard stage={stage} order={order} />
        {error && <Notice tone="warn">{t('lost')}</Notice>}
        {order.status === 'paid' && <p className="text-center text-sm text-pretty text-muted">{t('mail')}</p>}
      </ShopFrame>
    );
  }
  if (!error) {
    return (
      <ShopFrame title={t('title')} loading>
        <StepBar stage="unpaid" />
        <MessageCard tone="idle" icon="spinner" title={t('looking')}>
          <p className="text-muted">{t('moment')}</p>
        </MessageCard>
      </ShopFrame>
    );
  }
  if (isUnknown(error)) return <NotFoundPage />;
  const code = errorCodeOf(error);
  return (
    <ShopFrame title={t('title')} announcement={explain(error)}>
      {code === 'not_allowed' || code === 'not_signed_in' ? (
        <MessageCard tone="idle" icon={CircleHelp} title={t('otherBrowser')}>
          <p className="text-muted">{t('otherBrowserText')}</p>
        </MessageCard>
      ) : (
        <MessageCard tone="warn" icon="spinner" title={t('noAnswer')}>
          <p className="text-muted">{explain(error)}</p>
          <p className="text-muted">{t('noAnswerText')}</p>
        </MessageCard>
      )}
    </ShopFrame>
  );
}
