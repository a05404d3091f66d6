import { useInfiniteQuery } from '@tanstack/react-query';
import { Scale } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { type DisputeRow, useTRPC } from '../../api/trpc.ts';
import { Badge } from '../../components/badge.tsx';
import { ButtonLink } from '../../components/button-link.tsx';
import type { Tone } from '../../components/tone.ts';
import { useFormat } from '../../format/use-format.ts';
import { useOrganisation } from '../organisation/use-organisation.ts';
import { type Column, type ListProps, MoneyTable } from './money-table.tsx';
import { PayerLink } from './payer-link.tsx';
import { StatusChoice } from './status-choice.tsx';

const tones = {
  needs_response: 'bad',
  warning_needs_response: 'warn',
  under_review: 'idle',
  warning_under_review: 'idle',
  won: 'ok',
  lost: 'bad',
  warning_closed: 'idle',
  prevented: 'idle',
  charge_refunded: 'idle',
} as const satisfies Record<string, Tone>;
type Known = keyof typeof tones;
const evidences = [
  'fraudulent',
  'subscription_canceled',
  'product_not_received',
  'product_unacceptable',
  'duplicate',
  'credit_not_processed',
  'unrecognized',
] as const;
const answerable: readonly string[] = ['needs_response', 'warning_needs_response'];

/** What banks have taken back, until when to answer, and with what. */
export function DisputeList({ filter, status, onStatus }: ListProps) {
  const t = useTranslations('money');
  const trpc = useTRPC();
  const format = useFormat();
  const { id: organisationId } = useOrganisation();
  const open = status === 'open' ? { open: true } : status === 'closed' ? { open: false } : {};
  const list = useInfiniteQuery(
    trpc.dispute.list.infiniteQueryOptions(
      { organisationId, ...filter, ...open },
      {
        getNextPageParam: (page) => page.nextCursor ?? undefined,
      },
    ),
  );
  const columns: Column<DisputeRow>[] = [
    { header: t('columns.member'), cell: ({ payer }) => <PayerLink payer={payer} /> },
    { header: t('columns.amount'), right: true, cell: ({ amount }) => format.money(amount) },
    {
      header: t('columns.status'),
      cell: (dispute) =>
        dispute.status in tones ? (
          <Badge tone={tones[dispute.status as Known]}>{t(`dispute.${dispute.status as Known}`)}</Badge>
        ) : (
          <Badge tone="warn">{dispute.status}</Badge>
        ),
    },
    {
      header: t('columns.respondBy'),
      cell: ({ respondBy, status: now }) =>
        respondBy && answerable.includes(now) ? (
          <span className="font-medium text-bad">{format.moment(respondBy)}</span>
        ) : (
          <span className="text-sm text-muted">{t('overdue')}</span>
        ),
    },
    {
      header: t('columns.when'),
      cell: ({ createdAt }) => <span className="text-sm text-muted">{format.day(createdAt)}</span>,
    },
  ];
  return (
    <>
      <StatusChoice
        value={status}
        onChange={onStatus}
        choices={(['open', 'closed'] as const).map((each) => ({ value: each, label: t(each) }))}
      />
      <MoneyTable
        label={t('tabs.disputes')}
        list={list}
        rows={list.data?.pages.flatMap(({ items }) => items) ?? []}
        columns={columns}
        below={(dispute) => answerable.includes(dispute.status) && <Evidence dispute={dispute} />}
        empty={{ icon: Scale, title: t('empty.disputes.title'), text: t('empty.disputes.text') }}
      />
    </>
  );
}

/** What helps against a dispute of this reason. */
function Evidence({ dispute }: { dispute: DisputeRow }) {
  const t = useTranslations('money');
  const { id } = useOrganisation();
  const reason = evidences.find((each) => each === dispute.reason);
  return (
    <div className="flex flex-wrap items-center gap-3 rounded-xl bg-sunken p-4">
      <div className="min-w-60 flex-1">
        <p className="text-sm font-semibold">{t('evidence.label')}</p>
        {reason && <p>{t(`evidence.${reason}`)}</p>}
        <p className="text-muted">{t('evidence.general')}</p>
      </div>
      <div className="flex flex-wrap gap-2">
        <ButtonLink kind="quiet" size="small" href={`/o/${id}/members/${dispute.payer.subscriberId}`}>
          {t('timeline')}
        </ButtonLink>
        {dispute.providerUrl && (
          <ButtonLink size="small" href={dispute.providerUrl}>
            {t('answer')}
          </ButtonLink>
        )}
      </div>
    </div>
  );
}
