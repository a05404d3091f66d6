import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { checkout, dataFolder } from '@latchkey/stack/checkout';
import { liveAWhile } from './tour/live-a-while.ts';
import type { Look } from './tour/looks.ts';
import { memberKeyOf } from './tour/member-key-of.ts';
import { openVisitor } from './tour/open-visitor.ts';
import { type Known, places } from './tour/places.ts';
import { shown } from './tour/shown.ts';
import { writeToAll } from './tour/write-to-all.ts';
import { signIn } from './world/api.ts';
import { openChromium } from './world/browser-window.ts';
import { channelForSale } from './world/open-world.ts';
import { startWorld } from './world/world.ts';

/** `npm run screenshots`: the main pages, with a small community in them, into docs/screenshots/. */
const folder = join(checkout, 'docs', 'screenshots');
const wanted: readonly { place: string; name: string; look?: Look; locale?: string }[] = [
  { place: '/', name: 'home' },
  { place: '/c/$creator', name: 'creator' },
  { place: '/c/$creator/$plan', name: 'plan' },
  { place: '/c/$creator/$plan', name: 'plan-phone', look: 'phone' },
  { place: '/c/$creator/$plan', name: 'plan-french-dark', look: 'dark', locale: 'fr-FR' },
  { place: '/checkout/done', name: 'after-payment' },
  { place: '/member', name: 'memberships' },
  { place: '/o/$organisationId', name: 'overview' },
  { place: '/o/$organisationId', name: 'overview-dark', look: 'dark' },
  { place: '/o/$organisationId/members', name: 'members' },
  { place: '/o/$organisationId/members/$subscriberId', name: 'member' },
  { place: '/o/$organisationId/members/$subscriberId', name: 'member-phone', look: 'phone' },
  { place: '/o/$organisationId/money', name: 'money-dark', look: 'dark' },
  { place: '/o/$organisationId/attention', name: 'attention' },
  { place: '/o/$organisationId/channels', name: 'channels' },
  { place: '/o/$organisationId/broadcasts/$broadcastId', name: 'broadcast' },
  { place: '/o/$organisationId/plans', name: 'plans' },
  { place: '/o/$organisationId/plans/$planId/edit', name: 'plan-edit' },
  { place: '/o/$organisationId/settings/messages', name: 'messages' },
];

const say = (line: string) => process.stdout.write(`${line}\n`);
const browser = await openChromium();
if (!browser) process.exit(1);
mkdirSync(folder, { recursive: true });
const world = await startWorld({ dataDir: join(dataFolder, 'screenshots'), onStep: say });
try {
  const selling = { ...world, channel: await channelForSale(world) };
  say('three weeks of a small community');
  const { orderId, subscriberId } = await liveAWhile(selling);
  const [organisation] = await world.creator.organisation.list.query();
  const memberKey = await memberKeyOf(selling, orderId);
  const known: Known = {
    world: selling,
    organisationId: organisation?.id ?? '',
    orderId,
    subscriberId,
    memberKey,
    broadcastId: await writeToAll(selling),
  };
  const { urls } = world.stack;
  const { cookie = '' } = await signIn(urls.api, urls.web, world.seeded.creator);
  for (const { place, name, look = 'light', locale = 'en-GB' } of wanted) {
    const { page, close } = await openVisitor(browser, {
      look,
      locale,
      session: { apiUrl: urls.api, cookie },
    });
    await page.goto(`${urls.web}${places[place]?.(known)}`);
    await shown(page);
    await page.screenshot({ path: join(folder, `${name}.png`), fullPage: true });
    await close();
    say(`docs/screenshots/${name}.png`);
  }
} finally {
  await browser.close();
  await world.stop();
}
