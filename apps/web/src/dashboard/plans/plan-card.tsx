import type { ListedPlan } from '@latchkey/contracts/procedures/plan';
import { Users } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { Badge } from '../../components/badge.tsx';
import { Link } from '../../components/link.tsx';
import { useFormat } from '../../format/use-format.ts';
import { useOrganisation } from '../organisation/use-organisation.ts';
import { useChannelTitles } from './use-channel-titles.ts';

/** A plan in the list: what it costs, what it opens, how many have it. */
export function PlanCard({ plan }: { plan: ListedPlan }) {
  const t = useTranslations('plans');
  const { id } = useOrganisation();
  const { money } = useFormat();
  const titles = useChannelTitles();
  const [first, ...others] = plan.prices;
  return (
    <li className="relative flex flex-col gap-4 rounded-2xl border border-line bg-surface p-5 shadow-sm transition-shadow hover:shadow-md">
      <div className="flex items-start justify-between gap-3">
        <h3 className="min-w-0 text-lg font-semibold text-balance break-words">
          <Link
            href={`/o/${id}/plans/${plan.id}`}
            className="after:absolute after:inset-0 after:rounded-2xl hover:underline hover:underline-offset-4"
          >
            {plan.name}
          </Link>
        </h3>
        {plan.trialDays > 0 && <Badge tone="ok">{t('trial', { count: plan.trialDays })}</Badge>}
      </div>
      <div>
        <p className="flex flex-wrap items-baseline gap-x-2">
          <span className="text-2xl font-bold tracking-tight tabular-nums">
            {first && money(first.amount)}
          </span>
          <span className="text-muted">{t(`each.${plan.interval}`)}</span>
        </p>
        {others.length > 0 && (
          <p className="text-sm text-muted tabular-nums">
            {others.map(({ amount }) => money(amount)).join(' · ')}
          </p>
        )}
      </div>
      <p className="line-clamp-2 text-sm text-muted">{plan.channelIds.map(titles).join(' · ')}</p>
      <p className="mt-auto flex items-center gap-2 text-sm">
        <Users className="size-4 shrink-0 text-muted" />
        {t('members', { count: plan.members })}
      </p>
    </li>
  );
}
