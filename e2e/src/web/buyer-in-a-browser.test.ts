import { mkdirSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContextOptions, Page } from '@playwright/test';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openChromium } from '../world/browser-window.ts';
import { createBuyer } from '../world/buyer.ts';
import { openWorld, type TestWorld } from '../world/open-world.ts';

const shots = process.env.SCREENSHOT_DIR ?? mkdtempSync(join(tmpdir(), 'latchkey-shots-'));
const looks: Record<string, BrowserContextOptions> = {
  light: { colorScheme: 'light', viewport: { width: 1280, height: 900 } },
  dark: { colorScheme: 'dark', viewport: { width: 1280, height: 900 } },
  phone: { colorScheme: 'light', viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true },
};

const browser: Browser | null = await openChromium();
let world: TestWorld;

beforeAll(async () => {
  if (!browser) return;
  mkdirSync(shots, { recursive: true });
  process.stdout.write(`e2e: screenshots are in ${shots}\n`);
  world = await openWorld();
});
afterAll(async () => {
  await browser?.close();
  await world?.stop();
});

/** A window that remembers what its console complained about. */
async function openWindow(look: string): Promise<{ page: Page; complaints: string[] }> {
  const context = await (browser as Browser).newContext(looks[look]);
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  return { page, complaints };
}

const shoot = (page: Page, look: string, name: string) =>
  page.screenshot({ path: join(shots, `${name}-${look}.png`), fullPage: true });

test.skipIf(!browser).each(Object.keys(looks))(
  'a buyer on the web, %s: plan, checkout, claim, way in; nothing in the console',
  async (look) => {
    const { urls } = world.stack;
    const { page, complaints } = await openWindow(look);
    await page.goto(`${urls.web}/c/sample-creator`);
    await page.getByRole('link', { name: 'See Monthly', exact: true }).waitFor();
    await shoot(page, look, '0-creator');
    await page.getByRole('link', { name: 'See Monthly', exact: true }).click();
    const pay = page.getByRole('button', { name: /obligation to pay/ });
    await pay.waitFor();
    await page.getByText('incl. VAT').waitFor();
    await page.getByText('Sample Creator SAS').waitFor();
    await shoot(page, look, '1-plan');
    await pay.click();
    await page.getByText('Please tick this first').waitFor();
    await page.getByRole('checkbox').check();
    await pay.click();

    await page.getByRole('button', { name: 'Subscribe' }).waitFor();
    await shoot(page, look, '2-checkout');
    await page.getByRole('button', { name: 'Subscribe' }).click();

    await page.waitForURL(/checkout\/done/);
    const open = page.getByRole('link', { name: /Open Telegram/ });
    await open.waitFor();
    // Who sits at a desk scans it; on the phone itself there is nothing to scan.
    expect(await page.getByRole('img', { name: /QR code/ }).isVisible()).toBe(look !== 'phone');
    await shoot(page, look, '3-claim');
    const deepLink = (await open.getAttribute('href')) ?? '';
    expect(deepLink).toMatch(/\?start=/);
    const buyer = await createBuyer(world);
    await world.sandbox.open(buyer.userId, deepLink);

    const enter = page.locator('a[href*="t.me/+"]');
    await enter.first().waitFor();
    await shoot(page, look, '4-way-in');
    const wayIn = (await enter.first().getAttribute('href')) ?? '';
    await world.sandbox.open(buyer.userId, wayIn);
    await buyer.until('inside', (access) => access.joinedAt !== null);
    expect(await buyer.inChat()).toBe('member');
    expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
    expect(complaints).toEqual([]);
    await page.context().close();
  },
);

test.skipIf(!browser).each(Object.keys(looks))('the status page, %s: all green', async (look) => {
  const { page, complaints } = await openWindow(look);
  await page.goto(`${world.stack.urls.web}/status`);
  await page.getByRole('heading', { name: 'Everything works' }).waitFor();
  await shoot(page, look, '5-status');
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
      await shoot(page, 'light', name);
      expect(await page.locator('body').textContent()).not.toMatch(/undefined|NaN|\[object|TRPC/);
    }
    await page.context().close();
  },
);
