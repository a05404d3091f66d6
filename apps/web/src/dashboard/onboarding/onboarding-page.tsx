import type { OnboardingView } from '@latchkey/contracts/procedures/onboarding';
import { useSuspenseQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { useTRPC } from '../../api/trpc.ts';
import { useOrganisation } from '../organisation/use-organisation.ts';
import { PageHeader } from '../shell/page-header.tsx';
import { OnSaleCard } from './on-sale-card.tsx';
import { StepFrame } from './step-frame.tsx';
import { ChannelStep } from './steps/channel-step.tsx';
import { PlanStep, SellerStep, ShareStep, TestStep } from './steps/selling-steps.tsx';
import { StripeStep } from './steps/stripe-step.tsx';
import { TelegramStep } from './steps/telegram-step.tsx';
import { type StepName, stepsOf } from './steps-of.ts';
import { useStripe } from './use-stripe.ts';

/** From sign-up to the first sale: what is done, what is next. */
export function OnboardingPage() {
  const t = useTranslations('onboarding');
  const { id: organisationId } = useOrganisation();
  const { data: view } = useSuspenseQuery(useTRPC().onboarding.get.queryOptions({ organisationId }));
  const stripe = useStripe();
  const steps = stepsOf(view);
  const done = steps.filter(({ state }) => state === 'done').length;
  return (
    <>
      <PageHeader title={t('title')} intro={t(done === steps.length ? 'introDone' : 'intro')} />
      <div className="flex max-w-3xl flex-col gap-6">
        {view.shareUrl !== null && <OnSaleCard shareUrl={view.shareUrl} seconds={view.secondsToOnSale} />}
        <div>
          <p className="mb-2 text-sm text-muted">
            {t('progress', { done: String(done), all: String(steps.length) })}
          </p>
          <progress
            aria-label={t('title')}
            value={done}
            max={steps.length}
            className="block h-2 w-full appearance-none overflow-hidden rounded-full bg-sunken [&::-moz-progress-bar]:bg-accent [&::-webkit-progress-bar]:bg-sunken [&::-webkit-progress-value]:bg-accent"
          />
        </div>
        <ol className="flex flex-col gap-3">
          {steps.map(({ name, state }, index) => (
            <StepFrame
              key={name}
              number={index + 1}
              title={t(`${name}.title`)}
              state={state}
              line={state === 'done' ? <Line name={name} view={view} /> : null}
            >
              {name === 'stripe' && <StripeStep stripe={view.stripe} acts={stripe} />}
              {name === 'telegram' && <TelegramStep telegram={view.telegram} />}
              {name === 'channel' && <ChannelStep channel={view.channel} telegram={view.telegram} />}
              {name === 'plan' && <PlanStep plan={view.plan} channel={view.channel} />}
              {name === 'seller' && <SellerStep known={view.sellerKnown} />}
              {name === 'test' && view.testPurchase && <TestStep test={view.testPurchase} />}
              {name === 'share' && <ShareStep shareUrl={view.shareUrl} />}
            </StepFrame>
          ))}
        </ol>
      </div>
    </>
  );
}

/** What a step that is done has come to, in one line. */
function Line({ name, view }: { name: StepName; view: OnboardingView }) {
  const t = useTranslations('onboarding');
  const [first] = view.channel.channels;
  const lines: Record<StepName, string> = {
    stripe: t('stripe.ready', { account: view.stripe.account?.account ?? '' }),
    telegram: t('telegram.linked'),
    channel: t('channel.ready', { title: first?.title ?? '' }),
    plan: t('plan.ready', { name: view.plan.name ?? '' }),
    seller: t('seller.done'),
    test: t('test.done'),
    share: view.shareUrl ?? '',
  };
  return lines[name];
}
