import type { PlanDetail } from '@latchkey/contracts/procedures/plan';
import { useSuspenseQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { ArrowLeft, Pencil } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { useTRPC } from '../../api/trpc.ts';
import { Badge } from '../../components/badge.tsx';
import { ButtonLink } from '../../components/button-link.tsx';
import { Link } from '../../components/link.tsx';
import { Notice } from '../../components/notice.tsx';
import { useFormat } from '../../format/use-format.ts';
import { Section } from '../member/section.tsx';
import { useMay, useOrganisation } from '../organisation/use-organisation.ts';
import { PageHeader } from '../shell/page-header.tsx';
import { PlanActs } from './plan-acts.tsx';
import { PlanPreview } from './plan-preview.tsx';
import { PlanShare } from './plan-share.tsx';
import { useChannelTitles } from './use-channel-titles.ts';

const lookAgainMs = 3_000;

/** One plan: how it is shared, what buyers see, who has which version. */
export function PlanPage() {
  const t = useTranslations('plans.page');
  const { planId } = useParams({ from: '/signed-in/o/$organisationId/plans/$planId' });
  const { id: organisationId } = useOrganisation();
  const { data: plan } = useSuspenseQuery({
    ...useTRPC().plan.get.queryOptions({ organisationId, planId }),
    refetchInterval: ({ state }) => (state.data?.rollout ? lookAgainMs : false),
  });
  const isOnSale = plan.archivedAt === null;
  return (
    <>
      <Link
        href={`/o/${organisationId}/plans`}
        className="inline-flex min-h-9 items-center gap-1.5 text-muted hover:text-ink"
      >
        <ArrowLeft className="size-4" />
        {t('back')}
      </Link>
      <PageHeader
        title={plan.name}
        intro={
          <span className="flex flex-wrap items-center gap-3">
            <Badge tone={isOnSale ? 'ok' : 'idle'}>{t(isOnSale ? 'onSale' : 'archived')}</Badge>
            {plan.description}
          </span>
        }
        actions={<Acts plan={plan} />}
      />
      <div className="grid gap-6 lg:grid-cols-[minmax(0,1fr)_22rem]">
        <div className="flex min-w-0 flex-col gap-6">
          {plan.rollout && <Notice tone="idle">{t('rollout', plan.rollout)}</Notice>}
          {isOnSale && <PlanShare plan={plan} />}
          <Members plan={plan} />
          <Versions plan={plan} />
        </div>
        <aside aria-label={t('preview')}>
          <h2 className="mb-3 text-sm font-semibold text-muted">{t('preview')}</h2>
          <Preview plan={plan} />
        </aside>
      </div>
    </>
  );
}

function Acts({ plan }: { plan: PlanDetail }) {
  const t = useTranslations('plans.page');
  const { id } = useOrganisation();
  if (!useMay()('organisation:manage')) return null;
  return (
    <>
      <ButtonLink size="small" kind="quiet" href={`/o/${id}/plans/${plan.id}/edit`}>
        <Pencil className="size-4" />
        {t('edit')}
      </ButtonLink>
      <PlanActs plan={plan} />
    </>
  );
}

function Members({ plan }: { plan: PlanDetail }) {
  const t = useTranslations('plans');
  const { id } = useOrganisation();
  return (
    <Section title={t('page.membersHere')}>
      <div className="flex flex-wrap items-center justify-between gap-3">
        <p className="text-2xl font-bold tabular-nums">{t('members', { count: plan.members })}</p>
        {plan.members > 0 && (
          <ButtonLink size="small" kind="quiet" href={`/o/${id}/members?planId=${plan.id}`}>
            {t('page.seeMembers')}
          </ButtonLink>
        )}
      </div>
    </Section>
  );
}

function Versions({ plan }: { plan: PlanDetail }) {
  const t = useTranslations('plans');
  const { day, money } = useFormat();
  const titles = useChannelTitles();
  return (
    <Section title={t('page.versions')}>
      <ol className="flex flex-col divide-y divide-line">
        {plan.versions.map((version, index) => (
          <li
            key={version.id}
            className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1 py-3 first:pt-0 last:pb-0"
          >
            <div className="min-w-0">
              <p className="flex flex-wrap items-center gap-2">
                <span className="font-medium">{t('page.version', { number: version.version })}</span>
                {index === 0 && plan.archivedAt === null && <Badge tone="ok">{t('page.current')}</Badge>}
              </p>
              <p className="text-sm text-muted">
                {version.prices.map(money).join(' · ')} {t(`each.${version.interval}`)} ·{' '}
                {version.channelIds.map(titles).join(', ')}
              </p>
            </div>
            <p className="text-sm text-muted">
              {t('page.since', { day: day(version.createdAt) })} · {t('members', { count: version.members })}
            </p>
          </li>
        ))}
      </ol>
    </Section>
  );
}

function Preview({ plan }: { plan: PlanDetail }) {
  const { name: seller } = useOrganisation();
  const titles = useChannelTitles();
  const amounts = (provider: 'stripe' | 'stars') =>
    plan.prices.filter((price) => price.provider === provider).map(({ amount }) => amount);
  const [stars = null] = amounts('stars');
  return (
    <PlanPreview
      plan={{ ...plan, seller, prices: amounts('stripe'), stars, channels: plan.channelIds.map(titles) }}
    />
  );
}
