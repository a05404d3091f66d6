import { type Locator, type Page, expect as see } from '@playwright/test';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Look, looks } from '../tour/looks.ts';
import { openVisitor } from '../tour/open-visitor.ts';
import { shoot } from '../tour/shoot.ts';
import { shown } from '../tour/shown.ts';
import { signIn } from '../world/api.ts';
import { openChromium } from '../world/browser-window.ts';
import { createBuyer } from '../world/buyer.ts';
import { openWorld, type TestWorld } from '../world/open-world.ts';
import { fillMembers } from './fill-members.ts';

const many = Number(process.env.MANY_MEMBERS ?? 1_000);
const browser = await openChromium();
let world: TestWorld;
let session: { apiUrl: string; cookie: string };
let home: string;

beforeAll(async () => {
  if (!browser) return;
  world = await openWorld();
  const { urls } = world.stack;
  const [organisation] = await world.creator.organisation.list.query();
  home = `${urls.web}/o/${organisation?.id}`;
  const { cookie = '' } = await signIn(urls.api, urls.web, world.seeded.creator);
  session = { apiUrl: urls.api, cookie };
});
afterAll(async () => {
  await browser?.close();
  await world?.stop();
});

test.skipIf(!browser)(
  'support finds a member, gives days and takes them back, gives money back; access follows',
  async () => {
    if (!browser) return;
    const grace = await createBuyer(world, { name: 'Grace Hopper' });
    await grace.enter(world.seeded.plans.monthly.id);
    await fillMembers(world, many);
    const { page, complaints, close } = await openVisitor(browser, { session });

    await page.goto(`${home}/members`);
    await page
      .getByRole('status')
      .filter({ hasText: /members$/ })
      .waitFor();
    await shown(page);
    await shoot(page, 'members-light');
    await page.mouse.wheel(0, 60_000);
    await page.waitForFunction('scrollY > 20000');
    // However many there are, only what is seen is on the page.
    expect(await page.locator('main li').count()).toBeLessThan(80);

    await page.getByRole('searchbox').fill('grace hop');
    await page.waitForURL(/query=grace/);
    const row = page.locator('main').getByRole('link', { name: /Grace Hopper/ });
    await row.waitFor();
    await row.focus();
    await page.keyboard.press('Enter');

    await page.getByRole('heading', { name: 'Grace Hopper' }).waitFor();
    await page.getByText('Inside, and all is well.').waitFor();
    await page.getByText('Was let into').first().waitFor();
    await shown(page);
    await shoot(page, 'member-light');

    await page.getByRole('button', { name: 'Give days' }).click();
    await page.getByLabel('Days', { exact: true }).fill('14');
    await page.getByRole('dialog').getByRole('button', { name: 'Give days' }).click();
    await page.getByText('Please fill this in.').waitFor();
    await page.getByLabel('Reason').fill('an outage');
    await page.getByRole('dialog').getByRole('button', { name: 'Give days' }).click();
    await page.getByText(/^Was given/).waitFor();
    await page.getByRole('button', { name: 'Undo' }).click();
    await page.getByText(/was taken back$/).waitFor();

    await page.getByRole('button', { name: 'Refund' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Refund' }).click();
    await page.getByText(/went back: done/).waitFor();
    await page
      .getByText(/the money was given back/)
      .first()
      .waitFor();
    await page.getByText('Out: nothing entitles them any more.').waitFor({ timeout: 20_000 });
    expect(await grace.inChat()).toBe('left');
    expect(complaints).toEqual([]);
    await shown(page);
    await shoot(page, 'member-after-light');
    const memberUrl = page.url();
    await close();
    if (process.env.SCREENSHOT_DIR) await lookAround(memberUrl);
  },
);

/** Goes forward by Tab until this has the focus. */
async function tabTo(page: Page, wanted: Locator): Promise<void> {
  for (let presses = 0; presses < 60; presses++) {
    if ((await wanted.and(page.locator(':focus')).count()) > 0) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`the keyboard does not lead to ${wanted}`);
}

test.skipIf(!browser)('by keyboard alone: to a member, an act begun and left, done and undone', async () => {
  if (!browser) return;
  const edith = await createBuyer(world, { name: 'Edith Clarke' });
  await edith.enter(world.seeded.plans.monthly.id);
  const { page, close } = await openVisitor(browser, { session });
  const { keyboard } = page;
  await page.goto(home);
  await shown(page);
  await keyboard.press('Control+k');
  await keyboard.type('edith cl');
  await page.getByRole('option', { name: /Edith Clarke/, selected: true }).waitFor();
  await keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Edith Clarke' }).waitFor();

  const give = page.getByRole('button', { name: 'Give days' });
  const dialog = page.getByRole('dialog');
  await give.waitFor();
  await tabTo(page, give);
  await keyboard.press('Enter');
  await dialog.waitFor();
  await keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
  // Whoever leaves an act is where they were.
  await see(give).toBeFocused();
  await keyboard.press('Enter');
  await tabTo(page, dialog.getByLabel('Reason'));
  await keyboard.type('by hand');
  await keyboard.press('Enter');
  await page.getByText(/^Was given/).waitFor();
  await keyboard.press('F8');
  await tabTo(page, page.getByRole('button', { name: 'Undo' }));
  await keyboard.press('Enter');
  await page.getByText(/was taken back$/).waitFor();
  await close();
});

// The last one, because it moves the clock for all.
test.skipIf(!browser)(
  'a renewal fails: the page says grace and until when, then that they are out, and why',
  async () => {
    if (!browser) return;
    const { urls } = world.stack;
    const mary = await createBuyer(world, { name: 'Mary Somerville' });
    const subscription = await mary.enter(world.seeded.plans.monthly.id);
    await world.sandbox.stripe(`subscriptions/${subscription}/fail-next`, { how: 'decline' });
    await world.sandbox.advance('31d');
    await mary.until('in grace', (access) => access.graceUntil !== null);
    const { items } = await world.developer.subscriber.list.query({ query: 'Mary Somerville' });
    const { cookie = '' } = await signIn(urls.api, urls.web, world.seeded.creator);
    const { page, complaints, close } = await openVisitor(browser, { session: { apiUrl: urls.api, cookie } });
    await page.goto(`${home}/members/${items[0]?.id}`);
    await page.getByText(/A payment failed\. They keep their access until/).waitFor();
    await shown(page);
    await shoot(page, 'member-in-grace');
    await world.sandbox.advance('6d');
    await mary.revoked();
    await page.getByText('Out: nothing entitles them any more.').waitFor({ timeout: 20_000 });
    const history = page.getByRole('region', { name: 'What happened, and why' });
    await shown(page);
    await shoot(page, 'member-out');
    for (const words of [
      'The renewal of Monthly could not be charged (€9.00)',
      /^Grace began in .+: access is kept while the payment is waited for$/,
      /^Must leave /,
      /^Out of .+, as Telegram confirmed/,
    ])
      await see(history.getByText(words)).toBeVisible();
    expect(await mary.inChat()).toBe('left');
    expect(complaints).toEqual([]);
    await close();
  },
);

/** The pages as they look in the dark, on a phone, and in French. */
async function lookAround(memberUrl: string): Promise<void> {
  if (!browser) return;
  const pages = {
    members: `${home}/members`,
    member: memberUrl,
    money: `${home}/money`,
    import: `${home}/members/import`,
  };
  for (const look of Object.keys(looks) as Look[]) {
    const { page, complaints, close } = await openVisitor(browser, {
      session,
      look,
      locale: look === 'dark' ? 'fr-FR' : 'en-GB',
    });
    for (const [name, url] of Object.entries(pages)) {
      await page.goto(url);
      await shown(page);
      await shoot(page, `${name}-${look}`);
    }
    expect(complaints).toEqual([]);
    await close();
  }
}
