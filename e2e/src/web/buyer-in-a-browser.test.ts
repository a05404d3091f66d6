import type { Browser } from '@playwright/test';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Look } from '../tour/looks.ts';
import { openVisitor } from '../tour/open-visitor.ts';
import { shoot } from '../tour/shoot.ts';
import { shown } from '../tour/shown.ts';
import { openChromium } from '../world/browser-window.ts';
import { createBuyer } from '../world/buyer.ts';
import { openWorld, type TestWorld } from '../world/open-world.ts';
import { waitFor } from '../world/wait-for.ts';

const browser: Browser | null = await openChromium();
let world: TestWorld;

beforeAll(async () => {
  if (!browser) return;
  world = await openWorld();
});
afterAll(async () => {
  await browser?.close();
  await world?.stop();
});

const openWindow = (look: Look) => openVisitor(browser as Browser, { look });

test.skipIf(!browser).each(['light', 'phone'] as const)(
  'a buyer on the web, %s: plan, checkout, claim, way in; nothing in the console',
  async (look) => {
    const { urls } = world.stack;
    const { page, complaints } = await openWindow(look);
    await page.goto(`${urls.web}/c/sample-creator`);
    await page.getByRole('link', { name: 'See Monthly', exact: true }).waitFor();
    await shoot(page, `0-creator-${look}`);
    await page.getByRole('link', { name: 'See Monthly', exact: true }).click();
    const pay = page.getByRole('button', { name: /obligation to pay/ });
    await pay.waitFor();
    await page.getByText('incl. VAT').waitFor();
    await page.getByText('Sample Creator SAS').waitFor();
    await shoot(page, `1-plan-${look}`);
    await pay.click();
    await page.getByText('Please tick this first').waitFor();
    await page.getByRole('checkbox').check();
    await pay.click();

    await page.getByRole('button', { name: 'Subscribe' }).waitFor();
    await shoot(page, `2-checkout-${look}`);
    await page.getByRole('button', { name: 'Subscribe' }).click();

    await page.waitForURL(/checkout\/done/);
    const open = page.getByRole('link', { name: /Open Telegram/ });
    await open.waitFor();
    // Who sits at a desk scans it; on the phone itself there is nothing to scan.
    expect(await page.getByRole('img', { name: /QR code/ }).isVisible()).toBe(look !== 'phone');
    await shoot(page, `3-claim-${look}`);
    const deepLink = (await open.getAttribute('href')) ?? '';
    expect(deepLink).toMatch(/\?start=/);
    const buyer = await createBuyer(world);
    await world.sandbox.open(buyer.userId, deepLink);

    const enter = page.locator('a[href*="t.me/+"]');
    await enter.first().waitFor();
    await shoot(page, `4-way-in-${look}`);
    const wayIn = (await enter.first().getAttribute('href')) ?? '';
    await world.sandbox.open(buyer.userId, wayIn);
    await buyer.until('inside', (access) => access.joinedAt !== null);
    expect(await buyer.inChat()).toBe('member');
    expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
    expect(complaints).toEqual([]);
    await page.context().close();
  },
);

test.skipIf(!browser)('the status page: all green', async () => {
  const { page, complaints } = await openWindow('light');
  await page.goto(`${world.stack.urls.web}/status`);
  await page.getByRole('heading', { name: 'Everything works' }).waitFor();
  await shoot(page, '5-status');
  const { parts } = await world.creator.system.status.query();
  expect(parts.map((part) => [part.name, part.state])).toEqual(parts.map((part) => [part.name, 'ok']));
  expect(complaints).toEqual([]);
  await page.context().close();
});

