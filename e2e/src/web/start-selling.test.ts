import type { AttentionCounts } from '@latchkey/contracts/procedures/attention';
import { expect as see } from '@playwright/test';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openVisitor } from '../tour/open-visitor.ts';
import { type Api, createApi, signIn } from '../world/api.ts';
import { openChromium } from '../world/browser-window.ts';
import { createBuyer } from '../world/buyer.ts';
import { openWorld, type TestWorld } from '../world/open-world.ts';
import { waitFor } from '../world/wait-for.ts';

const browser = await openChromium();
let world: TestWorld;

beforeAll(async () => {
  if (browser) world = await openWorld();
});
afterAll(async () => {
  await browser?.close();
  await world?.stop();
});

/** Somebody who signs up and founds an organisation, as the pages for it do. */
async function signUp(): Promise<{ cookie: string; organisationId: string; api: Api }> {
  const { api: apiUrl, web } = world.stack.urls;
  const credentials = { email: 'nina@example.com', password: 'a long password of hers' };
  const response = await fetch(`${apiUrl}/api/auth/sign-up/email`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: web },
    body: JSON.stringify({ name: 'Nina', ...credentials }),
  });
  expect(response.status).toBe(200);
  const session = await signIn(apiUrl, web, credentials);
  const api = createApi(apiUrl, session);
  const { id } = await api.organisation.create.mutate({ name: 'Nina Writes' });
  return { cookie: session.cookie ?? '', organisationId: id, api };
}

test.skipIf(!browser)(
  'from sign-up to on sale: each step turns green by itself, in under a minute',
  async () => {
    if (!browser) return;
    const { sandbox, stack } = world;
    const { urls } = stack;
    const begun = performance.now();
    const { cookie, organisationId, api } = await signUp();
    const { page, complaints, close } = await openVisitor(browser, {
      session: { apiUrl: urls.api, cookie },
    });
    const step = (name: RegExp) =>
      page.getByRole('listitem').filter({ has: page.getByRole('button', { name }) });
    const isDone = (name: RegExp) => see(step(name).getByText('Done', { exact: true })).toBeVisible();

    // From the overview, which has nothing to show yet, the way is one click.
    await page.goto(`${urls.web}/o/${organisationId}`);
    await page.getByRole('link', { name: 'Go on with getting started' }).click();

    // Stripe: its own page, and back; the account is read again by itself.
    await see(page.getByLabel('E-mail for Stripe')).toHaveValue('nina@example.com');
    await page.getByRole('button', { name: 'Connect Stripe' }).click();
    await page.getByRole('button', { name: /All done/ }).click();
    await isDone(/Get paid by Stripe/);

    // Telegram: who she is, then the bot added to her channel. The page hears of both.
    const nina = await sandbox.person('Nina');
    const [telegram] = await Promise.all([
      page.waitForEvent('popup'),
      page.getByRole('button', { name: 'Open Telegram' }).click(),
    ]);
    await telegram.waitForURL(/\/play\?/);
    await sandbox.start(nina, new URL(telegram.url()).searchParams.get('start') ?? '');
    await telegram.close();
    await isDone(/Say who you are in Telegram/);
    const chatId = await sandbox.channel(nina, 'Nina Writes');
    await sandbox.addBot(chatId, nina, { can_invite_users: true, can_restrict_members: false });
    const channel = step(/Connect a channel or group/);
    await see(channel.getByText('Ban users', { exact: true })).toBeVisible();
    await sandbox.addBot(chatId, nina);
    await isDone(/Connect a channel or group/);

    const [connected] = await api.channel.list.query({});
    await api.plan.create.mutate({
      name: 'Monthly letters',
      interval: 'month',
      channelIds: connected ? [connected.id] : [],
      price: { amountMinor: '900', currency: 'EUR' },
    });
    await see(page.getByRole('heading', { name: 'You are on sale' })).toBeVisible();
    const tookMs = performance.now() - begun;
    const link = await page.getByText(`${urls.web}/`).first().textContent();
    const told = await page.getByTestId('time-to-on-sale').textContent();
    process.stdout.write(
      `e2e: from sign-up to on sale in ${(tookMs / 1000).toFixed(1)} s; the page says: ${told}\n`,
    );
    expect(tookMs).toBeLessThan(60_000);
    expect(told).toMatch(/\d+ seconds?/);

    // The link leads to what buyers see.
    await page.goto(/https?:\S+/.exec(link ?? '')?.[0] ?? '');
    await see(page.getByText('Monthly letters').first()).toBeVisible();
    expect(complaints).toEqual([]);
    await close();
  },
);

test.skipIf(!browser)(
  'the overview follows a sale by itself, and what needs attention is counted everywhere',
  async () => {
    if (!browser) return;
    const { urls } = world.stack;
    const { cookie = '' } = await signIn(urls.api, urls.web, world.seeded.creator);
    const { page, complaints, close } = await openVisitor(browser, { session: { apiUrl: urls.api, cookie } });
    const [organisation] = await world.creator.organisation.list.query();
    await page.goto(`${urls.web}/o/${organisation?.id}`);
    const tile = (name: string) => page.locator('dl > div').filter({ hasText: name });
    await see(tile('Members')).toContainText('0');
    await see(tile('Monthly recurring')).toContainText('no subscription yet');

    const ada = await createBuyer(world);
    await ada.buy(world.seeded.plans.monthly.id);
    await see(tile('Members').getByText('1', { exact: true })).toBeVisible({ timeout: 15_000 });
    await see(tile('Monthly recurring')).toContainText('€9.00');
    await see(tile('Net this month')).toContainText('€');

    // Somebody takes a right away from the bot: heard of without a click, and gone again by itself.
    const { chatId } = world.channel;
    const { telegramUserId } = world.seeded.creator;
    await world.sandbox.addBot(Number(chatId), telegramUserId, {
      can_invite_users: true,
      can_restrict_members: false,
    });
    const badge = page.getByText(/need(s)? attention$/, { exact: false }).and(page.locator('.sr-only'));
    await see(badge).toBeAttached({ timeout: 15_000 });
    await see(page.getByText('Ban users')).toBeVisible();
    await world.sandbox.addBot(Number(chatId), telegramUserId);
    await see(badge).not.toBeAttached({ timeout: 15_000 });
    const counts: AttentionCounts = await waitFor('nothing that waits', async () => {
      const found = await world.creator.attention.count.query({});
      return found.total === 0 ? found : null;
    });
    expect(counts.total).toBe(0);
    expect(complaints).toEqual([]);
    await close();
  },
);
