import type { AppRouter } from '@latchkey/api/router';
import type { ShopPlan } from '@latchkey/contracts/procedures/shop';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { createTRPCClient } from '@trpc/client';
import { renderToStaticMarkup } from 'react-dom/server';
import { beforeAll, expect, test, vi } from 'vitest';
import { TRPCProvider } from '../../../api/trpc.ts';
import { shopMessages as en } from '../../../messages/en/shop.ts';
import { shopMessages as fr } from '../../../messages/fr/shop.ts';
import { MessagesProvider } from '../../../messages/messages-provider.tsx';
import { OrderCard } from './order-card.tsx';

beforeAll(() => {
  vi.stubGlobal('navigator', { languages: ['en-IE', 'fr-FR'] });
});

test('the order button says what the law wants it to say, also for a trial and in French', () => {
  expect(text({})).toContain('Pay by card — order with obligation to pay');
  expect(text({ trialDays: 7 })).toContain('Start the trial by card — order with obligation to pay');
  expect(text({ trialDays: 7 })).toContain('Free for 7 days, then €9.00 per month');
  expect(text({}, null, 'fr')).toContain('Payer par carte — Commander avec obligation de paiement');
});

test('a trial that asks for no card says so, and that it ends by itself; its button obliges to nothing', () => {
  const trial = { trialDays: 7, trialWithoutCard: true };
  const words = text(trial);
  expect(words).toContain('Free for 7 days, without a card. To stay, add one on your own page');
  expect(words).toContain('Start the free trial — no card, no obligation to pay');
  expect(words).not.toContain('order with obligation');
  expect(text(trial, null, 'fr')).toContain('l’essai prend fin de lui-même et rien n’est débité');
});

test('a code is asked for of who has one, also where nothing is sold', () => {
  for (const plan of [{}, { onSale: false }]) expect(text(plan)).toContain('I have a code');
});

test('the price says that it includes VAT, or that none is charged; the box is not ticked in advance', () => {
  expect(text({})).toContain('€9.00per monthincl. VAT');
  expect(text({ creator: { ...creator, identity: { ...identity, vatExempt: true } } })).toContain(
    'No VAT is charged',
  );
  expect(text({}, null, 'fr')).toContain('TTC');
  expect(markup({})).toMatch(/<input[^>]*type="checkbox"/);
  expect(markup({})).not.toContain('checked=""');
  expect(text({})).toContain('I want it to begin at once.');
});

test('a plan that is not on sale has no button', () => {
  expect(text({ onSale: false })).toContain('Not yet on sale');
  expect(markup({ onSale: false })).not.toContain('type="submit"');
});

test('a plan for Stars alone is not offered by card', () => {
  const stars = { id: 'prc_2', provider: 'stars', amount: { amountMinor: '450', currency: 'XTR' } };
  const plan = { prices: [stars] as ShopPlan['prices'] };
  expect(text(plan)).toContain('450 Stars');
  expect(markup(plan)).not.toContain('type="submit"');
});

test('who opened a link of the bot is told which account will enter', () => {
  expect(text({}, 'a.b')).toContain('Access goes to the Telegram account that opened this link');
  expect(text({}, null)).toContain('Afterwards you choose the Telegram account');
});

const identity: NonNullable<ShopPlan['creator']['identity']> = {
  legalName: 'Ada Example',
  address: '1 rue Exemple',
  country: 'FR',
  email: 'ada@example.com',
  phone: null,
  register: null,
  vatId: null,
  trader: true,
  vatExempt: false,
};
const creator = { slug: 'example-studio', name: 'Example Studio', identity };

type Language = 'en' | 'fr';

function text(changes: Partial<ShopPlan>, identityToken?: string | null, locale?: Language): string {
  return markup(changes, identityToken, locale).replace(/<[^>]+>/g, '');
}

function markup(
  changes: Partial<ShopPlan>,
  identityToken: string | null = null,
  locale: Language = 'en',
): string {
  const card = { id: 'prc_1', provider: 'stripe', amount: { amountMinor: '900', currency: 'EUR' } };
  const plan: ShopPlan = {
    id: 'pln_1' as ShopPlan['id'],
    name: 'Morning Notes',
    slug: 'morning-notes',
    seller: 'Example Studio',
    creator,
    consent: { text: 'I want it to begin at once.', version: 'v1' },
    interval: 'month',
    trialDays: 0,
    trialWithoutCard: false,
    description: '',
    highlights: [],
    prices: [card] as ShopPlan['prices'],
    channels: ['Morning Notes'],
    onSale: true,
    ...changes,
  };
  const messages = { en, fr: fr as unknown as typeof en };
  const queryClient = new QueryClient();
  return renderToStaticMarkup(
    <MessagesProvider locale={locale} messages={messages[locale]} load={async (to) => messages[to]}>
      <QueryClientProvider client={queryClient}>
        <TRPCProvider trpcClient={createTRPCClient<AppRouter>({ links: [] })} queryClient={queryClient}>
          <OrderCard plan={plan} identityToken={identityToken} code={null} reload={() => {}} />
        </TRPCProvider>
      </QueryClientProvider>
    </MessagesProvider>,
  );
}
