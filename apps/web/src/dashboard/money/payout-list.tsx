import type { PayoutView } from '@latchkey/contracts/procedures/payment';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Landmark } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { useTRPC } from '../../api/trpc.ts';
import { Badge } from '../../components/badge.tsx';
import type { Tone } from '../../components/tone.ts';
import { useFormat } from '../../format/use-format.ts';
import { useOrganisation } from '../organisation/use-organisation.ts';
import { type Column, type ListProps, MoneyTable } from './money-table.tsx';
import { ProviderId } from './provider-id.tsx';
import { StatusChoice } from './status-choice.tsx';

const tones = {
  paid: 'ok',
  in_transit: 'idle',
  pending: 'idle',
  failed: 'bad',
  canceled: 'idle',
} as const satisfies Record<string, Tone>;
type Known = keyof typeof tones;
const statuses = Object.keys(tones) as Known[];

/** What is on its way to the bank, or there. */
export function PayoutList({ filter, status, onStatus }: ListProps) {
  const t = useTranslations('money');
  const trpc = useTRPC();
  const format = useFormat();
  const { id: organisationId } = useOrganisation();
  const list = useInfiniteQuery(
    trpc.payout.list.infiniteQueryOptions(
      { organisationId, ...filter, ...(status ? { status } : {}) },
      {
        getNextPageParam: (page) => page.nextCursor ?? undefined,
      },
    ),
  );
  const columns: Column<PayoutView>[] = [
    {
      header: t('columns.amount'),
      cell: ({ amount }) => <span className="font-medium tabular-nums">{format.money(amount)}</span>,
    },
    {
      header: t('columns.status'),
      cell: (payout) => {
        const known = statuses.find((each) => each === payout.status);
        return (
          <span className="flex flex-wrap items-center gap-2">
            <Badge tone={known ? tones[known] : 'idle'}>{known ? t(`payout.${known}`) : payout.status}</Badge>
            {payout.failureCode && (
              <span className="text-sm text-bad">{t('failure', { code: payout.failureCode })}</span>
            )}
          </span>
        );
      },
    },
    {
      header: t('columns.arrival'),
      cell: ({ arrivalAt }) => <span className="text-muted">{arrivalAt ? format.day(arrivalAt) : ''}</span>,
    },
    {
      header: t('columns.atProvider'),
      cell: ({ providerId }) => <ProviderId provider="stripe" providerId={providerId} />,
    },
  ];
  return (
    <>
      <StatusChoice
        value={status}
        onChange={onStatus}
        choices={statuses.map((each) => ({ value: each, label: t(`payout.${each}`) }))}
      />
      <MoneyTable
        label={t('tabs.payouts')}
        list={list}
        rows={list.data?.pages.flatMap(({ items }) => items) ?? []}
        columns={columns}
        empty={{ icon: Landmark, title: t('empty.payouts.title'), text: t('empty.payouts.text') }}
      />
    </>
  );
}
