import { CircleHelp } from 'lucide-react';
import { errorCodeOf } from '../../../api/error-code-of.ts';
import { useExplainError } from '../../../api/use-explain-error.ts';
import { MessageCard } from '../../../components/message-card.tsx';
import { NotFoundPage } from '../../../components/not-found-page.tsx';
import { Notice } from '../../../components/notice.tsx';
import { Page } from '../../../components/page.tsx';
import { orderStage } from '../../checkout/order-stage.ts';
import { useOrder } from '../../checkout/use-order.ts';
import { StageCard } from './stage-card.tsx';
import { stageTitles } from './stage-titles.ts';

/** After the payment: follows the order until the buyer is in. */
export function DonePage({ orderId }: { orderId: string }) {
  const explain = useExplainError();
  const { data: order, error } = useOrder(orderId);
  if (order) {
    const stage = orderStage(order);
    return (
      <Page title={stageTitles[stage]} announcement={stageTitles[stage]}>
        <StageCard stage={stage} order={order} />
        {error && (
          <Notice tone="warn">The connection is lost; this page goes on as soon as it is back.</Notice>
        )}
      </Page>
    );
  }
  if (!error) {
    return (
      <Page title="Your order">
        <MessageCard tone="idle" icon="spinner" title="Looking at your order…">
          <p className="text-muted">A moment, please.</p>
        </MessageCard>
      </Page>
    );
  }
  const code = errorCodeOf(error);
  if (code === 'not_found' || code === 'invalid_input') return <NotFoundPage />;
  return (
    <Page title="Your order" announcement={explain(error)}>
      {code === 'not_allowed' || code === 'not_signed_in' ? (
        <OtherBrowser />
      ) : (
        <NoAnswer text={explain(error)} />
      )}
    </Page>
  );
}

function OtherBrowser() {
  return (
    <MessageCard tone="idle" icon={CircleHelp} title="This order belongs to another browser">
      <p className="text-muted">
        Only the browser in which you bought can show it. If you have paid, your access does not depend on
        this page: continue there, or by the mail that we sent you.
      </p>
    </MessageCard>
  );
}

function NoAnswer({ text }: { text: string }) {
  return (
    <MessageCard tone="warn" icon="spinner" title="Your order cannot be shown yet">
      <p className="text-muted">{text}</p>
      <p className="text-muted">
        If you have paid, nothing is lost: your access does not depend on this page. It tries again by itself.
      </p>
    </MessageCard>
  );
}
