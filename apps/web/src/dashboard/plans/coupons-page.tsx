import type { CouponView } from '@latchkey/contracts/procedures/coupon';
import { useMutation, useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { Plus, TicketPercent } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useTRPC } from '../../api/trpc.ts';
import { Button } from '../../components/button.tsx';
import { CopyButton } from '../../components/copy-button.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { Notice } from '../../components/notice.tsx';
import { useToast } from '../../components/toast.tsx';
import { useMay, useOrganisation } from '../organisation/use-organisation.ts';
import { CodeLine } from './code-line.tsx';
import { CouponDialog } from './coupon-dialog.tsx';
import { EndCodeDialog } from './end-code-dialog.tsx';
import { PlansFrame } from './plans-frame.tsx';
import { useOff } from './use-off.ts';

/** Coupons with their uses. */
export function CouponsPage() {
  const t = useTranslations('plans.coupons');
  const trpc = useTRPC();
  const { id: organisationId } = useOrganisation();
  const may = useMay();
  const { data: coupons } = useSuspenseQuery(trpc.coupon.list.queryOptions({ organisationId }));
  const { data: account } = useSuspenseQuery(trpc.stripeAccount.get.queryOptions({ organisationId }));
  const [making, make] = useState(false);
  const [ending, end] = useState<CouponView | null>(null);
  const act = may('organisation:manage') && account && (
    <Button size="small" onClick={() => make(true)}>
      <Plus className="size-4" />
      {t('create')}
    </Button>
  );
  return (
    <PlansFrame part="coupons" action={coupons.length > 0 && act}>
      {!account && <Notice tone="warn">{t('stripeNeeded')}</Notice>}
      <div className="rounded-2xl border border-line bg-surface shadow-sm">
        {coupons.length === 0 ? (
          <EmptyState icon={TicketPercent} title={t('empty.title')} action={act}>
            {t('empty.text')}
          </EmptyState>
        ) : (
          <ul className="divide-y divide-line">
            {coupons.map((coupon) => (
              <Coupon key={coupon.id} coupon={coupon} onEnd={() => end(coupon)} />
            ))}
          </ul>
        )}
      </div>
      {making && <CouponDialog onClose={() => make(false)} />}
      {ending && <EndCoupon coupon={ending} onClose={() => end(null)} />}
    </PlansFrame>
  );
}

function Coupon({ coupon, onEnd }: { coupon: CouponView; onEnd: () => void }) {
  const t = useTranslations('plans.coupons');
  const { id: organisationId } = useOrganisation();
  const may = useMay();
  const off = useOff();
  const { data: plans } = useSuspenseQuery(
    useTRPC().plan.list.queryOptions({ organisationId, state: 'all' }),
  );
  const names = coupon.planIds.flatMap((id) => plans.find((plan) => plan.id === id)?.name ?? []);
  return (
    <CodeLine
      code={coupon}
      what={off(coupon)}
      detail={names.length > 0 ? names.join(' · ') : t('allPlans')}
      acts={
        coupon.state === 'live' && (
          <>
            <CopyButton text={coupon.code} />
            {may('organisation:manage') && (
              <Button kind="quiet" size="small" onClick={onEnd}>
                {t('end')}
              </Button>
            )}
          </>
        )
      }
    />
  );
}

function EndCoupon({ coupon: { id: couponId, code }, onClose }: { coupon: CouponView; onClose: () => void }) {
  const t = useTranslations('plans.coupons');
  const trpc = useTRPC();
  const toast = useToast();
  const client = useQueryClient();
  const { id: organisationId } = useOrganisation();
  const end = useMutation(
    trpc.coupon.end.mutationOptions({
      onSuccess: () => {
        void client.invalidateQueries(trpc.coupon.pathFilter());
        toast({ text: t('ended', { code }) });
        onClose();
      },
    }),
  );
  return (
    <EndCodeDialog
      kind="coupons"
      code={code}
      busy={end.isPending}
      error={end.error}
      onEnd={() => end.mutate({ organisationId, couponId })}
      onClose={onClose}
    />
  );
}
