import { useMutation, useQueryClient } from '@tanstack/react-query';
import { PackageOpen } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { useTRPC } from '../../../api/trpc.ts';
import { Card } from '../../../components/card.tsx';
import { EmptyState } from '../../../components/empty-state.tsx';
import { Skeleton } from '../../../components/skeleton.tsx';
import { ShopFrame } from '../../frame/shop-frame.tsx';
import { Trouble } from '../../frame/trouble.tsx';
import { AskLink } from './ask-link.tsx';
import type { MemberView } from './member-view.ts';
import { MoveAccount } from './move-account.tsx';
import { MyData } from './my-data.tsx';
import { PurchaseCard } from './purchase-card.tsx';
import { Receipts } from './receipts.tsx';
import { useMember } from './use-member.ts';

/** A buyer's own page at one seller, without a password. */
export function MemberPage({ linkKey }: { linkKey: string | null }) {
  const t = useTranslations('member');
  const { view, isOpening, isClosed, openError, error, retry, isFetching } = useMember(linkKey);
  if (view && !openError) return <Member view={view} />;
  if (openError || isClosed) return <AskLink openError={openError} />;
  if (error) return <Trouble title={t('failed')} error={error} busy={isFetching} onRetry={retry} />;
  return (
    <ShopFrame title={t('title')} announcement={isOpening ? t('opening') : ''} width="medium">
      <Skeleton className="mt-2 h-9 w-64" />
      <Skeleton className="h-64 w-full rounded-2xl" />
      <Skeleton className="h-40 w-full rounded-2xl" />
    </ShopFrame>
  );
}

function Member({ view }: { view: MemberView }) {
  const t = useTranslations('member');
  const { creator, person, purchases } = view;
  return (
    <ShopFrame title={t('of', { creator: creator.name })} creator={creator} width="medium" aside={<Leave />}>
      <div className="flex flex-col gap-1">
        <h1 className="text-2xl leading-tight font-bold tracking-tight text-balance sm:text-3xl">
          {t('title')}
        </h1>
        <p className="text-sm break-words text-muted">
          {person.email ? t('knownAs', { email: person.email }) : t('knownByTelegram')}
        </p>
      </div>
      {purchases.length === 0 ? (
        <Card>
          <EmptyState icon={PackageOpen} title={t('none')}>
            {t('noneText')}
          </EmptyState>
        </Card>
      ) : (
        purchases.map((purchase) => <PurchaseCard key={purchase.orderId} purchase={purchase} />)
      )}
      <Receipts hasStars={purchases.some(({ provider }) => provider === 'stars')} />
      <MoveAccount view={view} />
      <MyData view={view} />
    </ShopFrame>
  );
}

function Leave() {
  const t = useTranslations('member');
  const trpc = useTRPC();
  const cache = useQueryClient();
  const { mutate, isPending } = useMutation(
    trpc.member.leave.mutationOptions({
      onSuccess: () => cache.resetQueries({ queryKey: trpc.member.view.queryKey() }),
    }),
  );
  return (
    <button
      type="button"
      aria-busy={isPending}
      onClick={() => mutate({})}
      className="shrink-0 text-sm text-muted underline underline-offset-4 hover:text-ink"
    >
      {t('leave')}
    </button>
  );
}
