import type { ShopPlan } from '@latchkey/contracts/procedures/shop';
import { useQuery } from '@tanstack/react-query';
import { Check, MessageCircle, Send, ShieldCheck, WalletCards } from 'lucide-react';
import type { ComponentProps, ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { useTRPC } from '../../../api/trpc.ts';
import { ButtonLink } from '../../../components/button-link.tsx';
import { Card } from '../../../components/card.tsx';
import { Link } from '../../../components/link.tsx';
import { useLanguage } from '../../../messages/messages-provider.tsx';
import { LegalLinks } from '../../frame/legal-links.tsx';
import { Seller } from '../../frame/seller-identity.tsx';
import { ShopFrame } from '../../frame/shop-frame.tsx';
import { isUnknown, Trouble, Unknown } from '../../frame/trouble.tsx';
import { isFreeTrial } from './is-free-trial.ts';
import { OrderCard } from './order-card.tsx';
import { PlanSkeleton } from './plan-skeleton.tsx';

interface Props {
  of: { creator: string; plan: string } | { planId: string };
  /** Signed by the bot's link: who will enter. */
  identityToken: string | null;
  /** As the link brought it. */
  code: string | null;
}

/** A plan, as a buyer sees it before paying. */
export function PlanPage({ of, ...brought }: Props) {
  const trpc = useTRPC();
  const t = useTranslations('plan');
  const { locale } = useLanguage();
  const { data, error, isFetching, refetch } = useQuery(
    trpc.shop.plan.queryOptions(
      { of: of as { planId: ShopPlan['id'] }, locale },
      { placeholderData: (shown) => shown },
    ),
  );
  if (data) return <Plan plan={data} {...brought} reload={() => void refetch()} />;
  if (!error) {
    return (
      <ShopFrame title={t('loading')} width="wide" loading>
        <PlanSkeleton />
      </ShopFrame>
    );
  }
  if (isUnknown(error)) {
    return (
      <Unknown title={t('unknown')} text={t('unknownText')}>
        {'creator' in of ? (
          <ButtonLink kind="quiet" href={`/c/${encodeURIComponent(of.creator)}`} className="mt-auto">
            {t('others')}
          </ButtonLink>
        ) : undefined}
      </Unknown>
    );
  }
  return <Trouble title={t('failed')} error={error} busy={isFetching} onRetry={() => void refetch()} />;
}

function Plan({ plan, ...order }: ComponentProps<typeof OrderCard>) {
  const t = useTranslations('plan');
  const frame = useTranslations('frame');
  const { creator } = plan;
  return (
    <ShopFrame
      title={t('title', { plan: plan.name, creator: creator.name })}
      creator={creator}
      width="wide"
      aside={
        <Link href="/member" className="text-sm text-muted underline underline-offset-4 hover:text-ink">
          {frame('member')}
        </Link>
      }
    >
      <div className="grid items-start gap-6 lg:grid-cols-[minmax(0,1fr)_26rem] lg:gap-12">
        <div className="flex flex-col gap-2 lg:pt-4">
          <h1 className="text-3xl leading-tight font-bold tracking-tight text-balance sm:text-4xl">
            {plan.name}
          </h1>
          <p className="text-muted">
            {t('by')} {creator.name}
          </p>
          {plan.description && (
            <p className="mt-3 max-w-prose text-lg leading-relaxed text-pretty break-words whitespace-pre-line">
              {plan.description}
            </p>
          )}
        </div>
        <div className="lg:row-span-2">
          <OrderCard plan={plan} {...order} />
        </div>
        <div className="flex flex-col gap-8">
          <Part title={t('inside')}>
            <ul className="flex flex-col gap-2.5">
              {plan.highlights.map((line) => (
                <li key={line} className="flex items-start gap-3">
                  <Check className="mt-0.5 size-5 shrink-0 text-ok" />
                  <span className="min-w-0 break-words">{line}</span>
                </li>
              ))}
              {plan.channels.map((channel) => (
                <li key={channel} className="flex items-start gap-3">
                  <Send className="mt-0.5 size-5 shrink-0 text-accent" />
                  <span className="min-w-0 break-words">
                    {channel} <span className="text-muted">{t('onTelegram')}</span>
                  </span>
                </li>
              ))}
            </ul>
          </Part>
          <Part title={t('howTitle')}>
            <ol className="flex flex-col gap-3">
              <Step icon={WalletCards}>{t(isFreeTrial(plan) ? 'how.try' : 'how.pay')}</Step>
              <Step icon={Send}>{t('how.open')}</Step>
              <Step icon={MessageCircle}>{t('how.enter')}</Step>
            </ol>
          </Part>
          <Card className="flex flex-col gap-5 shadow-none! sm:p-6!">
            <div className="flex gap-3">
              <ShieldCheck className="mt-0.5 size-5 shrink-0 text-ok" />
              <div>
                <h2 className="font-semibold">{t('withdrawTitle')}</h2>
                <p className="text-sm text-muted">{t('withdrawText')}</p>
              </div>
            </div>
            <div>
              <h2 className="mb-1 font-semibold">{t('sellerTitle')}</h2>
              <Seller creator={creator} />
            </div>
            <LegalLinks creator={creator} />
          </Card>
        </div>
      </div>
    </ShopFrame>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="flex flex-col gap-3">
      <h2 className="text-lg font-semibold tracking-tight">{title}</h2>
      {children}
    </section>
  );
}

function Step({ icon: Icon, children }: { icon: typeof Check; children: ReactNode }) {
  return (
    <li className="flex items-start gap-3">
      <span className="grid size-8 shrink-0 place-items-center rounded-full bg-accent-soft text-accent">
        <Icon className="size-4" />
      </span>
      <span className="pt-1">{children}</span>
    </li>
  );
}
