import { Check, Clock, type LucideIcon, X } from 'lucide-react';
import { useTranslations } from 'use-intl';
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
  const t = useTranslations('order');
  return (
    <MessageCard {...marks[stage]} title={t(stageTitles[stage])}>
      <StageBody stage={stage} order={order} />
    </MessageCard>
  );
}

function StageBody({ stage, order }: Props) {
  const t = useTranslations('order');
  switch (stage) {
    case 'to-claim':
      return <ClaimStep orderId={order.orderId} />;
    case 'opening':
    case 'ready':
      return <WaysIn accesses={order.accesses}>{t(`texts.${stage}`)}</WaysIn>;
    case 'expired':
    case 'failed':
      return <TryAgain orderId={order.orderId}>{t(`texts.${stage}`)}</TryAgain>;
    case 'unpaid':
    case 'processing':
    case 'ended':
      return <p className="text-muted">{t(`texts.${stage}`)}</p>;
  }
}
