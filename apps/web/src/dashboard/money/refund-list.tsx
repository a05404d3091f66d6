import type { RefundView } from '@latchkey/contracts/procedures/money';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Undo2 } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { useTRPC } from '../../api/trpc.ts';
import { Badge } from '../../components/badge.tsx';
import type { Tone } from '../../components/tone.ts';
import { useFormat } from '../../format/use-format.ts';
import { useOrganisation } from '../organisation/use-organisation.ts';
import { type Column, type ListProps, MoneyTable } from './money-table.tsx';
import { PayerLink } from './payer-link.tsx';
import { ProviderId } from './provider-id.tsx';
import { StatusChoice } from './status-choice.tsx';

const statuses = ['succeeded', 'pending', 'requires_action', 'failed', 'canceled'] as const;
const tones: Record<(typeof statuses)[number], Tone> = {
  succeeded: 'ok',
  pending: 'idle',
  requires_action: 'warn',
  failed: 'bad',
  canceled: 'idle',
};

/** What was given back. */
export function RefundList({ filter, status, onStatus }: ListProps) {
  const t = useTranslations('money');
  const trpc = useTRPC();
  const format = useFormat();
  const { id: organisationId } = useOrganisation();
  const list = useInfiniteQuery(
    trpc.refund.list.infiniteQueryOptions(
      { organisationId, ...filter, ...(status ? { status } : {}) },
      {
        getNextPageParam: (page) => page.nextCursor ?? undefined,
      },
    ),
  );
  const columns: Column<RefundView>[] = [
    { header: t('columns.member'), cell: ({ payer }) => <PayerLink payer={payer} /> },
    { header: t('columns.amount'), right: true, cell: ({ amount }) => format.money(amount) },
    {
      header: t('columns.status'),
      cell: (refund) => {
        const known = statuses.find((each) => each === refund.status);
        const word = known ? t(`refund.${known}`) : refund.status;
        return (
          <span className="flex flex-wrap items-center gap-2">
            <Badge tone={known ? tones[known] : 'idle'}>{word}</Badge>
            {refund.failureReason && <code className="text-sm text-muted">{refund.failureReason}</code>}
          </span>
        );
      },
    },
    {
      header: t('columns.when'),
      cell: ({ createdAt }) => (
        <span className="text-sm whitespace-nowrap text-muted">{format.moment(createdAt)}</span>
      ),
    },
    {
      header: t('columns.atProvider'),
      cell: ({ provider, providerId }) => <ProviderId provider={provider} providerId={providerId} />,
    },
  ];
  return (
    <>
      <StatusChoice
        value={status}
        onChange={onStatus}
        choices={statuses.map((each) => ({ value: each, label: t(`refund.${each}`) }))}
      />
      <MoneyTable
        label={t('tabs.refunds')}
        list={list}
        rows={list.data?.pages.flatMap(({ items }) => items) ?? []}
        columns={columns}
        empty={{ icon: Undo2, title: t('empty.refunds.title'), text: t('empty.refunds.text') }}
      />
    </>
  );
}
