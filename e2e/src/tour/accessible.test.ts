import { AxeBuilder } from '@axe-core/playwright';
import { pagePatterns } from '@latchkey/web/page-patterns';
import type { Page } from '@playwright/test';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { signIn } from '../world/api.ts';
import { openChromium } from '../world/browser-window.ts';
import { openWorld, type TestWorld } from '../world/open-world.ts';
import { liveAWhile } from './live-a-while.ts';
import { memberKeyOf } from './member-key-of.ts';
import { openVisitor } from './open-visitor.ts';
import { type Known, places } from './places.ts';
import { shown } from './shown.ts';

const browser = await openChromium();
let world: TestWorld;
let known: Known;
let session: { apiUrl: string; cookie: string };

beforeAll(async () => {
  if (!browser) return;
  world = await openWorld();
  const { orderId, subscriberId } = await liveAWhile(world);
  const [organisation] = await world.creator.organisation.list.query();
  const memberKey = await memberKeyOf(world, orderId);
  known = { world, organisationId: organisation?.id ?? '', orderId, subscriberId, memberKey };
  const { urls } = world.stack;
  const { cookie = '' } = await signIn(urls.api, urls.web, world.seeded.creator);
  session = { apiUrl: urls.api, cookie };
});
afterAll(async () => {
  await browser?.close();
  await world?.stop();
});

test('every page has a place in the tour', () => {
  expect([...pagePatterns].sort()).toEqual(Object.keys(places).sort());
});

test.skipIf(!browser).each(Object.entries(places))(
  'WCAG 2.1 A and AA, light and dark, and as wide as a phone: %s',
  async (_, addressOf) => {
    if (!browser) return;
    const { page, close } = await openVisitor(browser, { session });
    await page.goto(`${world.stack.urls.web}${addressOf(known)}`);
    await shown(page);
    expect(await violations(page)).toEqual([]);
    await page.emulateMedia({ colorScheme: 'dark' });
    expect(await violations(page)).toEqual([]);
    await page.setViewportSize({ width: 360, height: 780 });
    // Charts take their new width a moment after the window has it.
    await expect
      .poll(() => page.evaluate('document.documentElement.scrollWidth <= innerWidth'), {
        message: 'nothing is wider than a phone',
      })
      .toBe(true);
    await close();
  },
);

/** What axe finds, with where it is. */
async function violations(page: Page): Promise<string[]> {
  const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'];
  const { violations: found } = await new AxeBuilder({ page }).withTags(tags).analyze();
  return found.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(' ')}`));
}
