import { useTranslations } from 'use-intl';
import { Badge } from '../../../components/badge.tsx';
import { Card } from '../../../components/card.tsx';
import { Link } from '../../../components/link.tsx';
import type { Tone } from '../../../components/tone.ts';
import { useFormat } from '../../../format/use-format.ts';
import { Accesses } from './accesses.tsx';
import type { Purchase } from './member-view.ts';
import { Renewal } from './renewal.tsx';

type Status =
  | 'running'
  | 'trial'
  | 'unpaid'
  | 'ending'
  | 'ended'
  | 'unclear'
  | 'paid'
  | 'processing'
  | 'withdrawn';

const tones = {
  running: 'ok',
  trial: 'ok',
  paid: 'ok',
  unpaid: 'bad',
  ending: 'warn',
  processing: 'warn',
  ended: 'idle',
  unclear: 'idle',
  withdrawn: 'idle',
} as const satisfies Record<Status, Tone>;

/** One purchase: how it stands, what it opens, and what can be done about it. */
export function PurchaseCard({ purchase }: { purchase: Purchase }) {
  const t = useTranslations('member');
  const { money, day } = useFormat();
  const { plan, interval, amount, orderedAt, withdrawal } = purchase;
  const status = statusOf(purchase);
  const price = money(amount);
  return (
    <Card className="flex flex-col gap-5">
      <div className="flex items-start justify-between gap-4">
        <div className="min-w-0">
          <h2 className="text-xl font-bold tracking-tight break-words">{plan}</h2>
          <p className="text-sm text-muted">
            {interval === 'once'
              ? t('purchase.paidOnce', { price })
              : t(`purchase.each.${interval}`, { price })}
            {' · '}
            {t('purchase.ordered', { date: day(orderedAt) })}
          </p>
        </div>
        <Badge tone={tones[status]}>{t(`status.${status}`)}</Badge>
      </div>
      {purchase.status === 'processing' && <p className="text-muted">{t('processing')}</p>}
      {withdrawal?.receivedAt ? <Withdrawn withdrawal={withdrawal} /> : <Accesses purchase={purchase} />}
      {purchase.subscription && <Renewal purchase={purchase} subscription={purchase.subscription} />}
      {withdrawal?.openUntil && (
        <p className="flex flex-wrap gap-x-3 border-t border-line pt-4 text-sm text-muted">
          <Link
            href={`/member/withdraw/${purchase.orderId}`}
            className="font-semibold text-ink underline underline-offset-4 hover:text-accent"
          >
            {t('withdraw.link')}
          </Link>
          {t('withdraw.until', { date: day(withdrawal.openUntil) })}
        </p>
      )}
    </Card>
  );
}

function Withdrawn({ withdrawal }: { withdrawal: NonNullable<Purchase['withdrawal']> }) {
  const t = useTranslations('member');
  const { money, moment } = useFormat();
  const { receivedAt, refund, state } = withdrawal;
  return (
    <div className="flex flex-col gap-1 text-muted">
      {receivedAt && <p>{t('withdraw.received', { date: moment(receivedAt) })}</p>}
      {refund && state && <p>{t(`withdraw.states.${state}`, { amount: money(refund) })}</p>}
    </div>
  );
}

function statusOf({ withdrawal, subscription, status }: Purchase): Status {
  if (withdrawal?.receivedAt) return 'withdrawn';
  if (subscription) return subscription.status;
  return status;
}
