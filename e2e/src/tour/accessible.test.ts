import { pagePatterns } from '@latchkey/web/page-patterns';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { signIn } from '../world/api.ts';
import { openChromium } from '../world/browser-window.ts';
import { openWorld, type TestWorld } from '../world/open-world.ts';
import { liveAWhile } from './live-a-while.ts';
import { looks } from './looks.ts';
import { memberKeyOf } from './member-key-of.ts';
import { openVisitor, type Visitor } from './open-visitor.ts';
import { type Known, places } from './places.ts';
import { shown, still } from './shown.ts';
import { violationsOn } from './violations-on.ts';
import { writeToAll } from './write-to-all.ts';

const browser = await openChromium();
let world: TestWorld;
let known: Known;
/** One for the whole tour: what pages share is loaded once. */
let visitor: Visitor | undefined;

beforeAll(async () => {
  if (!browser) return;
  world = await openWorld();
  const { orderId, subscriberId } = await liveAWhile(world);
  const [organisation] = await world.creator.organisation.list.query();
  const memberKey = await memberKeyOf(world, orderId);
  const broadcastId = await writeToAll(world);
  known = { world, organisationId: organisation?.id ?? '', orderId, subscriberId, memberKey, broadcastId };
  const { urls } = world.stack;
  const { cookie = '' } = await signIn(urls.api, urls.web, world.seeded.creator);
  visitor = await openVisitor(browser, { session: { apiUrl: urls.api, cookie } });
});
beforeEach(async () => {
  await visitor?.page.emulateMedia({ colorScheme: 'light' });
  await visitor?.page.setViewportSize(looks.light.viewport);
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
    if (!visitor) return;
    const { page } = visitor;
    await page.goto(`${world.stack.urls.web}${addressOf(known)}`);
    await shown(page);
    expect(await violationsOn(page)).toEqual([]);

    // The dark look differs in colours, and in nothing else.
    await page.emulateMedia({ colorScheme: 'dark' });
    await still(page);
    expect(await violationsOn(page, ['color-contrast'])).toEqual([]);
    await page.setViewportSize({ width: 360, height: 780 });
    // Charts take their new width a moment after the window has it.
    await expect
      .poll(() => page.evaluate('document.documentElement.scrollWidth <= innerWidth'), {
        message: 'nothing is wider than a phone',
      })
      .toBe(true);
  },
);
