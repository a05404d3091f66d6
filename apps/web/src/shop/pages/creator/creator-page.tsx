import type { ShopCreator } from '@latchkey/contracts/procedures/shop';
import { useQuery } from '@tanstack/react-query';
import { ArrowRight, DoorClosed } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { useTRPC } from '../../../api/trpc.ts';
import { Badge } from '../../../components/badge.tsx';
import { Card } from '../../../components/card.tsx';
import { EmptyState } from '../../../components/empty-state.tsx';
import { Link } from '../../../components/link.tsx';
import { Skeleton } from '../../../components/skeleton.tsx';
import { useFormat } from '../../../format/use-format.ts';
import { LegalLinks } from '../../frame/legal-links.tsx';
import { Seller } from '../../frame/seller-identity.tsx';
import { ShopFrame } from '../../frame/shop-frame.tsx';
import { isUnknown, Trouble, Unknown } from '../../frame/trouble.tsx';

/** A creator with everything they sell. */
export function CreatorPage({ creator: slug }: { creator: string }) {
  const trpc = useTRPC();
  const t = useTranslations('creator');
  const { data, error, isFetching, refetch } = useQuery(trpc.shop.creator.queryOptions({ creator: slug }));
  if (data) return <Creator creator={data} />;
  if (!error) {
    return (
      <ShopFrame title={t('loading')} width="medium" loading>
        <Skeleton className="mt-4 h-10 w-64" />
        <Skeleton className="h-32 w-full rounded-2xl" />
        <Skeleton className="h-32 w-full rounded-2xl" />
      </ShopFrame>
    );
  }
  if (isUnknown(error)) return <Unknown title={t('unknown')} text={t('unknownText')} />;
  return <Trouble title={t('failed')} error={error} busy={isFetching} onRetry={() => void refetch()} />;
}

function Creator({ creator }: { creator: ShopCreator }) {
  const t = useTranslations('creator');
  const frame = useTranslations('frame');
  const { name, plans } = creator;
  return (
    <ShopFrame
      title={t('title', { name })}
      creator={creator}
      width="medium"
      aside={
        <Link href="/member" className="text-sm text-muted underline underline-offset-4 hover:text-ink">
          {frame('member')}
        </Link>
      }
    >
      <h1 className="text-3xl leading-tight font-bold tracking-tight text-balance sm:text-4xl">
        {t('title', { name })}
      </h1>
      {plans.length === 0 ? (
        <Card>
          <EmptyState icon={DoorClosed} title={t('notYet')}>
            {t('notYetText', { name })}
          </EmptyState>
        </Card>
      ) : (
        <section aria-label={t('plans')}>
          <ul className="flex flex-col gap-4">
            {plans.map((plan) => (
              <li key={plan.id}>
                <PlanTile plan={plan} slug={creator.slug} />
              </li>
            ))}
          </ul>
        </section>
      )}
      <Card className="flex flex-col gap-5 shadow-none! sm:p-6!">
        <div>
          <h2 className="mb-1 font-semibold">{t('soldBy')}</h2>
          <Seller creator={creator} />
        </div>
        <LegalLinks creator={creator} />
      </Card>
    </ShopFrame>
  );
}

function PlanTile({ plan, slug }: { plan: ShopCreator['plans'][number]; slug: string }) {
  const t = useTranslations('creator');
  const words = useTranslations('plan');
  const { money } = useFormat();
  const [price] = plan.prices;
  return (
    <Link
      href={`/c/${encodeURIComponent(slug)}/${encodeURIComponent(plan.slug)}`}
      aria-label={t('see', { plan: plan.name })}
      className="group flex items-center gap-4 rounded-2xl border border-line bg-surface p-5 shadow-sm transition-colors hover:border-accent sm:p-6"
    >
      <div className="flex min-w-0 flex-1 flex-col gap-1">
        <h2 className="text-lg font-semibold tracking-tight break-words">{plan.name}</h2>
        {plan.description && <p className="line-clamp-2 text-pretty break-words">{plan.description}</p>}
        <p className="text-sm text-muted">
          {new Intl.ListFormat(document.documentElement.lang || 'en').format(plan.channels)}
        </p>
        <p className="mt-1 flex flex-wrap items-baseline gap-x-3">
          {price && (
            <span className="flex items-baseline gap-1.5">
              <span className="text-xl font-bold tabular-nums">{money(price.amount)}</span>
              <span className="text-sm text-muted">{words(`per.${plan.interval}`)}</span>
            </span>
          )}
          {plan.trialDays > 0 && (
            <span className="text-sm font-medium text-ok">
              {words('firstDays', { count: plan.trialDays })}
            </span>
          )}
        </p>
      </div>
      {plan.onSale ? (
        <ArrowRight className="size-5 shrink-0 text-muted transition-transform group-hover:translate-x-0.5 group-hover:text-accent" />
      ) : (
        <Badge tone="idle">{t('notYet')}</Badge>
      )}
    </Link>
  );
}
