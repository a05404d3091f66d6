import type { OverviewView } from '@latchkey/contracts/procedures/overview';
import { useFormatter, useLocale, useTranslations } from 'use-intl';
import { formatMoney } from '../../format/format-money.ts';
import { useOrganisation } from '../organisation/use-organisation.ts';
import { Amounts } from './amounts.tsx';
import { NetBreakdown } from './net-breakdown.tsx';
import { Figure, StatTile } from './stat-tile.tsx';

/** The figures of this moment. */
export function Tiles({ overview }: { overview: OverviewView }) {
  const t = useTranslations('overview');
  const format = useFormatter();
  const locale = useLocale();
  const { id } = useOrganisation();
  const { members, mrr, payingSubscriptions, trials, net, churn, failing, openDrifts } = overview;
  const owed = failing.owed.map((amount) => t('owed', { amount: formatMoney(amount, locale) }));
  return (
    <dl className="grid grid-cols-2 gap-3 sm:gap-4 xl:grid-cols-3">
      <StatTile
        label={t('tiles.members')}
        href={`/o/${id}/members`}
        value={<Figure>{format.number(members)}</Figure>}
        hint={t('tiles.membersHint', { count: trials })}
      />
      <StatTile
        label={t('tiles.mrr')}
        value={<Amounts amounts={mrr} none={t('nothing')} />}
        hint={<span title={t('tiles.mrrNote')}>{t('tiles.mrrHint', { count: payingSubscriptions })}</span>}
      />
      <StatTile
        label={t('tiles.net')}
        value={
          <Amounts
            amounts={net.map(({ currency, net: amountMinor }) => ({ currency, amountMinor }))}
            none={t('nothing')}
          />
        }
        hint={net.length > 0 ? <NetBreakdown net={net} /> : t('tiles.netHint')}
      />
      <StatTile
        label={t('tiles.churn')}
        value={
          <Figure>
            {churn.membersBefore === 0
              ? '–'
              : format.number(churn.lost / churn.membersBefore, {
                  style: 'percent',
                  maximumFractionDigits: 1,
                })}
          </Figure>
        }
        hint={
          churn.membersBefore === 0
            ? t('tiles.churnNone')
            : t('tiles.churnHint', { lost: format.number(churn.lost), before: churn.membersBefore })
        }
      />
      <StatTile
        label={t('tiles.failing')}
        href={`/o/${id}/members`}
        alarming={failing.subscriptions > 0}
        value={<Figure>{format.number(failing.subscriptions)}</Figure>}
        hint={[t('tiles.failingHint', { count: failing.inGrace }), ...owed].join(' · ')}
      />
      <StatTile
        label={t('tiles.drifts')}
        href={`/o/${id}/attention`}
        alarming={openDrifts > 0}
        value={<Figure>{format.number(openDrifts)}</Figure>}
        hint={openDrifts === 0 ? t('tiles.driftsNone') : t('tiles.driftsHint')}
      />
    </dl>
  );
}