test.skipIf(!browser)(
  'a plan and an order that do not exist, and a cancelled checkout, are said plainly',
  async () => {
    const { page } = await openWindow('light');
    const { web } = world.stack.urls;
    for (const [path, status] of [
      ['/c/nobody', 404],
      ['/c/sample-creator/nothing', 404],
      ['/c/sample-creator/monthly', 200],
    ] as const) {
      const answer = await fetch(`${web}${path}`);
      expect([path, answer.status]).toEqual([path, status]);
      if (status === 200) expect(await answer.text()).toContain('<title>Monthly · Sample Creator</title>');
    }
    const pages = {
      '6-unknown-plan': `/buy/pln_doesnotexist`,
      '7-cancelled': '/checkout/cancelled?order=ord_doesnotexist',
      '8-unknown-order': '/checkout/done?order=ord_doesnotexist',
      '9-not-found': '/no/such/page',
      '10-unknown-creator': '/c/nobody',
      '11-ask-link': '/member',
      '12-home': '/',
    };
    for (const [name, path] of Object.entries(pages)) {
      await page.goto(`${web}${path}`);
      await page.getByRole('heading', { level: 1 }).first().waitFor();
      await page.waitForLoadState('networkidle');
      await shoot(page, `${name}-light`);
      expect(await page.locator('body').textContent()).not.toMatch(/undefined|NaN|\[object|TRPC/);
    }
    await page.context().close();
  },
);

/** What moved by itself, and when the largest thing stood: asked of the browser, from the first paint on. */
const watchLayout = `
  window.seen = { shift: 0, largestMs: 0 };
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.seen.shift += entry.value;
  }).observe({ type: 'layout-shift', buffered: true });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) window.seen.largestMs = Math.round(entry.startTime);
  }).observe({ type: 'largest-contentful-paint', buffered: true });
`;

test.skipIf(!browser).each(['light', 'phone'] as const)(
  'nothing moves while a public page loads, %s',
  async (look) => {
    const { page } = await openWindow(look);
    await page.addInitScript(watchLayout);
    const paths = [
      '/',
      '/c/sample-creator',
      '/c/sample-creator/monthly',
      '/c/sample-creator/legal/terms',
      '/member',
      '/c/nobody',
    ];
    const largest: string[] = [];
    for (const path of paths) {
      await page.goto(`${world.stack.urls.web}${path}`);
      await shown(page);
      const seen = (await page.evaluate('window.seen')) as { shift: number; largestMs: number };
      expect([path, seen.shift < 0.01]).toEqual([path, true]);
      largest.push(`${path} ${seen.largestMs} ms`);
    }
    process.stdout.write(`e2e: largest paint, ${look}: ${largest.join(', ')}\n`);
    await page.context().close();
  },
);

test.skipIf(!browser)(
  'a double click, going back and a reload buy once; a code changes the price before the payment, and is kept',
  async () => {
    const { page, complaints } = await openWindow('light');
    const asked: string[] = [];
    page.on('request', (request) => {
      if (request.url().includes('checkout.create')) asked.push(request.postData() ?? '');
    });
    const pay = page.getByRole('button', { name: /obligation to pay/ });
    const toPay = async () => {
      await page.getByRole('checkbox').check();
      await pay.dblclick();
      await page.getByRole('button', { name: 'Subscribe' }).waitFor();
      return page.url();
    };
    await world.creator.coupon.create.mutate({
      code: 'SUMMER-20',
      off: { kind: 'percent', percent: 20 },
      lasts: { duration: 'repeating', months: 3 },
    });
    await page.goto(`${world.stack.urls.web}/c/sample-creator/monthly`);
    await page.getByRole('button', { name: 'I have a code' }).click();
    await page.keyboard.type('summer');
    await page.keyboard.press('Enter');
    await page.getByText('There is no such code').waitFor();
    expect(await page.getByLabel('Your code').inputValue()).toBe('summer');
    await page.keyboard.type('-20');
    await page.keyboard.press('Enter');
    await page.getByText('For the first 3 months, then €9.00 per month').waitFor();
    await shoot(page, '13-code-light');

    const first = await toPay();
    await page.getByText('€7.20').first().waitFor();
    await page.goBack();
    // The browser shows the page as it was left, or anew: then with the code, which is to be applied.
    await pay.waitFor();
    const apply = page.getByRole('button', { name: 'Apply' });
    if (await apply.isVisible()) await apply.click();
    await page.getByText('For the first 3 months').waitFor();
    expect(await toPay()).toBe(first);
    await page.goBack();
    await page.reload();
    await apply.click();
    await page.getByText('For the first 3 months').waitFor();
    expect(await toPay()).toBe(first);
    // One key each time, and one request for two clicks.
    expect(asked).toHaveLength(3);
    expect(new Set(asked.map((body) => /"idempotencyKey":"[^"]+"/.exec(body)?.[0])).size).toBe(1);
    await page.getByRole('button', { name: 'Subscribe' }).click();
    await page.getByRole('link', { name: /Open Telegram/ }).waitFor();
    expect(complaints).toEqual([]);
    await page.context().close();
  },
);

test.skipIf(!browser)(
  'an access code opens the plan from the same field; a member who comes again by the bot’s link is shown the way in',
  async () => {
    const { page, complaints } = await openWindow('phone');
    const { seeded, creator, sandbox, stack } = world;
    const planId = seeded.plans.monthly.id as never;
    await creator.accessCode.create.mutate({ code: 'FRIENDS', planId, days: 30 });
    await page.goto(`${stack.urls.web}/c/sample-creator/monthly?code=friends`);
    await page.getByRole('button', { name: 'Apply' }).click();
    await page.waitForURL(/checkout\/done/);
    await page.getByRole('link', { name: /Open Telegram/ }).waitFor();
    await shoot(page, '14-free-access-phone');

    const buyer = await createBuyer(world);
    await buyer.enter(planId);
    await sandbox.start(buyer.userId, `p-${planId}`);
    const link = await waitFor('the bot’s link to the plan', async () => {
      const messages = await sandbox.messages(buyer.userId);
      const buttons = messages.flatMap(({ reply_markup: markup }) => markup?.inline_keyboard?.flat() ?? []);
      return buttons.find(({ url }) => url?.includes('identity='))?.url;
    });
    await page.goto(link);
    await page.getByRole('checkbox').check();
    await page.getByRole('button', { name: /obligation to pay/ }).click();
    await page.getByText('You are a member already').waitFor();
    await shoot(page, '15-member-already-phone');
    expect(await page.getByRole('link', { name: 'To my membership' }).getAttribute('href')).toBe('/member');
    expect(complaints.filter((line) => !line.includes('409'))).toEqual([]);
    await page.context().close();
  },
);
