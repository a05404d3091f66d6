import { useInfiniteQuery } from '@tanstack/react-query';
import { CreditCard } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { type PaymentRow, useTRPC } from '../../api/trpc.ts';
import { Badge } from '../../components/badge.tsx';
import { useFormat } from '../../format/use-format.ts';
import { useOrganisation } from '../organisation/use-organisation.ts';
import { type Column, type ListProps, MoneyTable } from './money-table.tsx';
import { PayerLink } from './payer-link.tsx';
import { paymentStatusOf, paymentTones } from './payment-status.ts';
import { ProviderId } from './provider-id.tsx';
import { StatusChoice } from './status-choice.tsx';

const statuses = ['paid', 'refunded', 'partly_refunded', 'disputed'] as const;

/** Payments with what became of them. */
export function PaymentList({ filter, status, onStatus }: ListProps) {
  const t = useTranslations('money');
  const trpc = useTRPC();
  const format = useFormat();
  const { id: organisationId } = useOrganisation();
  const chosen = statuses.find((each) => each === status);
  const list = useInfiniteQuery(
    trpc.payment.list.infiniteQueryOptions(
      { organisationId, ...filter, ...(chosen ? { status: chosen } : {}) },
      { getNextPageParam: (page) => page.nextCursor ?? undefined },
    ),
  );
  const columns: Column<PaymentRow>[] = [
    { header: t('columns.member'), cell: ({ payer }) => <PayerLink payer={payer} /> },
    { header: t('columns.amount'), right: true, cell: ({ amount }) => format.money(amount) },
    { header: t('columns.plan'), cell: ({ plan }) => <span className="text-muted">{plan}</span> },
    {
      header: t('columns.status'),
      cell: (payment) => {
        const now = paymentStatusOf(payment);
        return <Badge tone={paymentTones[now]}>{t(`payment.${now}`)}</Badge>;
      },
    },
    {
      header: t('columns.when'),
      cell: ({ paidAt }) => (
        <span className="text-sm whitespace-nowrap text-muted">{format.moment(paidAt)}</span>
      ),
    },
    {
      header: t('columns.atProvider'),
      cell: ({ provider, providerId, providerUrl }) => (
        <ProviderId provider={provider} providerId={providerId} url={providerUrl} />
      ),
    },
  ];
  return (
    <>
      <StatusChoice
        value={chosen}
        onChange={onStatus}
        choices={statuses.map((each) => ({ value: each, label: t(`payment.${each}`) }))}
      />
      <MoneyTable
        label={t('tabs.payments')}
        list={list}
        rows={list.data?.pages.flatMap(({ items }) => items) ?? []}
        columns={columns}
        empty={{ icon: CreditCard, title: t('empty.payments.title'), text: t('empty.payments.text') }}
      />
    </>
  );
}
