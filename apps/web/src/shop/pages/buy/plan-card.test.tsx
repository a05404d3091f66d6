import type { AppRouter } from '@latchkey/api/router';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { createTRPCClient } from '@trpc/client';
import { renderToStaticMarkup } from 'react-dom/server';
import { IntlProvider } from 'use-intl';
import { expect, test } from 'vitest';
import { type PublicPlan, TRPCProvider } from '../../../api/trpc.ts';
import { shopMessages } from '../../../messages/en/shop.ts';
import { PlanCard } from './plan-card.tsx';

test('the order button says what the law wants it to say, also for a trial', () => {
  expect(text({})).toContain('Pay by card — order with obligation to pay');
  expect(text({ trialDays: 7 })).toContain('Start the trial by card — order with obligation to pay');
  expect(text({ trialDays: 7 })).toContain('Free for 7 days, then €9.00 per month');
});

test('a plan that is not on sale has no button', () => {
  expect(text({ onSale: false })).toContain('Not on sale at the moment');
  expect(markup({ onSale: false })).not.toContain('<button');
});

test('a plan for Stars alone is not offered by card', () => {
  const stars = { id: 'prc_2', provider: 'stars', amount: { amountMinor: '450', currency: 'XTR' } };
  const plan = { prices: [stars] as PublicPlan['prices'] };
  expect(text(plan)).toContain('450 Stars');
  expect(markup(plan)).not.toContain('<button');
});

test('who opened a link of the bot is told which account will enter', () => {
  expect(text({}, 'a.b')).toContain('Access goes to the Telegram account that opened this link');
  expect(text({}, null)).toContain('After paying you choose the Telegram account');
});

function text(changes: Partial<PublicPlan>, identityToken?: string | null): string {
  return markup(changes, identityToken).replace(/<[^>]+>/g, '');
}

function markup(changes: Partial<PublicPlan>, identityToken: string | null = null): string {
  const card = { id: 'prc_1', provider: 'stripe', amount: { amountMinor: '900', currency: 'EUR' } };
  const plan: PublicPlan = {
    id: 'pln_1' as PublicPlan['id'],
    name: 'Morning Notes',
    seller: 'Example Studio',
    interval: 'month',
    trialDays: 0,
    trialWithoutCard: false,
    description: '',
    highlights: [],
    prices: [card] as PublicPlan['prices'],
    channels: ['Morning Notes'],
    onSale: true,
    ...changes,
  };
  const queryClient = new QueryClient();
  return renderToStaticMarkup(
    <IntlProvider locale="en" messages={shopMessages as never}>
      <QueryClientProvider client={queryClient}>
        <TRPCProvider trpcClient={createTRPCClient<AppRouter>({ links: [] })} queryClient={queryClient}>
          <PlanCard plan={plan} identityToken={identityToken} />
        </TRPCProvider>
      </QueryClientProvider>
    </IntlProvider>,
  );
}
