import { Check, Clock, type LucideIcon, X } from 'lucide-react';
import type { OrderStatus } from '../../../api/trpc.ts';
import { MessageCard } from '../../../components/message-card.tsx';
import type { Tone } from '../../../components/tone.ts';
import type { OrderStage } from '../../checkout/order-stage.ts';
import { ClaimStep } from './claim-step.tsx';
import { stageTitles } from './stage-titles.ts';
import { TryAgain } from './try-again.tsx';
import { WaysIn } from './ways-in.tsx';

const marks = {
  unpaid: { tone: 'idle', icon: 'spinner' },
  processing: { tone: 'warn', icon: Clock },
  'to-claim': { tone: 'ok', icon: Check },
  opening: { tone: 'ok', icon: 'spinner' },
  ready: { tone: 'ok', icon: Check },
  ended: { tone: 'idle', icon: X },
  expired: { tone: 'idle', icon: Clock },
  failed: { tone: 'bad', icon: X },
} as const satisfies Record<OrderStage, { tone: Tone; icon: LucideIcon | 'spinner' }>;

interface Props {
  stage: OrderStage;
  order: OrderStatus;
}

export function StageCard({ stage, order }: Props) {
  return (
    <MessageCard {...marks[stage]} title={stageTitles[stage]}>
      <StageBody stage={stage} order={order} />
    </MessageCard>
  );
}

function StageBody({ stage, order }: Props) {
  switch (stage) {
    case 'unpaid':
      return (
        <p className="text-muted">
          This usually takes a second or two. You may close this page: your access does not depend on it.
        </p>
      );
    case 'processing':
      return (
        <p className="text-muted">
          Payments by bank debit (SEPA) take up to six working days. Your access opens by itself as soon as
          the money has arrived; until then there is nothing to do, and you may close this page.
        </p>
      );
    case 'to-claim':
      return <ClaimStep orderId={order.orderId} />;
    case 'opening':
      return (
        <WaysIn accesses={order.accesses}>
          This usually takes a second or two. You may close this page: the bot sends you the way in.
        </WaysIn>
      );
    case 'ready':
      return (
        <WaysIn accesses={order.accesses}>
          Open the channel with the Telegram account that you chose and ask to join: you are let in at once.
          The bot sends you the same links.
        </WaysIn>
      );
    case 'ended':
      return (
        <p className="text-muted">The way in is closed. To come back, buy again where you found the plan.</p>
      );
    case 'expired':
      return <TryAgain orderId={order.orderId}>It was not paid in time. Nothing was charged.</TryAgain>;
    case 'failed':
      return (
        <TryAgain orderId={order.orderId}>
          Your bank or card refused it, and nothing was taken. Another card or another way to pay may work.
        </TryAgain>
      );
  }
}
