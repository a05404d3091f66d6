import type { ListedPlan } from '@latchkey/contracts/procedures/plan';
import { useSuspenseQuery } from '@tanstack/react-query';
import { Tag } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { useTRPC } from '../../api/trpc.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { useOrganisation } from '../organisation/use-organisation.ts';
import { PlanCard } from './plan-card.tsx';
import { NewPlanLink, PlansFrame } from './plans-frame.tsx';

/** What is sold, and apart from it what was. */
export function PlansPage() {
  const t = useTranslations('plans');
  const { id: organisationId } = useOrganisation();
  const { data } = useSuspenseQuery(useTRPC().plan.list.queryOptions({ organisationId, state: 'all' }));
  const onSale = data.filter(({ archivedAt }) => archivedAt === null);
  const archived = data.filter(({ archivedAt }) => archivedAt !== null);
  return (
    <PlansFrame part="plans" action={data.length > 0 && <NewPlanLink />}>
      {onSale.length === 0 ? (
        <div className="rounded-2xl border border-line bg-surface shadow-sm">
          <EmptyState icon={Tag} title={t('empty.title')} action={<NewPlanLink />}>
            {t('empty.text')}
          </EmptyState>
        </div>
      ) : (
        <Cards plans={onSale} />
      )}
      {archived.length > 0 && (
        <section className="flex flex-col gap-4" aria-labelledby="archived">
          <header>
            <h2 id="archived" className="text-lg font-semibold">
              {t('archived')}
            </h2>
            <p className="text-muted">{t('archivedHint')}</p>
          </header>
          <Cards plans={archived} />
        </section>
      )}
    </PlansFrame>
  );
}

function Cards({ plans }: { plans: readonly ListedPlan[] }) {
  return (
    <ul className="grid gap-4 sm:grid-cols-2 xl:grid-cols-3">
      {plans.map((plan) => (
        <PlanCard key={plan.id} plan={plan} />
      ))}
    </ul>
  );
}
