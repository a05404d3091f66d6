import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback, useMemo } from 'react';
import { useTranslations } from 'use-intl';
import { Tabs } from '../../components/tabs.tsx';
import { useOrganisation } from '../organisation/use-organisation.ts';
import { PageHeader } from '../shell/page-header.tsx';
import { DisputeList } from './dispute-list.tsx';
import { MoneyFilters } from './money-filters.tsx';
import { type MoneySearch, moneyTabs } from './money-search.ts';
import { MoneySummary } from './money-summary.tsx';
import { PaymentList } from './payment-list.tsx';
import { PayoutList } from './payout-list.tsx';
import { RefundList } from './refund-list.tsx';
import { windowOf } from './window-of.ts';

const lists = { payments: PaymentList, refunds: RefundList, disputes: DisputeList, payouts: PayoutList };

/** What came in, went back, and is left; and each payment, refund, dispute and payout of a period. */
export function MoneyPage() {
  const t = useTranslations('money');
  const { id } = useOrganisation();
  const search = useSearch({ from: '/signed-in/o/$organisationId/money' });
  const navigate = useNavigate({ from: '/o/$organisationId/money' });
  const change = useCallback(
    (changed: MoneySearch) =>
      void navigate({ search: (before) => ({ ...before, ...changed }), replace: true, resetScroll: false }),
    [navigate],
  );
  const { tab = 'payments', period, from, to, currency, status } = search;
  const filter = useMemo(
    () => ({ ...windowOf({ period, from, to }, new Date()), ...(currency ? { currency } : {}) }),
    [period, from, to, currency],
  );
  const hrefOf = (name: string) => {
    const kept = { tab: name, period, from, to, currency };
    const known = Object.entries(kept).filter((entry): entry is [string, string] => entry[1] !== undefined);
    return `/o/${id}/money?${new URLSearchParams(known)}`;
  };
  const List = lists[tab];
  return (
    <>
      <PageHeader title={t('title')} intro={t('intro')} />
      <MoneyFilters search={search} onChange={change} />
      <MoneySummary filter={filter} />
      <Tabs
        label={t('tabs.label')}
        current={hrefOf(tab)}
        tabs={moneyTabs.map((name) => ({ href: hrefOf(name), label: t(`tabs.${name}`) }))}
      />
      <List filter={filter} status={status} onStatus={(chosen) => change({ status: chosen })} />
    </>
  );
}
