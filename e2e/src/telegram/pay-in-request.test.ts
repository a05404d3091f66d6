import { afterAll, beforeAll, expect, test } from 'vitest';
import { openChromium } from '../world/browser-window.ts';
import { openWorld, type TestWorld } from '../world/open-world.ts';

interface Link {
  url: string;
  createsJoinRequest: boolean;
  isRevoked: boolean;
}

const browser = await openChromium();
let world: TestWorld;
beforeAll(async () => {
  if (browser) world = await openWorld();
});
afterAll(async () => {
  await browser?.close();
  await world?.stop();
});

test.skipIf(!browser)(
  'who asks to join is shown the plans in Telegram, pays in Stars there, and is let in',
  async () => {
    if (!browser) return;
    const { sandbox, channel, stack } = world;
    const me = await sandbox.telegram<{ username: string }[]>('bots');
    const chatId = Number(channel.chatId);
    const { links } = await sandbox.telegram<{ links: Link[] }>(`chats/${chatId}`);
    const link = links.find(({ createsJoinRequest, isRevoked }) => createsJoinRequest && !isRevoked);
    await sandbox.telegram(`chats/${chatId}/join-request-bot`, { bot: me[0]?.username });
    const userId = await sandbox.person('Ada');
    const { outcome } = await sandbox.open(userId, link?.url ?? '');
    expect(outcome).toBe('request-sent');

    const page = await browser.newPage();
    const address = `${stack.urls.sandbox}/play/mini-app?user=${userId}&chat=${chatId}`;
    await expect.poll(async () => (await page.goto(address))?.url(), { timeout: 10_000 }).toBe(address);
    const app = page.frameLocator('#app');
    await app.getByRole('button', { name: /Pay .* Stars/ }).click();
    await page.getByRole('button', { name: /^Pay ★/ }).click();
    await app.getByRole('heading', { name: 'You are in' }).waitFor();
    expect(await sandbox.membership(chatId, userId)).toBe('member');
    await app.getByRole('button', { name: 'Close' }).click();
    await page.waitForURL(/\/play\?/);
    await page.close();
  },
  25_000,
);
