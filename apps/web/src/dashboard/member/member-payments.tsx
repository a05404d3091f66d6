import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { type PaymentRow, useTRPC } from '../../api/trpc.ts';
import { Badge } from '../../components/badge.tsx';
import { Button } from '../../components/button.tsx';
import { Skeleton } from '../../components/skeleton.tsx';
import { useFormat } from '../../format/use-format.ts';
import { paymentStatusOf, paymentTones } from '../money/payment-status.ts';
import { useMay } from '../organisation/use-organisation.ts';
import { RefundDialog } from './acts/refund-dialog.tsx';
import { Section } from './section.tsx';
import { useMemberKey } from './use-member.ts';

/** What they have paid, and what became of it. */
export function MemberPayments() {
  const t = useTranslations('members.member');
  const common = useTranslations('common');
  const trpc = useTRPC();
  const payments = useInfiniteQuery(
    trpc.payment.list.infiniteQueryOptions(
      { ...useMemberKey(), limit: 10 },
      {
        getNextPageParam: (page) => page.nextCursor ?? undefined,
      },
    ),
  );
  const rows = payments.data?.pages.flatMap(({ items }) => items);
  return (
    <Section title={t('sections.payments')}>
      {!rows && <Skeleton className="h-5 w-48" />}
      {rows?.length === 0 && <p className="text-muted">{t('noPayments')}</p>}
      <ul className="flex flex-col divide-y divide-line">
        {rows?.map((payment) => (
          <PaymentItem key={payment.id} payment={payment} />
        ))}
      </ul>
      {payments.hasNextPage && (
        <Button
          kind="plain"
          size="small"
          busy={payments.isFetchingNextPage}
          onClick={() => void payments.fetchNextPage()}
        >
          {common('more')}
        </Button>
      )}
    </Section>
  );
}

function PaymentItem({ payment }: { payment: PaymentRow }) {
  const t = useTranslations();
  const may = useMay();
  const format = useFormat();
  const [refunding, setRefunding] = useState(false);
  const status = paymentStatusOf(payment);
  const mayRefund = may('organisation:manage') && status !== 'refunded' && payment.amount.amountMinor !== '0';
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-3 gap-y-1 py-2.5 first:pt-0 last:pb-0">
      <span className="min-w-0">
        <span className="font-medium tabular-nums">{format.money(payment.amount)}</span>{' '}
        <span className="text-sm text-muted">
          {format.day(payment.paidAt)} · {payment.plan}
        </span>
      </span>
      <span className="flex items-center gap-2">
        {status !== 'paid' && <Badge tone={paymentTones[status]}>{t(`money.payment.${status}`)}</Badge>}
        {mayRefund && (
          <Button kind="plain" size="small" className="px-0!" onClick={() => setRefunding(true)}>
            {t('members.acts.refund')}
          </Button>
        )}
      </span>
      {refunding && <RefundDialog payment={payment} onClose={() => setRefunding(false)} />}
    </li>
  );
}
